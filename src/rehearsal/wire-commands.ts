import type { Snowflake } from './snowflakes.ts';
import type { Component } from './wire.ts';

export interface CommandOption {
  type: number;
  name: string;
  description: string;
  required?: boolean | null;
  autocomplete?: boolean | null;
  choices?: Choice[] | null;
  options?: CommandOption[] | null;
  channel_types?: number[] | null;
  min_value?: number | null;
  max_value?: number | null;
  min_length?: number | null;
  max_length?: number | null;
}

export interface Choice {
  name: string;
  value: string | number;
}

/** A command as sent for registration. */
export interface CommandBody {
  type?: number | null;
  name: string;
  description?: string | null;
  options?: CommandOption[] | null;
  default_member_permissions?: string | number | null;
  dm_permission?: boolean | null;
  nsfw?: boolean | null;
  contexts?: number[] | null;
  integration_types?: number[] | null;
}

export const COMMAND_TYPES = { chatInput: 1, user: 2, message: 3 } as const;

export const OPTION_TYPES = {
  subcommand: 1,
  subcommandGroup: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

export interface Command {
  id: Snowflake;
  application_id: Snowflake;
  guild_id?: Snowflake;
  version: Snowflake;
  type: number;
  name: string;
  description: string;
  options: CommandOption[];
  default_member_permissions: string | null;
  nsfw: boolean;
  contexts: number[] | null;
  integration_types: number[];
}

export const INTERACTION_TYPES = { ping: 1, command: 2, component: 3, autocomplete: 4, modalSubmit: 5 } as const;

export const CALLBACK_TYPES = {
  pong: 1,
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

export interface Modal {
  custom_id: string;
  title: string;
  components: Component[];
}
