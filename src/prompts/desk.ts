import { UserFacingError } from '../errors.ts';
import type { Shelf } from '../library/shelf.ts';
import type { Story } from '../library/story.ts';
import type { Random } from '../ports.ts';
import { allowing, speaksOf } from './blocks.ts';
import { normalised } from './code.ts';
import type { Dealer, PartName } from './dealer.ts';
import type { Character, Fandom } from './decks.ts';
import { type Drawn, draw, entriesOf, recall, reroll, type Wish } from './draw.ts';
import { type IdeaPool, ideaPrompt, ideaText, isWithin } from './idea-pool.ts';
import type { KeptPrompts } from './kept-prompts.ts';
import type { PairBook } from './pair-book.ts';
import { PLAIN_TERMS, type Rating } from './playable.ts';
import type { Prompt } from './prompt.ts';
import type { Idea } from './records.ts';
import { SEEDS } from './seed.ts';
import { canBePrompted, readStoryCode, storyPrompt } from './story-prompt.ts';
import type { Tastes } from './tastes.ts';
import { type AskedFor, keptOf, nearest, wishAgain, wishFor } from './wish.ts';

/** For whom a prompt is drawn. */
export interface Table {
  /** Null in direct messages. */
  guildId: string | null;
  memberId: string;
  shelf: Shelf;
}

/** A prompt, and what asks for another one of its kind: a code, and which of its parts are to stay. */
export interface Dealt {
  prompt: Prompt;
  origin: string;
  kept: string;
}

export interface DeskParts {
  dealer: Dealer;
  ideas: IdeaPool;
  pairs: PairBook;
  tastes: Tastes;
  kept: KeptPrompts;
  random: Random;
}

/** Kept in place of parts: another prompt from stories of the same fandom. */
const FROM_STORY = 'story';
/** One free draw in so many is a member's idea, and one in so many takes up a story, where there are any. */
const IDEA_SHARE = 4;
const STORY_SHARE = 6;

/** Where members get their prompts: decks, ideas and stories together, with what is blocked and what was had already. */
export class PromptDesk {
  readonly dealer: Dealer;
  readonly #ideas: IdeaPool;
  readonly #pairs: PairBook;
  readonly #tastes: Tastes;
  readonly #kept: KeptPrompts;
  readonly #random: Random;

  constructor({ dealer, ideas, pairs, tastes, kept, random }: DeskParts) {
    this.dealer = dealer;
    this.#ideas = ideas;
    this.#pairs = pairs;
    this.#tastes = tastes;
    this.#kept = kept;
    this.#random = random;
  }

