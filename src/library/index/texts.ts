/** Entries `from` (inclusive) to `to` (exclusive) of a sorted list. */
export interface Range {
  from: number;
  to: number;
}

export interface TextsParts {
  text: string;
  /** Where each entry begins in `text`, and after the last one where it ends. */
  starts: Uint32Array;
}

/**
 * A sorted list of distinct short texts as one string and their offsets: a fraction of the memory of an array of strings,
 * and a letter tree as well, since entries that begin alike stand together.
 */
export class Texts {
  readonly parts: TextsParts;
  readonly size: number;

  constructor(parts: TextsParts) {
    this.parts = parts;
    this.size = parts.starts.length - 1;
  }

  /** `texts` must be distinct and sorted as `Array.prototype.sort` does. */
  static of(texts: readonly string[]): Texts {
    const starts = new Uint32Array(texts.length + 1);
    let at = 0;
    for (const [index, text] of texts.entries()) {
      at += text.length;
      starts[index + 1] = at;
    }
    return new Texts({ text: texts.join(''), starts });
  }

  at(index: number): string {
    const { text, starts } = this.parts;
    return text.slice(starts[index], starts[index + 1]);
  }

  /** All of the list: the root of the tree. */
  get all(): Range {
    return { from: 0, to: this.size };
  }

  /** -1 when it is not in the list. */
  indexOf(text: string): number {
    const { from, to } = this.follow(this.all, 0, text, 0);
    return from < to && this.#length(from) === text.length ? from : -1;
  }

  /** Of `range`, whose entries agree in their first `depth` letters, those that go on like `text` from its letter `at`. */
  follow(range: Range, depth: number, text: string, at: number): Range {
    let here = range;
    for (let next = at; next < text.length && here.from < here.to; next += 1) {
      here = this.step(here, depth + next - at, text.charCodeAt(next));
    }
    return here;
  }

  /** Of `range`, whose entries agree in their first `depth` letters, those with `code` as the next. */
  step({ from, to }: Range, depth: number, code: number): Range {
    const first = this.#firstFrom(from, to, depth, code);
    return { from: first, to: this.#firstFrom(first, to, depth, code + 1) };
  }

  /** Each letter that entries of `range` go on with after their first `depth`, and those that do. */
  *branches(range: Range, depth: number): Generator<{ code: number; branch: Range }> {
    let from = this.#firstFrom(range.from, range.to, depth, 0);
    while (from < range.to) {
      const code = this.#letter(from, depth);
      const to = this.#firstFrom(from, range.to, depth, code + 1);
      yield { code, branch: { from, to } };
      from = to;
    }
  }

  /** Whether the entry is exactly `length` letters long. */
  endsAt(index: number, length: number): boolean {
    return this.#length(index) === length;
  }

  #firstFrom(from: number, to: number, depth: number, code: number): number {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#letter(middle, depth) < code) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** -1 past the entry's end, so that an entry stands before those it begins. */
  #letter(index: number, depth: number): number {
    const { text, starts } = this.parts;
    const at = (starts[index] ?? 0) + depth;
    return at < (starts[index + 1] ?? 0) ? text.charCodeAt(at) : -1;
  }

  #length(index: number): number {
    const { starts } = this.parts;
    return (starts[index + 1] ?? 0) - (starts[index] ?? 0);
  }
}
