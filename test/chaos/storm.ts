import { addDays, dayAt } from '../../src/daily/local-time.ts';
import type { Posts } from '../../src/daily/ports.ts';
import type { DailyRecords, DailyRoom } from '../../src/daily/room.ts';
import { type Schedule, scheduleKey } from '../../src/daily/schedule.ts';
import { slotOn } from '../../src/daily/slots.ts';
import type { Random, Records } from '../../src/ports.ts';
import { seededRandom } from '../support/context.ts';
import { aSchedule, dailyRecords, FakeDiscord, type Fault, openRun } from '../support/daily-world.ts';
import { Life, MOMENTS } from './life.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Three days of trouble, and long enough without any for everything to be settled. */
const STORM = 3 * DAY;
const CALM = 9 * HOUR;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC', 'America/Nuuk'];
/** Around the clock changes of both halves of the globe, and an ordinary week. */
const BEGINNINGS = [
  Date.UTC(2026, 2, 27),
  Date.UTC(2026, 9, 24),
  Date.UTC(2026, 2, 6),
  Date.UTC(2026, 5, 1),
  Date.UTC(2026, 3, 4),
];

/** What is taken out of the bot to see whether the suite notices. */
export interface Without {
  claim?: boolean;
  lookBack?: boolean;
}

export interface Verdict {
  lost: string[];
  doubled: string[];
  unexplained: string[];
  /** How many slots there were, by how they ended; and how many troubles of each kind. */
  ends: Record<string, number>;
  troubles: Record<string, number>;
}

/** One storm: a few schedules, three days of trouble drawn from the seed, restarts at the worst moments. */
export async function storm(seed: number, without: Without = {}): Promise<Verdict> {
  return new Storm(seed, without).run();
}

class Storm {
  readonly #random: Random;
  readonly #without: Without;
  readonly #discord: FakeDiscord;
  readonly #records: DailyRecords = dailyRecords();
  readonly #schedules: Schedule[];
  readonly #begin: number;
  readonly #troubles: Record<string, number> = {};
  /** How far the bot's clock is from the right time. */
  #skew = 0;
  #life = new Life();
  #room: DailyRoom | null = null;
  #restartAt = 0;
  #runs = 0;
  /** Until when a trouble lasts, and what each request meets then. */
  #faultUntil = 0;
  #fault: Fault | null = null;
  #faultsOnce: Fault[] = [];
  #storeTroubleUntil = 0;
  #recordsFail = 0;
  readonly #endings: { at: number; end: () => void }[] = [];

