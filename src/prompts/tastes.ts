import type { Records } from '../ports.ts';
import type { Taste } from './records.ts';
import type { Workshops } from './workshops.ts';

/** What is not to appear in prompts: for a whole server, set by its moderators, and for each member. */
export class Tastes {
  readonly #members: Records<Taste>;
  readonly #servers: Workshops;

  constructor(members: Records<Taste>, servers: Workshops) {
    this.#members = members;
    this.#servers = servers;
  }

  /** Everything blocked for this member here. */
  async blocked({ guildId, memberId }: { guildId: string | null; memberId: string }): Promise<string[]> {
    const server = guildId === null ? [] : (await this.#servers.of(guildId)).blocked;
    return [...server, ...(await this.own(memberId))];
  }

  async own(memberId: string): Promise<string[]> {
    return (await this.#members.get(memberId))?.blocked ?? [];
  }

  async block(memberId: string, name: string): Promise<void> {
    await this.#members.update(memberId, (old) => ({
      version: 1,
      blocked: [...new Set([...(old?.blocked ?? []), name])],
    }));
  }

  async unblock(memberId: string, names: readonly string[]): Promise<void> {
    await this.#members.update(
      memberId,
      (old) => old && { ...old, blocked: old.blocked.filter((name) => !names.includes(name)) },
    );
  }
}
