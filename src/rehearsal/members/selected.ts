import { COMPONENT_TYPES, type Component } from '../wire.ts';
import { OPTION_TYPES } from '../wire-commands.ts';
import type { Place } from './available-commands.ts';
import { ClientError } from './client-error.ts';
import { fillOptions } from './option-values.ts';
import { Resolved } from './resolved.ts';

const { userSelect, roleSelect, mentionableSelect, channelSelect } = COMPONENT_TYPES;

const AS_OPTION: Record<number, number> = {
  [userSelect]: OPTION_TYPES.user,
  [roleSelect]: OPTION_TYPES.role,
  [mentionableSelect]: OPTION_TYPES.mentionable,
  [channelSelect]: OPTION_TYPES.channel,
};

/** The values of a select over users, roles or channels, by their names. */
export function selectedEntities(
  place: Place,
  select: Component,
  names: readonly string[],
): { values: string[]; resolved?: object } {
  const type = AS_OPTION[select.type];
  if (type === undefined) throw new ClientError('This is no select');
  const resolved = new Resolved(place.world);
  const option = { name: 'choice', description: '', type, channel_types: select.channel_types ?? null };
  const values = names.flatMap((choice) =>
    fillOptions(place, [option], { choice }, resolved).map(({ value }) => String(value)),
  );
  return { values, ...resolved.field };
}
