import type { Decks, Identity } from './decks.ts';
import { stableHash } from './names.ts';
import { capitalised } from './phrases.ts';
import * as from from './sparks.ts';

const SHAPE_NAMES = {
  crossover: 'Crossover',
  trope: 'Trope',
  'five-words': 'Five words',
  'first-line': 'First line',
  'last-line': 'Last line',
  dialogue: 'Dialogue only',
  'missing-scene': 'Missing scene',
  'what-if': 'What if',
  object: 'An object',
  season: 'A season',
  'three-sentences': 'Three sentences',
  'fix-it': 'Fix-it',
  au: 'Another world (AU)',
} as const;
export type ShapeName = keyof typeof SHAPE_NAMES;
/** What members read, by the name that is kept. */
export const SHAPE_LABELS: Record<ShapeName, string> = SHAPE_NAMES;

/** A kind of prompt: where its spark comes from and how the piece is to be told. */
export interface Shape extends Identity {
  name: ShapeName;
  text: string;
  /** Its two characters are of different fandoms unless others were asked for. */
  crossing: boolean;
  /** May ask for a manner of telling (a constraint) beside its own. */
  styled: boolean;
  /** Begins the last sentence, before the length. */
  manner: string;
  /** Its length is not counted in words. */
  unmeasured: boolean;
  sparks(decks: Decks): from.Spark[];
}

type Making = Partial<Pick<Shape, 'crossing' | 'styled' | 'manner' | 'unmeasured'>>;
function shape(name: ShapeName, sparks: Shape['sparks'], making: Making = {}): Shape {
  const id = `shape/${name}`;
  const plain = { crossing: false, styled: true, manner: 'Write it', unmeasured: false };
  return { id, hash: stableHash(id), name, text: SHAPE_LABELS[name], sparks, ...plain, ...making };
}

const OWN_FORM = { styled: false };
const whatIfs = from.patterns('what-ifs', (text) => `${capitalised(text)}?`);
const missingScenes = from.patterns('missing-scenes', (text) => `Write the scene nobody was shown: ${text}.`);
const fixIts = from.patterns('fix-its', (text) => `Put it right: this time, ${text}.`);

export const SHAPES: readonly Shape[] = [
  shape('crossover', from.meetings, { crossing: true }),
  shape('trope', from.tropes),
  shape('five-words', from.fiveWords),
  shape('first-line', from.firstLines, OWN_FORM),
  shape('last-line', from.lastLines, OWN_FORM),
  shape('dialogue', from.tropes, { ...OWN_FORM, manner: 'Tell it in dialogue alone,' }),
  shape('missing-scene', missingScenes),
  shape('what-if', whatIfs),
  shape('object', from.objects),
  shape('season', from.seasons),
  shape('three-sentences', from.tropes, {
    ...OWN_FORM,
    manner: 'Tell it in exactly three sentences',
    unmeasured: true,
  }),
  shape('fix-it', fixIts),
  shape('au', from.worlds),
];

/** Meetings of two fandoms are what this library's readers ask for first, so a free draw gives them more often. */
const FAVOURED = Array.from({ length: 4 }, (_, index) => ({
  hash: stableHash(`crossover/${index}`),
  name: 'crossover',
}));
export const SHAPE_TICKETS: readonly { hash: number; name: string }[] = [...SHAPES, ...FAVOURED];
