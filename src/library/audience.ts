import { levelOf } from './ratings.ts';
import { PERMISSIONS, type Permission, type RatingLevel, type Story } from './story.ts';

type RatedLevel = Exclude<RatingLevel, 'unrated'>;

/** What a server's moderators have set about which stories may be shown where. */
export interface ShelfRules {
  /** The highest level shown outside age-restricted channels. */
  ceiling: RatedLevel;
  /** The level a story without a readable rating counts as. */
  unratedAs: RatedLevel;
}

export const DEFAULT_RULES: ShelfRules = { ceiling: 'teen', unratedAs: 'explicit' };

/** Who is looking, as far as the library is concerned: everything the gate needs and nothing of Discord. */
export interface Audience {
  /** The levels that may be shown here. */
  levels: ReadonlySet<RatingLevel>;
  ageRestricted: boolean;
  /** What counts for a story on which neither author nor curator has said a word. */
  defaultPermission: Permission;
}

const RATED: readonly RatedLevel[] = ['general', 'teen', 'mature', 'explicit'];

/** `ageRestricted` is Discord's own flag of the channel (or a thread's parent); where it is unknown, pass false. */
export function audienceOf(rules: ShelfRules, ageRestricted: boolean): Audience {
  const highest = ageRestricted ? RATED.length - 1 : RATED.indexOf(rules.ceiling);
  const levels = new Set<RatingLevel>(RATED.slice(0, highest + 1));
  if (levels.has(rules.unratedAs)) levels.add('unrated');
  return { levels, ageRestricted, defaultPermission: 'full' };
}

/**
 * What an audience may know of a story. `withheld`: above what may be shown here, so it is counted but never named;
 * `absent`: hidden by its author or a curator, as if it did not exist.
 */
export type Standing = 'shown' | 'withheld' | 'absent';

/** Every way to a story asks this (or its twin over the index, `Gate`): there is one gate. */
export function standing(story: Story, audience: Audience): Standing {
  if (permissionOf(story, audience) === 'hidden') return 'absent';
  return audience.levels.has(levelOf(story)) ? 'shown' : 'withheld';
}

/** How much of the story may be shown, its own word first, then the server's. */
export function permissionOf(story: Story, audience: Audience): Permission {
  return story.permission ?? audience.defaultPermission;
}

export function permits(story: Story, audience: Audience, wanted: Permission): boolean {
  return PERMISSIONS.indexOf(permissionOf(story, audience)) >= PERMISSIONS.indexOf(wanted);
}
