import type { LocalDiscord } from '../local-discord.ts';
import type { Answer } from '../members/answer.ts';
import type { FieldValues } from '../members/forms.ts';
import { MESSAGE_FLAGS, type Message } from '../wire.ts';
import type { Modal } from '../wire-commands.ts';
import { textOf, type ViewLine, viewForm, viewMessage } from './message-view.ts';
import type { Names } from './readable.ts';
import type { EventName, StageEvent, Tell } from './stage-event.ts';

/** Tells what happens: finds the words for it, and remembers which messages have been told. */
export class Narrator {
  readonly #discord: LocalDiscord;
  readonly #tell: Tell;
  readonly #names: Names;
  readonly #told = new Set<string>();
  /** What the bot said in public and nobody has been told yet. */
  #posts: Message[] = [];

  constructor(discord: LocalDiscord, tell: Tell) {
    this.#discord = discord;
    this.#tell = tell;
    this.#names = namesIn(discord);
    discord.world.onEvent(({ name, data }) => {
      if (name !== 'MESSAGE_CREATE') return;
      const message = data as Message;
      if (message.author.id === discord.world.bot.id) this.#posts.push(message);
    });
  }

  /** The messages of an answer that have not been told; all of them, changed ones too, when it is `fresh`. */
  answer(answer: Answer, fresh: boolean): void {
    const messages = answer.messages.filter(({ id }) => fresh || !this.#told.has(id));
    for (const message of messages) {
      this.#told.add(message.id);
      this.#say('answer', {
        ...this.#ofMessage(message),
        private: (message.flags & MESSAGE_FLAGS.ephemeral) !== 0,
        acknowledgedInMs: answer.acknowledgedInMs,
      });
    }
  }

  /** What the bot said meanwhile of its own accord; gives whether there was anything. */
  posts(): boolean {
    const posts = this.#posts.filter(({ id }) => !this.#told.has(id));
    this.#posts = [];
    for (const post of posts) this.message(post);
    return posts.length > 0;
  }

  message(message: Message): void {
    this.#told.add(message.id);
    this.#say('post', { ...this.#ofMessage(message), private: (message.flags & MESSAGE_FLAGS.ephemeral) !== 0 });
  }

  form(modal: Modal, filled: FieldValues, acknowledgedInMs: number | null): void {
    const view = viewForm(modal, filled, this.#names);
    const author = this.#discord.world.bot.username;
    this.#say('form', {
      author,
      private: true,
      text: modal.title,
      components: modal.components,
      view,
      acknowledgedInMs,
    });
  }

  word(event: EventName, text: string, channel = ''): void {
    this.#say(event, { text, channel });
  }

  #ofMessage(message: Message): Partial<StageEvent> {
    const { author, components, channel_id } = message;
    const view: ViewLine[] = viewMessage(message, this.#names);
    const name = author.global_name ?? author.username;
    return { channel: this.#placeOf(channel_id), author: name, text: textOf(message, this.#names), components, view };
  }

  #placeOf(id: string): string {
    const channel = this.#discord.world.channels.get(id);
    return channel?.recipients ? `a direct message to ${channel.recipients[0]?.username}` : `#${channel?.name}`;
  }

  #say(event: EventName, more: Partial<StageEvent>): void {
    const plain = {
      channel: '',
      author: null,
      private: false,
      text: '',
      components: [],
      acknowledgedInMs: null,
      view: [],
    };
    this.#tell({ event, ...plain, ...more });
  }
}

function namesIn({ world }: LocalDiscord): Names {
  const roles = () => [...world.guilds.values()].flatMap((guild) => [...guild.roles.values()]);
  return {
    channel: (id) => world.channels.get(id)?.name ?? 'unknown',
    user: (id) => world.users.get(id)?.username ?? 'unknown',
    role: (id) => roles().find((role) => role.id === id)?.name ?? 'unknown',
  };
}
