import { type ChannelType, ApplicationCommandOptionType as Type } from 'discord.js';
import type { NameKind } from '../library/library.ts';
import type { Story } from '../library/story.ts';
import type { Context } from '../services.ts';
import { labelLine } from './cards/inert.ts';
import { LIMITS } from './limits.ts';

/** A line of an autocomplete list; `value` is an id or a short text, never a title. */
export interface Choice {
  name: string;
  value: string;
}

/** What Discord hands over for an option, resolved as far as the interaction itself goes. */
export type Given = string | number | boolean | GivenChannel | GivenRole | GivenMember | GivenFile;
export interface GivenChannel {
  id: string;
  name: string;
  type: ChannelType;
}
export interface GivenRole {
  id: string;
  name: string;
}
export interface GivenMember {
  id: string;
  name: string;
}
export interface GivenFile {
  url: string;
  name: string;
  /** Bytes. */
  size: number;
  contentType: string | null;
}

/** One option of a command: its declaration for Discord, its suggestions, and the way from what is given to a typed value. */
export interface Option<Value = unknown, Required extends boolean = boolean> {
  type: Type;
  description: string;
  required: Required;
  limits: {
    choices?: { name: string; value: string | number }[];
    min_value?: number;
    max_value?: number;
    min_length?: number;
    max_length?: number;
    channel_types?: ChannelType[];
  };
  suggest?: (typed: string, context: Context) => Choice[] | Promise<Choice[]>;
  /** @throws {UserFacingError} when what was given fits nothing. */
  resolve(given: Given, context: Context): Value | Promise<Value>;
}

export type Options = Record<string, Option>;

/** The values `run` receives: required options are there, the others may be undefined. */
export type Values<O extends Options> = {
  [K in keyof O]: O[K] extends Option<infer Value, infer Required>
    ? Required extends true
      ? Value
      : Value | undefined
    : never;
};

type Settings<Required extends boolean> = { description: string; required?: Required };
type Suggest = NonNullable<Option['suggest']>;

function make<Value, Required extends boolean = false>(
  type: Type,
  settings: Settings<Required>,
  rest: Pick<Option<Value>, 'resolve'> & { limits?: Option['limits']; suggest?: Suggest | undefined },
): Option<Value, Required> {
  const { limits = {}, suggest, resolve } = rest;
  const required = (settings.required ?? false) as Required;
  return { type, description: settings.description, required, limits, resolve, ...(suggest && { suggest }) };
}

const asGiven =
  <Value extends Given>() =>
  (given: Given): Value =>
    given as Value;

/** The kinds of option there are. Discord has checked type and limits before `resolve` sees a value. */
export const option = {
  text: <const Required extends boolean = false>(
    settings: Settings<Required> & { minLength?: number; maxLength?: number; suggest?: Suggest },
  ) =>
    make<string, Required>(Type.String, settings, {
      limits: {
        ...(settings.minLength !== undefined && { min_length: settings.minLength }),
        ...(settings.maxLength !== undefined && { max_length: settings.maxLength }),
      },
      suggest: settings.suggest,
      resolve: asGiven<string>(),
    }),

  /** A fixed list; the value is one of the keys, what members read are the values. */
  choice: <const Key extends string, Required extends boolean = false>(
    settings: Settings<Required> & { choices: Record<Key, string> },
  ) =>
    make<Key, Required>(Type.String, settings, {
      limits: { choices: Object.entries<string>(settings.choices).map(([value, name]) => ({ name, value })) },
      resolve: (given) => given as Key,
    }),

  integer: <const Required extends boolean = false>(settings: Settings<Required> & { min?: number; max?: number }) =>
    make<number, Required>(Type.Integer, settings, {
      limits: {
        ...(settings.min !== undefined && { min_value: settings.min }),
        ...(settings.max !== undefined && { max_value: settings.max }),
      },
      resolve: asGiven<number>(),
    }),

  boolean: <const Required extends boolean = false>(settings: Settings<Required>) =>
    make<boolean, Required>(Type.Boolean, settings, { resolve: asGiven<boolean>() }),

  channel: <const Required extends boolean = false>(settings: Settings<Required> & { types?: ChannelType[] }) =>
    make<GivenChannel, Required>(Type.Channel, settings, {
      limits: settings.types ? { channel_types: settings.types } : {},
      resolve: asGiven<GivenChannel>(),
    }),

  role: <const Required extends boolean = false>(settings: Settings<Required>) =>
    make<GivenRole, Required>(Type.Role, settings, { resolve: asGiven<GivenRole>() }),

  member: <const Required extends boolean = false>(settings: Settings<Required>) =>
    make<GivenMember, Required>(Type.User, settings, { resolve: asGiven<GivenMember>() }),

  file: <const Required extends boolean = false>(settings: Settings<Required>) =>
    make<GivenFile, Required>(Type.Attachment, settings, { resolve: asGiven<GivenFile>() }),

  /** A story of the shelf. Picked from the list the value is its id; typed words that fit one story are taken as meaning it. */
  story: <const Required extends boolean = false>(settings: Partial<Settings<Required>> = {}) =>
    make<Story, Required>(
      Type.String,
      { description: 'A story: begin to type its title or author', ...settings },
      {
        limits: { max_length: LIMITS.suggestions.value },
        suggest: (typed, { shelf }) =>
          shelf.suggest(typed).map((found) => ({ name: storyLine(found), value: found.id })),
        resolve: (given, { shelf }) => shelf.named(String(given)),
      },
    ),

  /** A name that the shelf's stories carry: a fandom, a character, an author, a tag. */
  named: <const Required extends boolean = false>(kind: NameKind, settings: Settings<Required>) =>
    make<string, Required>(Type.String, settings, {
      limits: { max_length: LIMITS.suggestions.value },
      suggest: (typed, { shelf }) =>
        shelf.suggestNames(kind, typed).map((name) => ({ name, value: name.slice(0, LIMITS.suggestions.value) })),
      resolve: asGiven<string>(),
    }),
};

/** "Title - Author", cut to what a choice may hold. */
function storyLine({ title, authors }: { title: string | null; authors: string[] }): string {
  const line = `${title ?? 'Untitled'} - ${authors.join(', ') || 'author not stated'}`;
  return labelLine(line, LIMITS.suggestions.name);
}
