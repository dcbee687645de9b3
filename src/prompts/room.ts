import type { ZodType } from 'zod';
import type { Rulebook } from '../library/rulebook.ts';
import type { Clock, Random, Records } from '../ports.ts';
import { Claims } from './claims.ts';
import type { Dealer } from './dealer.ts';
import { PromptDesk } from './desk.ts';
import { Fills } from './fills.ts';
import { IdeaPool } from './idea-pool.ts';
import { Ideas } from './ideas.ts';
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
  tastes: Tastes;
  ideas: Ideas;
  claims: Claims;
  fills: Fills;
  workshops: Workshops;
  mailbox: Mailbox;
  members: MemberData;
  files: TextFiles;
}

/** The records of the room, each kind from the store under its name. */
export function roomRecords(open: <T>(kind: string, schema: ZodType<T>) => Records<T>): RoomRecords {
  return {
    pairs: open('prompt-pair', records.pairSchema),
    kept: open('prompt', records.keptPromptSchema),
    workshops: open('workshop', records.workshopSchema),
    tastes: open('prompt-taste', records.tasteSchema),
    ideas: open('idea', records.ideaSchema),
    quotas: open('idea-quota', records.quotaSchema),
    claims: open('claim', records.claimSchema),
    fills: open('fill', records.fillSchema),
    words: open('word', records.wordSchema),
  };
}

export async function openPromptRoom(parts: RoomParts): Promise<PromptRoom> {
  const { dealer, rules, messenger, files, drabbles, clock, random } = parts;
  const { ideas: records, quotas, kept, claims: claimed, fills: filled } = parts.records;
  const pool = await IdeaPool.open(records);
  const workshops = new Workshops(parts.records.workshops);
  const mailbox = new Mailbox(parts.records.words, messenger, clock);
  const tastes = new Tastes(parts.records.tastes, workshops);
  const pairs = new PairBook(parts.records.pairs, clock);
  const claims = new Claims({ records: claimed, kept, workshops, messenger, clock });
  const fills = new Fills({ records: filled, kept, claims, workshops, rules, mailbox, messenger, drabbles, clock });
  return {
    desk: new PromptDesk({ dealer, ideas: pool, pairs, tastes, kept, clock, random }),
    ideas: new Ideas({ records, quotas, pool, workshops, mailbox, messenger, clock }),
    members: new MemberData(parts.records, claims, fills, pool),
    ...{ tastes, claims, fills, workshops, mailbox, files },
  };
}
