/** The entries with the highest scores; of equal ones those offered first. */
export class Best {
  readonly #limit: number;
  readonly #kept: { entry: number; score: number }[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether an entry of this score would be kept: worth asking before costly checks. */
  wants(score: number): boolean {
    return this.#kept.length < this.#limit || score > (this.#kept.at(-1)?.score ?? Number.POSITIVE_INFINITY);
  }

  offer(entry: number, score: number): void {
    if (!this.wants(score)) return;
    const kept = this.#kept;
    let at = kept.length;
    while (at > 0 && (kept[at - 1]?.score ?? 0) < score) at -= 1;
    kept.splice(at, 0, { entry, score });
    if (kept.length > this.#limit) kept.pop();
  }

  entries(): number[] {
    return this.#kept.map(({ entry }) => entry);
  }
}
