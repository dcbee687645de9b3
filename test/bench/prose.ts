import type { Random } from '../../src/ports.ts';
import { capital, pick, pickZipf } from './vocabulary.ts';

/** Made-up prose, quickly: sentences are made once and put together anew for every paragraph. */
export class Prose {
  readonly #random: Random;
  readonly #words: readonly string[];
  readonly #sentences: string[];

  constructor(random: Random, words: readonly string[]) {
    this.#random = random;
    this.#words = words;
    this.#sentences = Array.from({ length: 40_000 }, () => sentence(random, words));
  }

  /** Paragraphs of about so many characters together. */
  paragraphs(characters: number): string[] {
    const paragraphs: string[] = [];
    for (let left = characters; left > 0; ) {
      const count = 1 + this.#random.below(7);
      // No two paragraphs begin alike: by their beginnings copies of a text are known.
      const opening = Array.from({ length: 6 }, () => pick(this.#random, this.#words)).join(' ');
      const sentences = Array.from({ length: count }, () => pick(this.#random, this.#sentences));
      const text = `${capital(opening)}. ${sentences.join(' ')}`;
      paragraphs.push(text);
      left -= text.length;
    }
    return paragraphs;
  }
}

function sentence(random: Random, words: readonly string[]): string {
  const length = 4 + random.below(16);
  const text = Array.from({ length }, () => pickZipf(random, words)).join(' ');
  return random.below(4) === 0 ? `"${capital(text)}," said ${capital(pickZipf(random, words))}.` : `${capital(text)}.`;
}

/** Story sizes as archives have them: half are short, a few are novels. In characters; the mean is about 25,000. */
export function storySize(random: Random): number {
  const uniform = () => (random.below(1 << 24) + 1) / (1 << 24);
  const normal = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  return Math.round(Math.min(1_500_000, Math.max(600, 8_000 * Math.exp(1.5 * normal))));
}
