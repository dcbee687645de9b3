import { type Channel, COMPONENT_TYPES, type Component, type Message, type User } from '../wire.ts';
import { COMMAND_TYPES, type Command, INTERACTION_TYPES } from '../wire-commands.ts';
import { createMessage, visibleMessages } from '../world/messages.ts';
import { has } from '../world/permissions.ts';
import type { OfferedFile } from '../world/uploads.ts';
import { isThread, type StoredMessage } from '../world/world.ts';
import type { Answer, OpenForm } from './answer.ts';
import {
  availableCommands,
  findChatCommand,
  findCommand,
  type Place,
  type TypedCommand,
} from './available-commands.ts';
import { ClientError } from './client-error.ts';
import { chosenValues, findButton, findSelect } from './controls.ts';
import type { Exchange } from './exchange.ts';
import { type FieldValues, filledForm } from './forms.ts';
import { type FilledOption, fillOptions, type OptionValue } from './option-values.ts';
import { Resolved } from './resolved.ts';
import { selectedEntities } from './selected.ts';

/** A member sitting in a channel: whatever one can do in Discord's app, with the checks that the app makes. */
export class Seat {
  readonly user: User;
  readonly channel: Channel;
  readonly #exchange: Exchange;

  constructor(exchange: Exchange, user: User, channel: Channel) {
    this.#exchange = exchange;
    this.user = user;
    this.channel = channel;
  }

  /** The slash commands that Discord offers this member here. */
  offered(): Command[] {
    return availableCommands(this.#place(), COMMAND_TYPES.chatInput);
  }

  /** One of them by its name; says which there are if it is none. */
  command(name: string): Command {
    return findCommand(this.#place(), COMMAND_TYPES.chatInput, name);
  }

  /** `slash('/daily setup', { channel: '#recommendations', time: '18:00' })` */
  async slash(typed: string, given: Record<string, OptionValue> = {}): Promise<Answer> {
    const place = this.#place();
    const command = findChatCommand(place, typed);
    const resolved = new Resolved(place.world);
    const options = fillOptions(place, command.options, given, resolved);
    return this.#send(INTERACTION_TYPES.command, { ...commandData(command, options), ...resolved.field });
  }

  /** What the bot suggests while `text` stands in the option; `given` are the options filled in before. */
  async autocomplete(
    typed: string,
    option: string,
    text: string,
    given: Record<string, OptionValue> = {},
  ): Promise<Answer> {
    const place = this.#place();
    const command = findChatCommand(place, typed);
    const found = command.options.find(({ name }) => name === option);
    if (!found?.autocomplete) throw new ClientError(`The option "${option}" of "${typed}" has no autocomplete`);
    const optional = command.options.map((one) => ({ ...one, required: false }));
    const others = fillOptions(place, optional, given, new Resolved(place.world));
    const focused: FilledOption = { name: option, type: found.type, value: text, focused: true };
    return this.#exchange.ask(
      { type: INTERACTION_TYPES.autocomplete, user: this.user, channel: this.channel, focusedType: found.type },
      commandData(command, [...others, focused]),
    );
  }

  /** Presses a button by its label or custom id. */
  async press(message: Message, button: string): Promise<Answer> {
    const source = this.#seen(message);
    return this.#use(source, findButton(source.message, button), {});
  }

  /** Chooses in a select by labels, or names of channels, roles or members; `select` is needed where there are several. */
  async choose(message: Message, wanted: string | readonly string[], select?: string): Promise<Answer> {
    const source = this.#seen(message);
    const list = typeof wanted === 'string' ? [wanted] : wanted;
    const component = findSelect(source.message, select, list);
    if (component.type === COMPONENT_TYPES.stringSelect) {
      return this.#use(source, component, { values: chosenValues(component, list) });
    }
    return this.#use(source, component, selectedEntities(this.#place(), component, list));
  }

  async submit(form: OpenForm | null, values: FieldValues): Promise<Answer> {
    if (!form) throw new ClientError('There is no form to submit');
    return this.#send(INTERACTION_TYPES.modalSubmit, filledForm(form.modal, values), form.interaction.source);
  }

  async messageMenu(name: string, message: Message): Promise<Answer> {
    const place = this.#place();
    const command = findCommand(place, COMMAND_TYPES.message, name);
    const resolved = new Resolved(place.world);
    const target_id = resolved.message(this.#seen(message).message);
    return this.#send(INTERACTION_TYPES.command, {
      id: command.id,
      name,
      type: command.type,
      target_id,
      ...resolved.field,
    });
  }

  async userMenu(name: string, username: string): Promise<Answer> {
    const place = this.#place();
    const command = findCommand(place, COMMAND_TYPES.user, name);
    const guild = place.world.guildOf(this.channel);
    const member = [...(guild?.members.values() ?? [])].find(({ user }) => user.username === username);
    if (!member) throw new ClientError(`There is no member "${username}" here`);
    const resolved = new Resolved(place.world);
    const target_id = resolved.member({ user: member.user, member });
    return this.#send(INTERACTION_TYPES.command, {
      id: command.id,
      name,
      type: command.type,
      target_id,
      ...resolved.field,
    });
  }

  /** Writes an ordinary message. */
  say(content: string, files: readonly OfferedFile[] = []): Message {
    const place = this.#place();
    const needed = isThread(this.channel) ? 'SendMessagesInThreads' : 'SendMessages';
    if (this.channel.guild_id !== undefined && !has(place.world.permissions(this.channel, place.member), needed)) {
      throw new ClientError(`${this.user.username} may not write here`);
    }
    const attached = files.map(({ name, content: text, contentType }) => ({
      filename: name,
      contentType: contentType ?? 'text/plain; charset=utf-8',
      bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
    }));
    return createMessage(place.world, { author: this.user, channel: this.channel, body: { content }, files: attached })
      .message;
  }

  /** What this member reads here, oldest first, private answers to them included. */
  messages(): Message[] {
    return visibleMessages(this.#place().world, this.channel.id, this.user.id);
  }

  #use(source: StoredMessage, { custom_id, type, id }: Component, values: object): Promise<Answer> {
    const data = { custom_id, component_type: type, id, ...values };
    return this.#send(INTERACTION_TYPES.component, data, source);
  }

  #send(type: number, data: object, source: StoredMessage | null = null): Promise<Answer> {
    return this.#exchange.ask({ type, user: this.user, channel: this.channel, source }, data);
  }

  #place(): Place {
    const { world } = this.#exchange;
    const guild = world.guildOf(this.channel);
    const member = guild?.members.get(this.user.id);
    const there =
      world.channels.has(this.channel.id) && (!guild || has(world.permissions(this.channel, member), 'ViewChannel'));
    if (!there) throw new ClientError(`${this.user.username} cannot see #${this.channel.name}`);
    return { world, channel: this.channel, member };
  }

  /** The message as it stands now, if this member can see it. */
  #seen({ id, channel_id }: Message): StoredMessage {
    const stored = this.#place().world.messages.get(channel_id)?.get(id);
    if (!stored || (stored.onlyFor !== null && stored.onlyFor !== this.user.id)) {
      throw new ClientError(`${this.user.username} cannot see that message`);
    }
    return stored;
  }
}

/** Subcommands wrap the options they take. */
function commandData({ command, path }: TypedCommand, options: readonly FilledOption[]): object {
  const wrapped = path.reduceRight<object[]>((inner, { name, type }) => [{ name, type, options: inner }], [...options]);
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
    ...(wrapped.length > 0 ? { options: wrapped } : {}),
  };
}
