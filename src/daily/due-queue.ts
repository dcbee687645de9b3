/** One schedule's place in the queue. */
interface Place {
  key: string;
  at: number;
  order: number;
}

/**
 * Schedules by the instant at which each must be looked at next, as a binary heap: to ask whether any is due costs nothing,
 * however many there are. Those due in the same instant come in the order of their `order`.
 */
export class DueQueue {
  readonly #heap: Place[] = [];
  /** The valid place of each key; others in the heap are leftovers, passed over when they come up. */
  readonly #places = new Map<string, Place>();

  get size(): number {
    return this.#places.size;
  }

  /** Puts a key in its place, and out of any it had before. */
  put(key: string, at: number, order: number): void {
    const place = { key, at, order };
    this.#places.set(key, place);
    this.#heap.push(place);
    this.#rise(this.#heap.length - 1);
  }

  remove(key: string): void {
    this.#places.delete(key);
  }

  /** When `key` is looked at next. */
  at(key: string): number | undefined {
    return this.#places.get(key)?.at;
  }

  /** Takes the first key whose time has come. */
  takeDue(now: number): string | undefined {
    for (let [first] = this.#heap; first && first.at <= now; [first] = this.#heap) {
      this.#dropFirst();
      if (this.#places.get(first.key) !== first) continue;
      this.#places.delete(first.key);
      return first.key;
    }
    return undefined;
  }

  #dropFirst(): void {
    const last = this.#heap.pop();
    if (last && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink();
    }
  }

  #rise(start: number): void {
    const place = this.#heap[start];
    let index = start;
    while (place && index > 0) {
      const above = (index - 1) >> 1;
      const parent = this.#heap[above];
      if (!parent || !isBefore(place, parent)) break;
      this.#heap[index] = parent;
      index = above;
    }
    if (place) this.#heap[index] = place;
  }

  #sink(): void {
    const [place] = this.#heap;
    let index = 0;
    while (place) {
      const [left, right] = [this.#heap[2 * index + 1], this.#heap[2 * index + 2]];
      const [child, below] = left && right && isBefore(right, left) ? [right, 2 * index + 2] : [left, 2 * index + 1];
      if (!child || !isBefore(child, place)) break;
      this.#heap[index] = child;
      index = below;
    }
    if (place) this.#heap[index] = place;
  }
}

function isBefore(a: Place, b: Place): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
