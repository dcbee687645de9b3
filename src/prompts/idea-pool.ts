import type { Random, Records } from '../ports.ts';
import { DECK_RATINGS } from './deck-schema.ts';
import { nameKey } from './names.ts';
import type { Rating } from './playable.ts';
import { DRABBLE_WORDS, type Prompt } from './prompt.ts';
import type { Idea } from './records.ts';

/** What is in a member's idea, in the words a draw checks for blocked names. */
export const ideaText = ({ who, where, what, fandoms }: Pick<Idea, 'who' | 'where' | 'what' | 'fandoms'>): string =>
  [who, where, what, ...fandoms].join(' ; ');

interface Pooled {
  idea: Idea;
  fandoms: string[];
}

/** Ideas looked at before a draw goes to the decks. */
const TRIES = 16;

/** The approved ideas of every server, held in memory: each free draw asks for one, and there may be ten thousand. */
export class IdeaPool {
  readonly #ideas = new Map<string, Map<number, Pooled>>();
  readonly #lists = new Map<string, Pooled[]>();

  static async open(records: Records<Idea>): Promise<IdeaPool> {
    const pool = new IdeaPool();
    for await (const [, idea] of records.entries()) pool.put(idea);
    return pool;
  }

  /** Takes note of an idea as it is now; one that is not approved (any more) is not in the pool. */
  put(idea: Idea): void {
    const ideas = this.#ideas.get(idea.guildId) ?? new Map<number, Pooled>();
    this.#ideas.set(idea.guildId, ideas);
    this.#lists.delete(idea.guildId);
    if (idea.state === 'approved') ideas.set(idea.number, { idea, fandoms: idea.fandoms.map(nameKey) });
    else ideas.delete(idea.number);
  }

  remove(guildId: string, number: number): void {
    this.#ideas.get(guildId)?.delete(number);
    this.#lists.delete(guildId);
  }

  of(guildId: string): Idea[] {
    return this.#list(guildId).map(({ idea }) => idea);
  }

  byCode(guildId: string, code: string): Prompt | undefined {
    const number = ideaNumber(code);
    const pooled = number === undefined ? undefined : this.#ideas.get(guildId)?.get(number);
    return pooled && ideaPrompt(pooled.idea);
  }

  /** One that fits, each as likely as the next; undefined when some tries find none. */
  any(
    guildId: string,
    wanted: { fits: (idea: Idea) => boolean; fandoms?: ReadonlySet<string> | undefined },
    random: Random,
  ) {
    const { fits, fandoms } = wanted;
    const all = this.#list(guildId);
    const ideas = fandoms ? all.filter((pooled) => pooled.fandoms.some((fandom) => fandoms.has(fandom))) : all;
    for (let tries = 0; tries < Math.min(TRIES, 2 * ideas.length); tries += 1) {
      const found = ideas[random.below(ideas.length)];
      if (found && fits(found.idea)) return ideaPrompt(found.idea);
    }
    return undefined;
  }

  #list(guildId: string): Pooled[] {
    const known = this.#lists.get(guildId);
    if (known) return known;
    const list = [...(this.#ideas.get(guildId)?.values() ?? [])];
    this.#lists.set(guildId, list);
    return list;
  }
}

export const ideaCode = (number: number): string => `idea-${number}`;

export function ideaNumber(code: string): number | undefined {
  const [, digits] = /^\s*idea[-\s]?(\d{1,9})\s*$/i.exec(code) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** An idea as a prompt, in its author's own words. */
export function ideaPrompt(idea: Idea): Prompt {
  const { who, where, what, fandoms, rating, anonymous, authorName } = idea;
  return {
    code: ideaCode(idea.number),
    source: 'idea',
    shape: 'A member’s idea',
    heading: who,
    text: [where, what]
      .filter((words) => words !== '')
      .map(sentence)
      .join(' '),
    fandoms,
    characters: [],
    rating,
    romance: false,
    words: DRABBLE_WORDS,
    parts: [],
    facts: [],
    credit: anonymous ? null : authorName,
    storyId: null,
  };
}

function sentence(words: string): string {
  return /[.!?…]["”’')]?$/.test(words) ? words : `${words}.`;
}

export function isWithin({ rating }: Idea, limit: Rating): boolean {
  return DECK_RATINGS.indexOf(rating) <= DECK_RATINGS.indexOf(limit);
}
