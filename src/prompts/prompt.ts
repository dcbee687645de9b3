import { z } from 'zod';
import { RATING_LEVELS } from '../library/story.ts';
import { PARTS, type PartName, type Parts } from './dealer.ts';
import type { Character } from './decks.ts';
import { capitalised, listed, named } from './phrases.ts';
import type { Terms } from './playable.ts';
import { SHAPE_LABELS } from './shapes.ts';

/** A prompt as members read it and as it is kept: plain text, complete without any deck, story or idea it came from. */
export const promptSchema = z.object({
  code: z.string(),
  source: z.enum(['decks', 'story', 'idea']),
  /** "Crossover", "First line". */
  shape: z.string(),
  /** "Mina Harker & Mrs Hudson"; "/" for romance. */
  heading: z.string(),
  text: z.string(),
  fandoms: z.array(z.string()),
  characters: z.array(z.string()),
  rating: z.enum(RATING_LEVELS),
  romance: z.boolean(),
  /** What a piece is to measure; null where it is not counted in words. */
  words: z.number().nullable(),
  /** What may be drawn anew by itself, with what stands there now. */
  parts: z.array(z.object({ part: z.enum(PARTS), label: z.string(), value: z.string(), id: z.string() })),
  /** A sentence about each character and the place, for whoever has not met them. */
  facts: z.array(z.string()),
  /** Whose idea it was, by the name they chose; null for nobody's or for one who wished no name. */
  credit: z.string().nullable(),
  /** The story of the library it takes up. */
  storyId: z.string().nullable(),
});
export type Prompt = z.output<typeof promptSchema>;

export const DRABBLE_WORDS = 100;

export function promptFrom(code: string, parts: Parts, terms: Terms): Prompt {
  const cast = castOf(parts);
  const place = parts.spark.uses.place ? parts.setting : null;
  return {
    code,
    source: 'decks',
    shape: SHAPE_LABELS[parts.shape.name],
    heading: cast.map(({ name, article }) => capitalised(named({ name, article }))).join(terms.romance ? ' / ' : ' & '),
    text: sentences(parts, terms).join(' '),
    fandoms: [...new Set(cast.map(({ fandom }) => fandom.name))],
    characters: cast.map(({ name }) => name),
    rating: terms.rating,
    romance: terms.romance,
    words: wordsOf(parts, terms),
    parts: PARTS.flatMap((part) => shown(part, parts, cast)),
    facts: [...cast, ...(place ? [place] : [])].flatMap(({ name, fandom, fact }) =>
      fact === null ? [] : [`${capitalised(name)} (${fandom.name}): ${capitalised(fact)}`],
    ),
    credit: null,
    storyId: null,
  };
}

function castOf({ first, second, spark }: Parts): Character[] {
  return spark.uses.second ? [first, second] : [first];
}

function wordsOf({ shape, constraint }: Parts, terms: Terms): number | null {
  return shape.unmeasured ? null : (constraint?.words ?? terms.words ?? DRABBLE_WORDS);
}

function sentences(parts: Parts, terms: Terms): string[] {
  const { shape, spark, constraint } = parts;
  const words = wordsOf(parts, terms);
  const counted = words === null || constraint?.words ? [] : [`in exactly ${words} words`];
  const manner = [shape.manner, ...counted, ...(constraint ? [constraint.as] : [])];
  return [
    spark.tell(parts),
    ...(terms.romance ? ['Make it a love story.'] : []),
    `${manner.slice(0, 2).join(' ')}${manner
      .slice(2)
      .map((more) => `, ${more}`)
      .join('')}.`,
  ];
}

function shown(part: PartName, parts: Parts, cast: Character[]): Prompt['parts'] {
  const { shape, first, second, setting, spark, constraint } = parts;
  const line = (label: string, value: string, id: string) => [{ part, label, value, id }];
  switch (part) {
    case 'shape':
      return line('Kind of prompt', SHAPE_LABELS[shape.name], shape.id);
    case 'first':
      return line(cast.length > 1 ? 'First character' : 'Character', first.name, first.id);
    case 'second':
      return cast.length > 1 ? line('Second character', second.name, second.id) : [];
    case 'setting':
      return setting && spark.uses.place ? line('Place', setting.name, setting.id) : [];
    case 'spark':
      return line('What happens', spark.text, spark.id);
    case 'constraint':
      return shape.styled ? line('How it is told', constraint?.text ?? 'as one likes', constraint?.id ?? 'none') : [];
  }
}

/** "Dracula and Sherlock Holmes" */
export function fandomLine({ fandoms }: Pick<Prompt, 'fandoms'>): string {
  return listed(fandoms);
}
