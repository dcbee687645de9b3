/** A list of whole numbers below 2^32 that grows, in a quarter of an array's memory. */
export class Numbers {
  #values = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Uint32Array(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** The numbers pushed so far. */
  view(): Uint32Array {
    return this.#values.subarray(0, this.#length);
  }
}

/** Lists of numbers by key, all in one array: the list of key `k` is `values[starts[k]]` up to `values[starts[k + 1]]`. */
export interface Lists {
  starts: Uint32Array;
  values: Uint32Array;
}

/** Gathers pairs into lists by key; within a list the values keep the order of the pairs. */
export function listsOf(keys: Uint32Array, values: Uint32Array, keyCount: number): Lists {
  const starts = new Uint32Array(keyCount + 1);
  for (const key of keys) starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  for (let key = 0; key < keyCount; key += 1) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  const next = starts.slice();
  const sorted = new Uint32Array(values.length);
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? 0;
    const at = next[key] ?? 0;
    sorted[at] = values[index] ?? 0;
    next[key] = at + 1;
  }
  return { starts, values: sorted };
}

export function listOf({ starts, values }: Lists, key: number): Uint32Array {
  return values.subarray(starts[key], starts[key + 1]);
}

/** How long the list is; costs less than making it. */
export function lengthOf({ starts }: Lists, key: number): number {
  return (starts[key + 1] ?? 0) - (starts[key] ?? 0);
}
