import type { Records } from '../ports.ts';
import type { Claims } from './claims.ts';
import type { Fills } from './fills.ts';
import type { IdeaPool } from './idea-pool.ts';
import type { Claim, Fill, Idea, KeptPrompt, PairRecord, Quota, Taste, Word } from './records.ts';

export interface MemberRecords {
  ideas: Records<Idea>;
  quotas: Records<Quota>;
  claims: Records<Claim>;
  fills: Records<Fill>;
  kept: Records<KeptPrompt>;
  tastes: Records<Taste>;
  words: Records<Word>;
  pairs: Records<PairRecord>;
}

/** What is kept about a member, for them to see. */
export interface Kept {
  ideas: Idea[];
  votes: number;
  claims: Claim[];
  fills: Fill[];
  blocked: string[];
}

/** Shows and erases what is kept about one member on one server (and what belongs to no server). */
export class MemberData {
  readonly #records: MemberRecords;
  readonly #claims: Claims;
  readonly #fills: Fills;
  readonly #pool: IdeaPool;

  constructor(records: MemberRecords, claims: Claims, fills: Fills, pool: IdeaPool) {
    this.#records = records;
    this.#claims = claims;
    this.#fills = fills;
    this.#pool = pool;
  }

  async of(guildId: string, memberId: string): Promise<Kept> {
    const kept: Kept = {
      ideas: [],
      votes: 0,
      claims: await this.#claims.ofMember(guildId, memberId),
      fills: await this.#fills.ofMember(guildId, memberId),
      blocked: (await this.#records.tastes.get(memberId))?.blocked ?? [],
    };
    for await (const [, idea] of this.#records.ideas.entries(`${guildId}/`)) {
      if (idea.authorId === memberId) kept.ideas.push(idea);
      if (idea.votes.includes(memberId)) kept.votes += 1;
    }
    return kept;
  }

  /** Drabbles and unapproved ideas go; an approved idea stays without any trace of who sent it. */
  async erase(guildId: string, memberId: string): Promise<void> {
    for (const { number } of await this.#fills.ofMember(guildId, memberId)) {
      await this.#fills.remove(guildId, number, memberId);
    }
    await this.#forgetIdeas(guildId, memberId);
    const { fills, claims, quotas, kept, tastes, words, pairs } = this.#records;
    await removeWhere(fills, `${guildId}/`, (fill) => fill.authorId === memberId);
    await changeWhere(fills, `${guildId}/`, (fill) =>
      fill.lovedBy.includes(memberId) ? { ...fill, lovedBy: without(fill.lovedBy, memberId) } : undefined,
    );
    await removeWhere(claims, `${guildId}/`, (claim) => claim.memberId === memberId);
    await changeWhere(kept, `${guildId}/`, (prompt) =>
      prompt.askerId === memberId ? { ...prompt, askerId: null } : undefined,
    );
    await removeWhere(quotas, `${guildId}/${memberId}/`);
    await removeWhere(words, `${memberId}/`);
    await removeWhere(pairs, `dm-${memberId}/`);
    await tastes.delete(memberId);
  }

  async #forgetIdeas(guildId: string, memberId: string): Promise<void> {
    const { ideas } = this.#records;
    const written = (idea: Idea) => idea.authorId === memberId;
    await removeWhere(ideas, `${guildId}/`, (idea) => written(idea) && idea.state !== 'approved');
    await changeWhere(ideas, `${guildId}/`, (idea) => {
      if (!written(idea) && !idea.votes.includes(memberId)) return undefined;
      const author = written(idea) ? { authorId: null, authorName: '', anonymous: true } : {};
      return { ...idea, ...author, votes: without(idea.votes, memberId) };
    });
    for await (const [, idea] of ideas.entries(`${guildId}/`)) this.#pool.put(idea);
  }
}

const without = (members: readonly string[], memberId: string) => members.filter((member) => member !== memberId);

async function removeWhere<T>(records: Records<T>, prefix: string, matches: (record: T) => boolean = () => true) {
  for await (const [key, record] of records.entries(prefix)) if (matches(record)) await records.delete(key);
}

async function changeWhere<T>(records: Records<T>, prefix: string, change: (record: T) => T | undefined) {
  for await (const [key, record] of records.entries(prefix)) {
    if (change(record)) await records.update(key, (old) => old && change(old));
  }
}