  constructor(seed: number, without: Without) {
    this.#random = seededRandom(seed);
    this.#without = without;
    this.#begin = this.#one(BEGINNINGS) + this.#upTo(DAY);
    this.#discord = new FakeDiscord(this.#begin);
    this.#discord.fault = () => this.#faultsOnce.shift() ?? (this.#discord.now < this.#faultUntil ? this.#fault : null);
    this.#schedules = Array.from({ length: 1 + this.#below(3) }, (_, index) =>
      aSchedule({
        name: `s${index}`,
        channelId: `30000000000000000${index}`,
        zone: this.#one(ZONES),
        minute: this.#one([0, 30, 90, 150, 179, 600, 1080, 1425, 1439]),
        since: this.#begin,
      }),
    );
  }

  async run(): Promise<Verdict> {
    for (const schedule of this.#schedules) await this.#records.schedules.set(scheduleKey(schedule), schedule);
    await this.#start();
    for (const end = this.#begin + STORM; this.#discord.now < end; ) {
      if (this.#isTroubleDue()) this.#trouble();
      await this.#minute();
    }
    this.#clearUp();
    for (const end = this.#discord.now + CALM; this.#discord.now < end; ) await this.#minute();
    return this.#judge();
  }

  async #minute(): Promise<void> {
    this.#discord.now += MINUTE;
    for (const ending of this.#endings.splice(0)) {
      if (ending.at <= this.#discord.now) ending.end();
      else this.#endings.push(ending);
    }
    if (!this.#life.alive) {
      if (this.#discord.now < this.#restartAt) return;
      await this.#start();
    }
    this.#room?.ticker.tick();
    await this.#settle();
  }

  async #start(): Promise<void> {
    const life = new Life();
    this.#life = life;
    this.#runs += 1;
    const run = `run ${this.#runs}`;
    const clock = { now: () => this.#discord.now + this.#skew };
    const records = life.records(this.#troubled(this.#records));
    const posts = life.posts(this.#posts());
    // Trouble of the store is expected here; that it is told is what the log is for.
    const room = openRun({ discord: this.#discord, records, clock, posts, run, log: { error: () => {} } });
    this.#room = room;
    await Promise.race([room.ticker.start().catch(() => life.kill()), life.death]);
    await this.#settle();
  }

  async #settle(): Promise<void> {
    await Promise.race([this.#room?.ticker.idle(), this.#life.death]);
    if (!this.#life.alive && this.#restartAt <= this.#discord.now)
      this.#restartAt = this.#discord.now + this.#one([0, 1, 4, 20, 90, 400]) * MINUTE;
  }

  #posts(): Posts {
    const { lookBack } = this.#without;
    return {
      send: (post) => this.#discord.send(post),
      find: (...place) => (lookBack ? Promise.resolve(null) : this.#discord.find(...place)),
    };
  }

  /** The store with a lock or a full disk on it, when there is one; and without claims, when those are taken out. */
  #troubled(records: DailyRecords): DailyRecords {
    const check = () => {
      if (this.#recordsFail > 0 && this.#recordsFail--) throw new Error('disk full');
      if (this.#discord.now < this.#storeTroubleUntil) throw new Error('locked');
    };
    const over = <T>(inner: Records<T>): Records<T> => ({
      ...inner,
      set: async (key, value) => {
        check();
        return inner.set(key, value);
      },
      claim: async (key, value) => {
        check();
        return inner.claim(key, value);
      },
      update: async (key, change) => {
        check();
        return inner.update(key, change);
      },
    });
    const slots = over(records.slots);
    return {
      ...records,
      progress: over(records.progress),
      bags: over(records.bags),
      slots: this.#without.claim ? { ...slots, claim: async () => true } : slots,
    };
  }

  /** Mostly when something is about to be posted, since at other times trouble troubles nobody. */
  #isTroubleDue(): boolean {
    const near = this.#schedules.some((schedule) => {
      const slot = slotOn(schedule, dayAt(schedule.zone, this.#discord.now));
      return slot !== undefined && Math.abs(slot.due - this.#discord.now) < 5 * MINUTE;
    });
    return this.#below(near ? 6 : 400) === 0;
  }

  #trouble(): void {
    const [name, begin] = this.#one(Object.entries(this.#kinds()));
    this.#troubles[name] = (this.#troubles[name] ?? 0) + 1;
    begin();
  }

  #kinds(): Record<string, () => void> {
    const { channelId } = this.#one(this.#schedules);
    const now = this.#discord.now;
    const outage = { kind: 'outage', detail: 'it answered 503' } as const;
    const during = (fault: Fault, minutes: number) => {
      this.#fault = fault;
      this.#faultUntil = now + minutes * MINUTE;
    };
    const change = (
      to: Parameters<FakeDiscord['change']>[1],
      back: Parameters<FakeDiscord['change']>[1],
      minutes: number,
    ) => {
      this.#discord.change(channelId, to);
      this.#endings.push({ at: now + minutes * MINUTE, end: () => this.#discord.change(channelId, back) });
    };
    return {
      ...Object.fromEntries(MOMENTS.map((moment) => [`kill ${moment}`, () => this.#life.killAt(moment)])),
      kill: () => this.#life.kill(),
      'answer lost': () => this.#faultsOnce.push('lost'),
      'all answers lost for a while': () => during('lost', this.#below(10)),
      503: () => during(outage, this.#below(11)),
      'socket cut': () => this.#faultsOnce.push({ kind: 'outage', detail: 'no answer' }),
      '429 of the user': () => this.#faultsOnce.push({ kind: 'busy', wait: 2000 + this.#below(5000) }),
      '429 shared': () => this.#faultsOnce.push({ kind: 'busy', wait: this.#below(10) * MINUTE }),
      '429 global': () => during({ kind: 'busy', wait: 60_000 }, 1 + this.#below(3)),
      'gateway lost': () => change('unavailable', {}, this.#below(30)),
      'clock ahead': () => this.#jump(this.#upTo(3 * HOUR)),
      'clock behind': () => this.#jump(-this.#upTo(3 * HOUR)),
      'channel deleted': () => change('gone', this.#below(2) ? {} : 'gone', this.#below(600)),
      'permission taken': () => change({ missing: ['Send Messages'] }, { missing: [] }, this.#below(500)),
      'store locked': () => {
        this.#storeTroubleUntil = now + 2000;
      },
      'disk full': () => {
        this.#recordsFail = 1 + this.#below(4);
      },
    };
  }

  #jump(by: number): void {
    this.#skew = by;
    this.#endings.push({
      at: this.#discord.now + this.#below(300) * MINUTE,
      end: () => {
        this.#skew = 0;
      },
    });
  }

  #clearUp(): void {
    this.#faultUntil = 0;
    this.#faultsOnce = [];
    this.#recordsFail = 0;
    this.#skew = 0;
    this.#restartAt = 0;
    this.#endings.length = 0;
    for (const [id, { view }] of this.#discord.channels) if (view === 'unavailable') this.#discord.change(id, {});
  }

  async #judge(): Promise<Verdict> {
    const verdict: Verdict = { lost: [], doubled: [], unexplained: [], ends: {}, troubles: this.#troubles };
    for (const schedule of this.#schedules) await this.#judgeSchedule(schedule, verdict);
    return verdict;
  }

  async #judgeSchedule(schedule: Schedule, { lost, doubled, unexplained, ends }: Verdict): Promise<void> {
    const paused = (await this.#records.schedules.get(scheduleKey(schedule)))?.paused;
    // What falls due in the calm may still be under way at its end.
    const end = this.#begin + STORM;
    const last = dayAt(schedule.zone, end);
    for (let day = dayAt(schedule.zone, this.#begin); day <= last; day = addDays(day, 1)) {
      const slot = slotOn(schedule, day);
      if (!slot || slot.due < this.#begin || slot.due > end) continue;
      const key = `${scheduleKey(schedule)}/${day}`;
      const record = await this.#records.slots.get(key);
      const posts = [...this.#discord.channels.values()].flatMap((channel) =>
        channel.posts.filter((post) => post.slot === key),
      );
      if (posts.length > 1) doubled.push(key);
      // A pause after three failures is told to moderators; from then on no day is expected.
      if (!record && !paused) lost.push(`${key} has no record`);
      if (record?.state === 'claimed') lost.push(`${key} is still claimed`);
      if (record?.state === 'sent' && posts.length === 0) lost.push(`${key} is put down as sent, but is not there`);
      if ((record?.state === 'skipped' || record?.state === 'failed') && record.reason === '') unexplained.push(key);
      if (record?.state === 'skipped' && posts.length > 0)
        unexplained.push(`${key} is put down as skipped, but is there`);
      const how = record?.state ?? 'paused';
      ends[how] = (ends[how] ?? 0) + 1;
    }
  }

  #below(bound: number): number {
    return this.#random.below(bound);
  }

  #upTo(length: number): number {
    return this.#below(length / MINUTE) * MINUTE;
  }

  #one<T>(choices: readonly T[]): T {
    const chosen = choices[this.#below(choices.length)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  }
}
