import { z } from 'zod';
import type { Records } from '../ports.ts';
import { DEFAULT_RULES, type ShelfRules } from './audience.ts';

const level = z.enum(['general', 'teen', 'mature', 'explicit']);
export const shelfRulesSchema: z.ZodType<ShelfRules> = z.object({ ceiling: level, unratedAs: level });

/**
 * Every server's rules for its shelf. All are held in memory, since each answer of the bot asks for them; a change is on
 * disk before it counts.
 */
export class Rulebook {
  readonly #records: Records<ShelfRules>;
  readonly #rules: Map<string, ShelfRules>;

  private constructor(records: Records<ShelfRules>, rules: Map<string, ShelfRules>) {
    this.#records = records;
    this.#rules = rules;
  }

  static async open(records: Records<ShelfRules>): Promise<Rulebook> {
    const rules = new Map<string, ShelfRules>();
    for await (const [guildId, stored] of records.entries()) rules.set(guildId, stored);
    return new Rulebook(records, rules);
  }

  /** The server's rules, or the defaults; those hold in direct messages too (`null`). */
  of(guildId: string | null): ShelfRules {
    return (guildId !== null && this.#rules.get(guildId)) || DEFAULT_RULES;
  }

  async change(guildId: string, change: Partial<ShelfRules>): Promise<ShelfRules> {
    const changed = await this.#records.update(guildId, (old = DEFAULT_RULES) => ({ ...old, ...change }));
    const rules = changed ?? this.of(guildId);
    this.#rules.set(guildId, rules);
    return rules;
  }
}
