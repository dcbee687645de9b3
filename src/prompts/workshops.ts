import type { Records } from '../ports.ts';
import { DEFAULT_WORKSHOP, type Workshop } from './records.ts';

/** What each server's moderators have set about ideas and drabbles. */
export class Workshops {
  readonly #records: Records<Workshop>;

  constructor(records: Records<Workshop>) {
    this.#records = records;
  }

  async of(guildId: string): Promise<Workshop> {
    return (await this.#records.get(guildId)) ?? DEFAULT_WORKSHOP;
  }

  async change(guildId: string, change: (old: Workshop) => Workshop): Promise<Workshop> {
    return (await this.#records.update(guildId, (old = DEFAULT_WORKSHOP) => change(old))) ?? DEFAULT_WORKSHOP;
  }

  /** A number that nothing else of this server has. */
  async nextNumber(guildId: string): Promise<number> {
    return (await this.change(guildId, (old) => ({ ...old, lastNumber: old.lastNumber + 1 }))).lastNumber;
  }
}
