import type { Status } from '../../src/library/story.ts';
import type { Random } from '../../src/ports.ts';
import { capital, madeUpWord, pick, pickZipf, vocabulary } from './vocabulary.ts';

/** The facts of a made-up story, before it is written down in some archive's format. */
export interface GeneratedStory {
  number: number;
  title: string;
  author: string;
  fandoms: string[];
  characters: string[];
  relationships: string[];
  tags: string[];
  rating: string;
  status: Status;
  published: string;
}

interface Fandom {
  name: string;
  characters: string[];
}

const RATINGS = [
  'General Audiences',
  'Teen And Up Audiences',
  'Teen And Up Audiences',
  'Mature',
  'Explicit',
  'Not Rated',
];
const STATUSES: Status[] = ['complete', 'complete', 'complete', 'in-progress', 'unknown'];

/** A community's worth of titles, pen names, fandoms and pairings, as uneven as they are in archives. */
export class StoryMaker {
  readonly words: string[];
  readonly #random: Random;
  readonly #fandoms: Fandom[];
  readonly #authors: string[];
  readonly #tags: string[];

  constructor(random: Random, stories: number) {
    this.#random = random;
    this.words = vocabulary(random, 12_000);
    this.#fandoms = times(400, () => this.#fandom());
    this.#authors = times(Math.ceil(stories / 4), () => this.#penName());
    this.#tags = times(3_000, () => times(1 + random.below(3), () => capital(this.#word())).join(' '));
  }

  make(number: number): GeneratedStory {
    const random = this.#random;
    const fandoms = this.#several(1 + (random.below(6) === 0 ? 1 : 0), () => pickZipf(random, this.#fandoms));
    const cast = fandoms.flatMap((fandom) =>
      this.#several(1 + random.below(4), () => pickZipf(random, fandom.characters)),
    );
    const [first, second] = cast;
    return {
      number,
      title: this.#title(cast),
      author: pickZipf(random, this.#authors),
      fandoms: fandoms.map(({ name }) => name),
      characters: cast,
      relationships: first && second ? [`${first}${random.below(2) ? '/' : ' & '}${second}`] : [],
      tags: this.#several(random.below(6), () => pickZipf(random, this.#tags)),
      rating: pick(random, RATINGS),
      status: pick(random, STATUSES),
      published: `20${String(random.below(24)).padStart(2, '0')}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`,
    };
  }

  #word(): string {
    return pickZipf(this.#random, this.words);
  }

  /** Common words and rare ones in equal parts, as titles have them. */
  #titleWord(): string {
    return capital(this.#random.below(2) === 0 ? this.#word() : pick(this.#random, this.words));
  }

  #title(cast: readonly string[]): string {
    const random = this.#random;
    const word = () => this.#titleWord();
    const who = () => (cast.length > 0 ? (pick(random, cast).split(' ')[0] ?? word()) : word());
    return pick(random, [
      () => `The ${word()} of ${word()}`,
      () => `${word()} and ${word()}`,
      () => `${word()} ${word()}`,
      () => `The ${word()} ${word()}`,
      () => `${who()}'s ${word()}`,
      () => `A ${word()} for ${who()}`,
      () => `${word()} ${word()} ${word()}`,
      () => `${word()}, ${word()} & the ${word()}`,
      () => `Of ${word()} and Other ${word()}s`,
      () => `In the ${word()} of the ${word()} ${word()}`,
      () => `${word()} ${1 + random.below(12)}: ${word()}`,
      () => word(),
    ])();
  }

  #fandom(): Fandom {
    const name = times(1 + this.#random.below(4), () => capital(this.#word())).join(' ');
    const characters = times(30, () => `${capital(madeUpWord(this.#random))} ${capital(madeUpWord(this.#random))}`);
    return { name, characters };
  }

  #penName(): string {
    const random = this.#random;
    const word = () => pick(random, this.words);
    return pick(random, [
      () => `${capital(word())}${capital(word())}`,
      () => `${word()}_${word()}`,
      () => `${word()}${random.below(100)}`,
      () => `${capital(madeUpWord(random))} ${capital(madeUpWord(random))}`,
      () => capital(madeUpWord(random)),
    ])();
  }

  #several<T>(count: number, make: () => T): T[] {
    return [...new Set(times(count, make))];
  }
}

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
const two = (number: number): string => String(number).padStart(2, '0');
