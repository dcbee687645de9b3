import type { Rulebook } from '../library/rulebook.ts';
import type { Clock, Random, Records } from '../ports.ts';
import { Claims } from './claims.ts';
import type { Dealer } from './dealer.ts';
import { PromptDesk } from './desk.ts';
import { Fills } from './fills.ts';
import { IdeaPool } from './idea-pool.ts';
import { Ideas } from './ideas.ts';
import { KeptPrompts } from './kept-prompts.ts';
import { Mailbox } from './mailbox.ts';
import { MemberData, type MemberRecords } from './member-data.ts';
import { PairBook } from './pair-book.ts';
import type { Drabbles, Messenger, TextFiles } from './ports.ts';
import * as records from './records.ts';
import { Tastes } from './tastes.ts';
import { Workshops } from './workshops.ts';

export interface RoomRecords extends MemberRecords {
  workshops: Records<records.Workshop>;
}

export interface RoomParts {
  dealer: Dealer;
  records: RoomRecords;
  rules: Pick<Rulebook, 'of'>;
  messenger: Messenger;
  files: TextFiles;
  drabbles: Drabbles;
  clock: Clock;
  random: Random;
}

/** Everything about prompts and drabbles that commands use. */
export interface PromptRoom {
  desk: PromptDesk;
  kept: KeptPrompts;
  tastes: Tastes;
  ideas: Ideas;
  claims: Claims;
  fills: Fills;
  workshops: Workshops;
  mailbox: Mailbox;
  members: MemberData;
  files: TextFiles;
}

/** The kinds of record, as the store wants them: the kind's name, then its schema. */
export const ROOM_KINDS = {
  pairs: ['prompt-pair', records.pairSchema],
  kept: ['prompt', records.keptPromptSchema],
  workshops: ['workshop', records.workshopSchema],
  tastes: ['prompt-taste', records.tasteSchema],
  ideas: ['idea', records.ideaSchema],
  quotas: ['idea-quota', records.quotaSchema],
  claims: ['claim', records.claimSchema],
  fills: ['fill', records.fillSchema],
  words: ['word', records.wordSchema],
} as const;

export async function openPromptRoom(parts: RoomParts): Promise<PromptRoom> {
  const { dealer, rules, messenger, files, drabbles, clock, random } = parts;
  const { ideas: records, quotas, claims: claimed, fills: filled } = parts.records;
  const kept = new KeptPrompts(parts.records.kept, clock);
  const pool = await IdeaPool.open(records);
  const workshops = new Workshops(parts.records.workshops);
  const mailbox = new Mailbox(parts.records.words, messenger, clock);
  const tastes = new Tastes(parts.records.tastes, workshops);
  const pairs = new PairBook(parts.records.pairs, clock);
  const claims = new Claims({ records: claimed, kept, workshops, messenger, clock });
  const fills = new Fills({ records: filled, kept, claims, workshops, rules, mailbox, messenger, drabbles, clock });
  return {
    desk: new PromptDesk({ dealer, ideas: pool, pairs, tastes, kept, random }),
    ideas: new Ideas({ records, quotas, pool, workshops, mailbox, messenger, clock }),
    members: new MemberData(parts.records, claims, fills, pool),
    ...{ kept, tastes, claims, fills, workshops, mailbox, files },
  };
}
