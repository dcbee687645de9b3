import type { Act } from '../../src/daily/desk.ts';
import type { Schedule } from '../../src/daily/schedule.ts';
import type { Context } from '../../src/services.ts';

/** Who acts; these commands work on servers only. */
export function act({ asker }: Context): Act {
  return { guildId: asker.guildId ?? '', memberId: asker.memberId };
}

/** The schedule that is meant. @throws {UserFacingError} when it is not clear, or there is none. */
export function scheduleOf(context: Context, name?: string): Promise<Schedule> {
  return context.daily.desk.named(context.asker.guildId ?? '', name);
}
