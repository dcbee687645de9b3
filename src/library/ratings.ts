import { RATING_LEVELS, type RatingLevel, type Story } from './story.ts';

type RatedLevel = Exclude<RatingLevel, 'unrated'>;

/** The words of every archive, in the form that `fold` gives them. */
const WORDS: Record<RatedLevel, string> = {
  general: `fr7 frc frcc frk g pg k k+ u uc tvg tvy tvy7 tvpg e10 e10+ 7+ 9+ 10+
    general generalaudience generalaudiences gen everyone all allages anyage family familyfriendly childsafe`,
  teen: `fr13 fr15 frt frt13 frt15 pg12 pg13 pg14 pg15 t t+ tv14 12 12a 12+ 13 13+ 14 14+ 14a 15 15+
    teen teens teen+ teenandup teenandupaudiences teenager teenagers youngteens youngadult ya`,
  mature: `fr18 frm m m15 m15+ ma15 ma15+ m16 m16+ 16 16+ 17 17+ r r13 r15 r16 r17 r18 softr lightr mildr hardr pg16 pg17
    mature matureaudience matureaudiences restricted`,
  explicit: `fr21 frao frma nc17 nc18 nc21 nc ma tvma ao e x xx xxx 18 18+ r18+ 21 21+ a18 nsfw
    explicit adult adults adultsonly adultonly smut porn pwp`,
};

const LEVEL_OF_WORD: ReadonlyMap<string, RatedLevel> = new Map(
  (['general', 'teen', 'mature', 'explicit'] as const).flatMap((level) =>
    WORDS[level].split(/\s+/).map((word) => [word, level] as const),
  ),
);

/** What divides two ratings in one line ("PG-13/R", "T to M", "R (for violence)"). */
const BETWEEN = /\s*(?:[/,;|([–—]|\s-+\s|\b(?:to|or|and|through|thru|for|but|with)\b|&|\.\s)\s*/i;
const BEFORE =
  /^(?:(?:fiction|story|overall|over all|this is|strong|very|solid|probably|maybe|about|rated|rating|a)\b:?\s*)+/i;
/** Words that mean the same wherever in a line they stand. */
const ANYWHERE =
  /\b(?:fr-?\d{1,2}|nc-?17|pg-?1[35]|adults?(?: only)?|mature|explicit|teens?|general audiences?|all ages|18\s?\+)/gi;

/** The level of a printed rating, of any archive; of several ("PG to R") the strictest. Unreadable is `unrated`. */
export function ratingLevel(rating: string): RatingLevel {
  const text = rating.slice(0, 200).trim();
  const whole = LEVEL_OF_WORD.get(fold(text));
  if (whole) return whole;
  if (/^(?:not|un)[ -]?(?:yet )?rated\b/i.test(text)) return 'unrated';
  const parts = text.split(BETWEEN).flatMap((part) => leadingLevel(part) ?? []);
  return strictest(
    parts.length > 0 ? parts : [...text.matchAll(ANYWHERE)].flatMap(([word]) => LEVEL_OF_WORD.get(fold(word)) ?? []),
  );
}

/** The stricter of the archive's and the author's rating; a story with neither, or with one nobody can read, is `unrated`. */
export function levelOf(story: Pick<Story, 'rating' | 'authorRating'>): RatingLevel {
  const stated = [story.rating, story.authorRating].filter((rating) => rating !== null);
  return strictest(stated.map((rating) => ratingLevel(rating)));
}

function strictest(levels: readonly RatingLevel[]): RatingLevel {
  return RATING_LEVELS[Math.max(...levels.map((level) => RATING_LEVELS.indexOf(level)))] ?? 'unrated';
}

/** The level of the first word or words of `part`: "Teen And Up Audiences please" -> teen. */
function leadingLevel(part: string): RatedLevel | undefined {
  const words = part.replace(BEFORE, '').split(/\s+/);
  for (let length = Math.min(words.length, 4); length > 0; length -= 1) {
    const level = LEVEL_OF_WORD.get(fold(words.slice(0, length).join('')));
    if (level) return level;
  }
  return undefined;
}

const fold = (text: string): string => text.toLowerCase().replace(/[^a-z0-9+]/g, '');
