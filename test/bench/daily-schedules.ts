import { EVERY_DAY, type Schedule } from '../../src/daily/schedule.ts';

type Place = Pick<Schedule, 'guildId' | 'channelId' | 'name'>;

/** A schedule that is due at an instant for the first time. */
export function dueSchedule(place: Place, due: number): Schedule {
  const at = new Date(due);
  return {
    ...place,
    minute: at.getUTCHours() * 60 + at.getUTCMinutes(),
    zone: 'UTC',
    days: EVERY_DAY,
    kind: 'story',
    style: 'excerpt',
    filter: {},
    roleId: null,
    alertChannelId: null,
    lateHours: 6,
    since: due - 60_000,
    paused: null,
    plans: {},
    createdBy: '200000000000000001',
  };
}
