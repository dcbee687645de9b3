import type { LocalDiscord } from '../local-discord.ts';
import type { Answer } from '../members/answer.ts';
import { ClientError } from '../members/client-error.ts';
import { findButton, findSelect } from '../members/controls.ts';
import { type FieldValues, findField } from '../members/forms.ts';
import type { Seat } from '../members/seat.ts';
import type { Message } from '../wire.ts';
import { type Action, helpText, readLine } from './line.ts';
import { Narrator } from './narrator.ts';
import type { Tell } from './stage-event.ts';
import { sendTyped } from './typed-command.ts';

const LISTED = 10;
const DIRECT = 'direct';
/** Real milliseconds without a request after which the bot is taken to have said all it had to say. */
const QUIET_MS = 60;

interface Where {
  member: string;
  channel: string;
}

/** Where one types as a member would: knows who one is, where, what was said last and which form is open. */
export class Stage {
  readonly #discord: LocalDiscord;
  readonly #narrator: Narrator;
  #where: Where = { member: 'fan', channel: 'general' };
  #form: { open: NonNullable<Answer['form']>; filled: FieldValues } | null = null;
  #busy = false;
  /** The message of the latest answer: where buttons are looked for first. */
  #latest: Message | null = null;

  constructor(discord: LocalDiscord, tell: Tell) {
    this.#discord = discord;
    this.#narrator = new Narrator(discord, tell);
  }

  /** `fan in #general` */
  get place(): string {
    return `${this.#where.member} in ${this.#channelName}`;
  }

  get #channelName(): string {
    const { channel } = this.#where;
    return channel === DIRECT ? 'direct messages' : `#${channel}`;
  }

  get seat(): Seat {
    return this.#seatOf(this.#where);
  }

  /** Tells what the bot did without being asked, unless a line is being run: then that comes afterwards. */
  tellNews(): boolean {
    return !this.#busy && this.#narrator.posts();
  }

  /** Does what a line says and tells what came of it; false when there was no valid answer. */
  async run(line: string): Promise<boolean> {
    const action = readLine(line);
    if (!action) {
      this.#narrator.word('problem', `"${line.trim()}" means nothing here. "help" lists what does.`);
      return false;
    }
    this.#busy = true;
    try {
      return await this.#perform(action);
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      this.#narrator.word('problem', error.message);
      return false;
    } finally {
      this.#busy = false;
    }
  }

  async #perform(action: Action): Promise<boolean> {
    switch (action.kind) {
      case 'slash':
        return this.#show(await sendTyped(this.seat, action.text, this.#narrator));
      case 'press':
        return this.#show(await this.#press(action.button));
      case 'choose':
        return this.#show(await this.#choose(action.choices));
      case 'menu':
        return this.#show(await this.seat.messageMenu(action.name, this.#latestMessage()));
      case 'submit':
        return this.#show(await this.#submit());
      case 'fill':
        return this.#fill(action.field, action.text);
      case 'say':
        this.#latest = this.seat.say(action.text);
        return this.#show(null, true);
      case 'as':
        return this.#move(action.member, this.#where.channel);
      case 'in':
        return this.#move(this.#where.member, action.channel);
      case 'messages':
        return this.#list();
      default:
        this.#narrator.word('note', helpText());
        return true;
    }
  }

  /** Tells an answer and what the bot did besides; `fine` is the outcome where there is none to tell. */
  async #show(answer: Answer | null, fine = false): Promise<boolean> {
    if (answer) this.#narrator.answer(answer, true);
    await this.#discord.quiet(QUIET_MS);
    if (answer) this.#narrator.answer(answer, false);
    this.#narrator.posts();
    if (!answer) return fine;
    const { form, error } = answer;
    this.#latest = answer.messages.at(-1) ?? this.#latest;
    this.#form = form ? { open: form, filled: {} } : null;
    if (form) this.#narrator.form(form.modal, {}, answer.acknowledgedInMs);
    if (error !== null) this.#narrator.word('problem', error);
    else if (!form && answer.messages.length === 0) this.#narrator.word('note', 'Done. There is nothing to read.');
    return error === null;
  }

  #press(button: string): Promise<Answer> {
    const message = this.#messageWith((candidate) => findButton(candidate, button), 'button');
    return this.seat.press(message, button);
  }

  #choose(choices: readonly string[]): Promise<Answer> {
    const message = this.#messageWith((candidate) => findSelect(candidate, undefined, choices), 'select');
    return this.seat.choose(message, choices, findSelect(message, undefined, choices).custom_id ?? undefined);
  }

  #fill(name: string, text: string): boolean {
    if (!this.#form) throw new ClientError('There is no form to fill in');
    const { open, filled } = this.#form;
    filled[findField(open.modal, name).label] = text;
    this.#narrator.form(open.modal, filled, null);
    return true;
  }

  #list(): boolean {
    const messages = this.seat.messages().slice(-LISTED);
    for (const message of messages) this.#narrator.message(message);
    if (messages.length === 0) this.#narrator.word('note', 'Nothing was said here yet.', this.#channelName);
    return true;
  }

  #submit(): Promise<Answer> {
    return this.seat.submit(this.#form?.open ?? null, this.#form?.filled ?? {});
  }

  /** Being somebody else, or going elsewhere; one stays where one is if that cannot be. */
  #move(member: string, channel: string): boolean {
    const next = { member, channel: /^(direct|dm)\b/i.test(channel) ? DIRECT : channel.replace(/^#/, '') };
    this.#seatOf(next).messages();
    this.#where = next;
    this.#form = null;
    this.#narrator.word('place', this.place, this.#channelName);
    return true;
  }

  #seatOf({ member, channel }: Where): Seat {
    try {
      const found = this.#discord.member(member);
      return channel === DIRECT ? found.directMessage() : found.in(channel);
    } catch (error) {
      throw new ClientError(error instanceof Error ? error.message : String(error));
    }
  }

  /** The newest message seen here that `find` finds something in; its complaint about the newest otherwise. */
  #messageWith(find: (message: Message) => unknown, what: string): Message {
    let complaint: unknown = null;
    for (const message of this.#candidates()) {
      try {
        find(message);
        return message;
      } catch (error) {
        if (message.components.length > 0) complaint ??= error;
      }
    }
    throw complaint ?? new ClientError(`There is no ${what} here`);
  }

  #latestMessage(): Message {
    const [message] = this.#candidates();
    if (!message) throw new ClientError('There is no message here');
    return message;
  }

  /** What this member sees here, the latest answer first, then newest first. */
  #candidates(): Message[] {
    const seen = this.seat.messages().toReversed();
    const latest = seen.find(({ id }) => id === this.#latest?.id);
    return latest ? [latest, ...seen.filter((message) => message !== latest)] : seen;
  }
}
