import type { Posts } from '../../src/daily/ports.ts';
import type { DailyRecords } from '../../src/daily/room.ts';
import type { SlotRecord } from '../../src/daily/slot-record.ts';
import type { Records } from '../../src/ports.ts';

/** The moments at which a kill hurts most; `before send` is the same moment as `after claim`. */
export const MOMENTS = ['before claim', 'after claim', 'after send', 'before record', 'after record'] as const;
export type Moment = (typeof MOMENTS)[number];

const never = new Promise<never>(() => {});

/** One run of the bot in this process. Once killed nothing it began goes on: every promise it waits for stays open. */
export class Life {
  /** Resolves when it is killed. */
  readonly death: Promise<void>;
  #alive = true;
  #die: () => void = () => {};
  #moment: Moment | null = null;

  constructor() {
    this.death = new Promise((resolve) => {
      this.#die = resolve;
    });
  }

  get alive(): boolean {
    return this.#alive;
  }

  kill(): void {
    this.#alive = false;
    this.#die();
  }

  /** Kills it as soon as it comes to that moment. */
  killAt(moment: Moment): void {
    this.#moment = moment;
  }

  async reaches(moment: Moment): Promise<void> {
    if (this.#moment === moment) this.kill();
    if (!this.#alive) await never;
  }

  async #while<T>(work: () => Promise<T>): Promise<T> {
    if (!this.#alive) return never;
    const result = await work();
    return this.#alive ? result : never;
  }

  posts(posts: Posts): Posts {
    return {
      send: (post) =>
        this.#while(async () => {
          const sent = await posts.send(post);
          await this.reaches('after send');
          return sent;
        }),
      find: (...place) => this.#while(() => posts.find(...place)),
    };
  }

  records(records: DailyRecords): DailyRecords {
    const slots = this.#mortal(records.slots);
    return {
      schedules: this.#mortal(records.schedules),
      progress: this.#mortal(records.progress),
      bags: this.#mortal(records.bags),
      loved: this.#mortal(records.loved),
      changes: this.#mortal(records.changes),
      slots: {
        ...slots,
        claim: async (key, value) => {
          await this.reaches('before claim');
          const claimed = await slots.claim(key, value);
          await this.reaches('after claim');
          return claimed;
        },
        update: async (key, change) => {
          const settles = isSettled(change(await records.slots.get(key)));
          if (settles) await this.reaches('before record');
          const written = await slots.update(key, change);
          if (settles) await this.reaches('after record');
          return written;
        },
      },
    };
  }

  #mortal<T>(records: Records<T>): Records<T> {
    return {
      get: (key) => this.#while(() => records.get(key)),
      set: (key, value) => this.#while(() => records.set(key, value)),
      delete: (key) => this.#while(() => records.delete(key)),
      claim: (key, value) => this.#while(() => records.claim(key, value)),
      update: (key, change) => this.#while(() => records.update(key, change)),
      entries: (prefix) => records.entries(prefix),
    };
  }
}

function isSettled(record: SlotRecord | undefined): boolean {
  return record?.state === 'sent';
}
