import { UserFacingError } from '../errors.ts';
import { audienceOf } from '../library/audience.ts';
import type { Rulebook } from '../library/rulebook.ts';
import { countWords } from '../library/words.ts';
import type { Gallery, Messenger } from './ports.ts';
import { DRABBLE_WORDS, type Prompt } from './prompt.ts';
import type { Fill } from './records.ts';
import { checkWords, distance, isMeasured } from './word-check.ts';
import type { Workshops } from './workshops.ts';

export interface Doorkeepers {
  workshops: Workshops;
  rules: Pick<Rulebook, 'of'>;
  messenger: Pick<Messenger, 'isAgeRestricted'>;
}

/**
 * The gallery that may take a drabble now.
 * @throws {UserFacingError} when its length or its rating does not fit, or where there is no gallery.
 */
export async function admit(fill: Fill, prompt: Prompt | null, keepers: Doorkeepers): Promise<Gallery> {
  const words = countWords(fill.text);
  if (!isMeasured(words, wantedWords(prompt))) {
    const check = checkWords(fill.text, prompt?.words ?? undefined);
    throw new UserFacingError(`That is ${words} words: ${distance(check)}.`);
  }
  const { gallery } = await keepers.workshops.of(fill.guildId);
  if (!gallery) {
    throw new UserFacingError('This server has no gallery yet. A moderator can choose one with `/workshop setup`.');
  }
  // A drabble that is posted already stays where it stands, whichever channel the gallery is by now.
  const ageRestricted = await keepers.messenger.isAgeRestricted(fill.post?.channelId ?? gallery.channelId);
  if (audienceOf(keepers.rules.of(fill.guildId), ageRestricted).levels.has(fill.rating)) return gallery;
  throw new UserFacingError(
    `The gallery of this server is not for drabbles rated ${fill.rating}. It has been kept for you; \`/drabble mine\` has it.`,
  );
}

/** Without a prompt a drabble is a drabble; null where the prompt does not count words. */
export function wantedWords(prompt: Pick<Prompt, 'words'> | null): number | null {
  return prompt === null ? DRABBLE_WORDS : prompt.words;
}
