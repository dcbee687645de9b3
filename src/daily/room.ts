import type { Clock, Random, Records } from '../ports.ts';
import { type Bag, bagSchema } from './bag.ts';
import { Chooser } from './chooser.ts';
import { type Change, Chronicle, changeSchema } from './chronicle.ts';
import { Composer } from './composer.ts';
import { Desk } from './desk.ts';
import { Extras } from './extras.ts';
import { type Loved, Loves, lovedSchema } from './loves.ts';
import { Planner } from './planner.ts';
import type { Alerts, Channels, Posts, Prompts, Roles, ShelfFor } from './ports.ts';
import { Poster } from './poster.ts';
import { type Progress, progressSchema, type Schedule, scheduleSchema } from './schedule.ts';
import { type SlotRecord, slotSchema } from './slot-record.ts';
import { Ticker, type TickerDesk } from './ticker.ts';

/** The kinds of record as the store wants them: the kind's name, then its schema. */
export const DAILY_KINDS = {
  schedules: ['schedule', scheduleSchema],
  progress: ['progress', progressSchema],
  slots: ['slot', slotSchema],
  bags: ['bag', bagSchema],
  loved: ['loved', lovedSchema],
  changes: ['change', changeSchema],
} as const;

export interface DailyRecords {
  schedules: Records<Schedule>;
  progress: Records<Progress>;
  slots: Records<SlotRecord>;
  bags: Records<Bag>;
  loved: Records<Loved>;
  changes: Records<Change>;
}

export interface DailyParts extends Pick<TickerDesk, 'log' | 'lockedOut'> {
  clock: Clock;
  random: Random;
  records: DailyRecords;
  /** The outside: Discord, as far as the story of the day goes. */
  posts: Posts;
  channels: Channels;
  alerts: Alerts;
  roles: Roles;
  shelfFor: ShelfFor;
  prompts: Prompts;
  /** Names this run of the bot; no other has the same. */
  run: string;
}

/** Everything about the story of the day that commands use, and the ticker that keeps it going. */
export interface DailyRoom {
  desk: Desk;
  extras: Extras;
  planner: Planner;
  chronicle: Chronicle;
  loves: Loves;
  ticker: Ticker;
}

export function openDaily(parts: DailyParts): DailyRoom {
  const { clock, random, records, posts, channels, alerts, roles, shelfFor, prompts, run, log, lockedOut } = parts;
  const { schedules, progress, slots } = records;
  const loves = new Loves(records.loved);
  const chronicle = new Chronicle(slots, records.changes, loves, clock);
  const chooser = new Chooser(records.bags, prompts);
  const composer = new Composer(channels, shelfFor);
  const poster = new Poster({ clock, random, slots, chooser, composer, posts }, run);
  const ticker = new Ticker({ clock, schedules, progress, poster, alerts, log, lockedOut });
  const planner = new Planner({ clock, schedules, progress, chooser, composer });
  const shared = { clock, schedules, progress, slots, chronicle, composer, channels, ticker };
  const desk = new Desk(shared);
  const extras = new Extras({ ...shared, chooser, posts, roles });
  return { desk, extras, planner, chronicle, loves, ticker };
}