  /** A prompt for a wish as it was typed. */
  async ask(asked: AskedFor, table: Table): Promise<Dealt> {
    if (!this.#knownToDecks(asked)) return this.#fromShelf(asked, table);
    const wish = wishFor(this.dealer, asked);
    return this.#dealt(await this.draw(wish, table), wish, keptOf(wish));
  }

  /** Another prompt for the wish that `origin` and `kept` stand for. */
  async another(origin: string, kept: string, table: Table): Promise<Dealt> {
    const story = kept === FROM_STORY ? readStoryCode(origin) : undefined;
    if (story) return this.#fromShelf({ fandom: table.shelf.story(story.storyId).fandoms[0] }, table);
    const drawn = recall(this.dealer, origin);
    const wish: Wish = drawn ? wishAgain(drawn, kept) : { terms: PLAIN_TERMS };
    return this.#dealt(await this.draw(wish, table), wish, kept);
  }

  /** A prompt that grants the wish. @throws {UserFacingError} when there is none. */
  async draw(wish: Wish, table: Table): Promise<Prompt> {
    mayBeShown(wish.terms.rating, table.shelf);
    const blocked = await this.#tastes.blocked(table);
    const { character, withCharacter, setting, shape, withFandom, about, manner } = wish;
    const free = !(character || withCharacter || setting || shape || withFandom || about || manner);
    if (free && !wish.terms.romance && wish.terms.words === null) {
      const other = this.#idea(wish, table, blocked) ?? (await this.#story(wish, table, blocked));
      if (other) return other;
    }
    return (await this.#fresh({ ...wish, allows: allowing(blocked) }, table)).prompt;
  }

  /** The daily prompt: the most wanted idea that nobody was asked yet, before anything drawn. */
  async daily(guildId: string, shelf: Shelf): Promise<Prompt> {
    const table = { guildId, memberId: 'daily', shelf };
    const blocked = await this.#tastes.blocked(table);
    const drawn = async () => (await this.#fresh({ terms: PLAIN_TERMS, allows: allowing(blocked) }, table)).prompt;
    const prompt = (await this.#unasked(guildId, blocked)) ?? (await drawn());
    await this.#kept.keep(prompt, guildId, null);
    return prompt;
  }

  /** A prompt to look at, of which nothing is kept. */
  async sample(guildId: string, shelf: Shelf): Promise<Prompt> {
    const blocked = await this.#tastes.blocked({ guildId, memberId: 'daily' });
    mayBeShown(PLAIN_TERMS.rating, shelf);
    return draw(this.dealer, { terms: PLAIN_TERMS, allows: allowing(blocked) }, this.#random).prompt;
  }

  async reroll(code: string, part: PartName, table: Table): Promise<Prompt> {
    const drawn = recall(this.dealer, code);
    if (!drawn) throw new UserFacingError(UNKNOWN);
    mayBeShown(drawn.terms.rating, table.shelf);
    const allows = allowing(await this.#tastes.blocked(table));
    return reroll(this.dealer, drawn, part, { allows }, this.#random).prompt;
  }

  /** The prompt of a code as this table may see it. @throws {UserFacingError} when there is none, or something in it is not for here. */
  async recall(code: string, table: Table): Promise<Prompt> {
    const prompt = await this.#find(code, table);
    mayBeShown(prompt.rating, table.shelf);
    // A prompt that was kept may name a story that is withheld here or was withdrawn since.
    if (prompt.storyId !== null) table.shelf.story(prompt.storyId);
    const blocked = await this.#tastes.blocked(table);
    const drawn = recall(this.dealer, prompt.code);
    const clean = drawn ? entriesOf(drawn.parts).every(allowing(blocked)) : !speaksOf(prompt.text, blocked);
    if (!clean) throw new UserFacingError('Something in that prompt is blocked here. Press Another, or use `/prompt`.');
    return prompt;
  }

  /** Prompts that nobody has answered, those first that have waited longest. */
  async unanswered(guildId: string, table: Table, count: number): Promise<Prompt[]> {
    const blocked = await this.#tastes.blocked(table);
    const fits = (prompt: Prompt) => isFor(prompt, table.shelf) && !speaksOf(prompt.text, blocked);
    return this.#kept.unanswered(guildId, fits, count);
  }

  /** Stories of the shelf that have the same characters, or at least the same fandom. */
  related({ storyId, characters, fandoms }: Prompt, shelf: Shelf): Story[] {
    const some = (ids: string[]) => ids.filter((id) => id !== storyId).slice(0, 2);
    const byCharacter = characters.flatMap((character) => some(shelf.ids({ character })));
    const ids = byCharacter.length > 0 ? byCharacter : fandoms.flatMap((fandom) => some(shelf.ids({ fandom })));
    return [...new Set(ids)].slice(0, 2).map((id) => shelf.story(id));
  }

  async #find(code: string, { guildId, shelf }: Table): Promise<Prompt> {
    const kept = await this.#kept.find(guildId, normalised(code));
    if (kept) return kept;
    const idea = guildId === null ? undefined : this.#ideas.byCode(guildId, code);
    const story = readStoryCode(code);
    if (story && !canBePrompted(story.storyId)) throw new UserFacingError(UNKNOWN);
    const prompt =
      idea ?? (story ? await storyPrompt(shelf, story.storyId, story.seed) : recall(this.dealer, code)?.prompt);
    if (!prompt) throw new UserFacingError(UNKNOWN);
    return prompt;
  }

  #knownToDecks({ fandom, character }: AskedFor): boolean {
    const { characters, decks } = this.dealer;
    const knows = (entries: readonly (Fandom | Character)[], typed: string | undefined) =>
      typed === undefined || nearest(entries, typed).length > 0;
    return knows(decks.fandoms, fandom) && knows(characters, character);
  }

  /** The library holds fandoms and characters that no deck does: then one of its stories gives the prompt. */
  async #fromShelf(asked: AskedFor, table: Table): Promise<Dealt> {
    const { fandom, character } = asked;
    const ids = table.shelf.ids({ fandom, character }).filter(canBePrompted);
    const id = ids[this.#random.below(Math.max(1, ids.length))];
    // Nobody knows how old the library's characters are, so a rating or romance cannot be granted.
    const plain = !asked.romance && (asked.rating ?? 'general') === 'general';
    if (id !== undefined && plain) {
      const prompt = await storyPrompt(table.shelf, id, this.#random.below(SEEDS));
      return { prompt, origin: prompt.code, kept: FROM_STORY };
    }
    const wish = wishFor(this.dealer, asked);
    return this.#dealt(await this.draw(wish, table), wish, keptOf(wish));
  }

  /** An idea or a story does not show what was wished for, so a prompt from the decks stands for the wish. */
  #dealt(prompt: Prompt, wish: Wish, kept: string): Dealt {
    const origin = prompt.source === 'decks' ? prompt : draw(this.dealer, wish, this.#random).prompt;
    return { prompt, origin: origin.code, kept };
  }

  async #unasked(guildId: string, blocked: string[]): Promise<Prompt | undefined> {
    const ideas = this.#ideas.of(guildId).filter((idea) => isOpen(idea, 'general', blocked));
    ideas.sort((left, right) => right.votes.length - left.votes.length || left.number - right.number);
    for (const idea of ideas) {
      const prompt = ideaPrompt(idea);
      if (!(await this.#kept.find(guildId, prompt.code))) return prompt;
    }
    return undefined;
  }

  #idea({ terms, fandom }: Wish, { guildId }: Table, blocked: string[]): Prompt | undefined {
    if (guildId === null || this.#random.below(IDEA_SHARE) > 0) return undefined;
    const fits = (idea: Idea) => isOpen(idea, terms.rating, blocked);
    return this.#ideas.any(guildId, { fits, fandoms: fandom?.keys }, this.#random);
  }

  async #story(wish: Wish, { shelf }: Table, blocked: string[]): Promise<Prompt | undefined> {
    if (wish.terms.rating !== 'general' || this.#random.below(STORY_SHARE) > 0) return undefined;
    const ids = shelf.ids(wish.fandom ? { fandom: wish.fandom.name } : {}).filter(canBePrompted);
    const id = ids[this.#random.below(Math.max(1, ids.length))];
    const prompt = id === undefined ? undefined : await storyPrompt(shelf, id, this.#random.below(SEEDS));
    const named = prompt && [prompt.text, ...prompt.fandoms, ...prompt.characters].join(' ; ');
    return named === undefined || speaksOf(named, blocked) ? undefined : prompt;
  }

  #fresh(wish: Wish, { guildId, memberId }: Table): Promise<Drawn> {
    return this.#pairs.fresh(guildId ?? `dm-${memberId}`, () => draw(this.dealer, wish, this.#random));
  }
}

const UNKNOWN =
  'No prompt has that code here. Codes look like owl-4-velvet; after the decks have changed, an old one may be lost.';

function isOpen(idea: Idea, rating: Rating, blocked: string[]): boolean {
  return isWithin(idea, rating) && !speaksOf(ideaText(idea), blocked);
}

/** Whether it may be offered here without being asked for; the stories of the library have their own gate. */
function isFor({ rating, source }: Prompt, shelf: Shelf): boolean {
  return source !== 'story' && shelf.audience.levels.has(rating);
}

function mayBeShown(rating: Prompt['rating'], shelf: Shelf): void {
  if (shelf.audience.levels.has(rating)) return;
  throw new UserFacingError(
    `Prompts rated ${rating} are not for this channel. Ask in an age-restricted channel, or for a milder rating.`,
  );
}
