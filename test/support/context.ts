import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xorshift128plus } from 'pure-rand/generator/xorshift128plus';
import { audienceOf, type ShelfRules } from '../../src/library/audience.ts';
import type { Library } from '../../src/library/library.ts';
import { Rulebook } from '../../src/library/rulebook.ts';
import { Shelf } from '../../src/library/shelf.ts';
import type { Random } from '../../src/ports.ts';
import type { Asker, Context, Services } from '../../src/services.ts';
import { libraryOf } from './library.ts';
import { memoryRecords } from './memory-records.ts';

export interface Setting {
  library?: Library;
  asker?: Partial<Asker>;
  /** Whether the channel has Discord's age flag. */
  ageRestricted?: boolean;
  rules?: Partial<ShelfRules>;
  /** Milliseconds since the epoch. */
  now?: number;
  /** The desks that the command under test uses. */
  services?: Partial<Services>;
}

export const AN_ASKER: Asker = {
  memberId: '200000000000000001',
  memberName: 'Reader',
  guildId: '100000000000000001',
  channelId: '300000000000000001',
  moderator: false,
  locale: 'en-GB',
};

export const NOON = Date.UTC(2026, 2, 1, 12);

/** What a command's `run` receives, as `dispatch` would make it, over a library of the test's choice. */
export async function contextOf(setting: Setting = {}): Promise<Context> {
  const asker = { ...AN_ASKER, ...setting.asker };
  const services = { ...(await basicServices(setting)), ...setting.services };
  if (setting.rules && asker.guildId) await services.rules.change(asker.guildId, setting.rules);
  const audience = audienceOf(services.rules.of(asker.guildId), setting.ageRestricted ?? false);
  return { ...services, asker, shelf: new Shelf(setting.library ?? libraryOf([]), audience) };
}

/** Clock, chance and rules; a desk that a test did not give is missing, and its command fails loudly. */
async function basicServices({ now = NOON }: Setting): Promise<Services> {
  const basics: Partial<Services> = {
    clock: { now: () => now },
    random: seededRandom(1),
    rules: await Rulebook.open(memoryRecords<ShelfRules>()),
  };
  return basics as Services;
}

export function seededRandom(seed: number): Random {
  const generator = xorshift128plus(seed);
  return {
    below(bound) {
      // As strict as the random numbers of the real bot.
      if (bound < 1) throw new RangeError(`a random number below ${bound}`);
      return uniformInt(generator, 0, bound - 1);
    },
  };
}
