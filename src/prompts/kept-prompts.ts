import type { Clock, Records } from '../ports.ts';
import type { Prompt } from './prompt.ts';
import type { KeptPrompt } from './records.ts';
import { transition } from './transition.ts';

/** Prompts that others saw, claimed or wrote to: kept as they read then, whatever becomes of decks and stories. */
export class KeptPrompts {
  readonly #records: Records<KeptPrompt>;
  readonly #clock: Clock;

  constructor(records: Records<KeptPrompt>, clock: Clock) {
    this.#records = records;
    this.#clock = clock;
  }

  /** The first who asks stays the prompt's asker; null is the bot itself. */
  async keep(prompt: Prompt, guildId: string, askerId: string | null): Promise<void> {
    const now = this.#clock.now();
    const fresh = { askerTold: false, offeredAt: now, fills: 0 };
    await this.#records.claim(`${guildId}/${prompt.code}`, { version: 1, prompt, askerId, askedAt: now, ...fresh });
  }

  async find(guildId: string | null, code: string): Promise<Prompt | undefined> {
    return guildId === null ? undefined : (await this.#records.get(`${guildId}/${code}`))?.prompt;
  }

  /** Those that nobody has answered and that fit, the longest waiting first; what is offered now waits again. */
  async unanswered(guildId: string, fits: (prompt: Prompt) => boolean, count: number): Promise<Prompt[]> {
    const waiting: [key: string, record: KeptPrompt][] = [];
    for await (const [key, record] of this.#records.entries(`${guildId}/`)) {
      if (record.fills === 0 && fits(record.prompt)) waiting.push([key, record]);
    }
    waiting.sort(([, left], [, right]) => left.offeredAt - right.offeredAt || left.askedAt - right.askedAt);
    const offered = waiting.slice(0, count);
    const offeredAt = this.#clock.now();
    for (const [key] of offered) await this.#records.update(key, (old) => old && { ...old, offeredAt });
    return offered.map(([, { prompt }]) => prompt);
  }

  async countAnswers(guildId: string, code: string, by: number): Promise<void> {
    await this.#records.update(`${guildId}/${code}`, (old) => old && { ...old, fills: Math.max(0, old.fills + by) });
  }

  /** Whoever asked for it and has not heard of an answer yet; from now on they have. Null for one who answers themselves. */
  async askerToTell(guildId: string, code: string, answererId: string): Promise<string | null> {
    const { record, changed } = await transition(this.#records, `${guildId}/${code}`, (old) =>
      old.askerTold || old.askerId === null || old.askerId === answererId ? undefined : { ...old, askerTold: true },
    );
    return changed ? (record?.askerId ?? null) : null;
  }
}
