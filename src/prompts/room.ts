import type { Clock, Random, Records } from '../ports.ts';
import type { Dealer } from './dealer.ts';
import { PromptDesk } from './desk.ts';
import { IdeaPool } from './idea-pool.ts';
import { PairBook } from './pair-book.ts';
import type { Idea, KeptPrompt, PairRecord, Taste, Workshop } from './records.ts';
import { Tastes } from './tastes.ts';

export interface RoomRecords {
  pairs: Records<PairRecord>;
  kept: Records<KeptPrompt>;
  workshops: Records<Workshop>;
  tastes: Records<Taste>;
  ideas: Records<Idea>;
}

export interface RoomParts {
  dealer: Dealer;
  records: RoomRecords;
  clock: Clock;
  random: Random;
}

/** Everything about prompts and drabbles that commands use. */
export interface PromptRoom {
  desk: PromptDesk;
  tastes: Tastes;
}

export async function openPromptRoom({ dealer, records, clock, random }: RoomParts): Promise<PromptRoom> {
  const ideas = await IdeaPool.open(records.ideas);
  const tastes = new Tastes(records.tastes, records.workshops);
  const pairs = new PairBook(records.pairs, clock);
  const { kept } = records;
  return { tastes, desk: new PromptDesk({ dealer, ideas, pairs, tastes, kept, clock, random }) };
}
