import {
  type APIInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionType,
} from 'discord.js';
import type { Body, Line } from '../../src/discord/answer.ts';

/** Interactions as Discord sends them, as far as the bot reads them. */

let last = 0;
const GUILD = '100000000000000001';
const CHANNEL = '300000000000000001';

export interface Circumstances {
  id?: string;
  member?: { id?: string; permissions?: string; nick?: string };
  /** False: in direct messages. */
  onServer?: boolean;
  channel?: object | null;
  message?: object;
}

function base({ id, member = {}, onServer = true, channel, message }: Circumstances) {
  last += 1;
  const user = { id: member.id ?? '200000000000000001', username: 'reader', global_name: 'Reader' };
  const place = channel === undefined ? { id: CHANNEL, type: ChannelType.GuildText, nsfw: false } : channel;
  return {
    id: id ?? `9000000000000${String(last).padStart(5, '0')}`,
    token: 'token',
    application_id: '500000000000000001',
    version: 1,
    locale: 'en-GB',
    ...(place !== null && { channel: place }),
    channel_id: CHANNEL,
    ...(onServer
      ? { guild_id: GUILD, member: { user, nick: member.nick ?? null, permissions: member.permissions ?? '0' } }
      : { user }),
    ...(message && { message }),
  };
}

type Typed = Record<string, string | number | boolean>;

function typed(options: Typed, focused?: string) {
  const types = { string: ApplicationCommandOptionType.String, boolean: ApplicationCommandOptionType.Boolean };
  return Object.entries(options).map(([name, value]) => ({
    name,
    value,
    type: typeof value === 'number' ? ApplicationCommandOptionType.Integer : types[typeof value as keyof typeof types],
    ...(name === focused && { focused: true }),
  }));
}

export interface CommandCall {
  subcommand?: string;
  options?: Typed | object[];
  resolved?: object;
}

export function aCommand(name: string, call: CommandCall = {}, circumstances: Circumstances = {}): APIInteraction {
  const { subcommand, options = {}, resolved } = call;
  const given = Array.isArray(options) ? options : typed(options);
  const nested = [{ type: ApplicationCommandOptionType.Subcommand, name: subcommand, options: given }];
  return fake({
    ...base(circumstances),
    type: InteractionType.ApplicationCommand,
    data: { type: ApplicationCommandType.ChatInput, name, options: subcommand ? nested : given, resolved },
  });
}

export function typing(
  name: string,
  options: Typed,
  focused: string,
  circumstances: Circumstances = {},
): APIInteraction {
  return fake({
    ...base(circumstances),
    type: InteractionType.ApplicationCommandAutocomplete,
    data: { type: ApplicationCommandType.ChatInput, name, options: typed(options, focused) },
  });
}

export function aPress(customId: string, circumstances: Circumstances = {}): APIInteraction {
  return fake({
    ...base({ message: {}, ...circumstances }),
    type: InteractionType.MessageComponent,
    data: { component_type: ComponentType.Button, custom_id: customId },
  });
}

export function aChoice(customId: string, values: string[], circumstances: Circumstances = {}): APIInteraction {
  return fake({
    ...base({ message: {}, ...circumstances }),
    type: InteractionType.MessageComponent,
    data: { component_type: ComponentType.StringSelect, custom_id: customId, values },
  });
}

export function aForm(
  customId: string,
  filled: Record<string, string>,
  circumstances: Circumstances = {},
): APIInteraction {
  const components = Object.entries(filled).map(([name, value]) => ({
    type: ComponentType.Label,
    component: { type: ComponentType.TextInput, custom_id: name, value },
  }));
  return fake({
    ...base(circumstances),
    type: InteractionType.ModalSubmit,
    data: { custom_id: customId, components },
  });
}

export function aMenuUse(name: string, message: object, circumstances: Circumstances = {}): APIInteraction {
  return fake({
    ...base(circumstances),
    type: InteractionType.ApplicationCommand,
    data: {
      type: ApplicationCommandType.Message,
      name,
      target_id: '700000000000000001',
      resolved: { messages: { '700000000000000001': message } },
    },
  });
}

/** An interaction has dozens of parts that nothing reads; these have the others. */
function fake(parts: object): APIInteraction {
  return parts as APIInteraction;
}

export type Sent = ['respond', type: number, data: unknown] | ['edit' | 'follow-up', body: Body] | ['delete'];

/** Discord's side of an interaction: keeps what was said. `refuse` answers a call with an error. */
export class RecordedLine implements Line {
  readonly sent: Sent[] = [];
  refuse: (call: Sent) => Error | undefined = () => undefined;

  async #take(call: Sent): Promise<void> {
    const error = this.refuse(call);
    if (error) throw error;
    this.sent.push(call);
  }

  respond: Line['respond'] = (response) =>
    this.#take(['respond', response.type, 'data' in response ? response.data : undefined]);
  editOriginal: Line['editOriginal'] = (body) => this.#take(['edit', body]);
  followUp: Line['followUp'] = (body) => this.#take(['follow-up', body]);
  deleteOriginal: Line['deleteOriginal'] = () => this.#take(['delete']);

  /** All that the member read, in order. */
  get words(): string {
    return JSON.stringify(this.sent);
  }
}
