import type { Composer } from './composer.ts';
import type { Channels } from './ports.ts';
import type { Progress, Schedule } from './schedule.ts';
import { nextSlots, type Slot } from './slots.ts';

/** What setting a schedule up would come to: whatever is wrong, each with what to do about it, and what is to be expected. */
export interface Preflight {
  problems: string[];
  /** Stories that may be posted, and those that fit but may not be shown in that channel. */
  eligible: number;
  withheld: number;
  next: Slot[];
}

export function preflight(
  schedule: Schedule,
  done: Progress['done'],
  desk: { channels: Channels; composer: Composer },
): Preflight {
  const view = desk.channels.look(schedule);
  // What is due in this very minute comes at once, so it belongs to what comes next.
  const next = nextSlots(schedule, done, schedule.since - 1, 3);
  const nothing = { eligible: 0, withheld: 0, next };
  const there = `<#${schedule.channelId}>`;
  if (view === 'unavailable')
    return {
      ...nothing,
      problems: ['Discord itself has trouble with this server just now. Try again in a few minutes.'],
    };
  if (view === 'gone')
    return {
      ...nothing,
      problems: [`I cannot see ${there}. Give my role “View Channel” there, or choose another channel.`],
    };
  const { eligible, withheld } = count(schedule, desk.composer);
  const problems = [
    ...(view.missing.length > 0
      ? [`In ${there} I lack ${listed(view.missing)}. Allow my role that in the channel’s settings.`]
      : []),
    ...(view.forum && schedule.style !== 'forum' ? [`${there} is a forum, so choose the style “Forum post”.`] : []),
    ...(!view.forum && schedule.style === 'forum' ? [`${there} is no forum, so choose another style or channel.`] : []),
    ...(eligible > 0 ? [] : [nothingFits(schedule, withheld)]),
  ];
  return { problems, eligible, withheld, next };
}

function count(schedule: Schedule, composer: Composer): { eligible: number; withheld: number } {
  const shelf = composer.shelf(schedule);
  const { shown, withheld } = shelf.count(schedule.filter);
  if (schedule.kind === 'prompt') return { eligible: 1, withheld: 0 };
  if (schedule.kind === 'story') return { eligible: shown, withheld };
  const dated = shelf.ids(schedule.filter).filter((id) => shelf.story(id).published !== null);
  return { eligible: dated.length, withheld };
}

function nothingFits({ kind, channelId }: Schedule, withheld: number): string {
  if (withheld > 0)
    return `0 stories may be posted in <#${channelId}>: ${withheld} that fit ${withheld === 1 ? 'is' : 'are'} withheld there because of the rating. Choose an age-restricted channel, or see \`/settings\`.`;
  if (kind === 'on-this-day') return '0 stories fit: none of them has a date on which it was first published.';
  return '0 stories fit these filters. Leave one out; `/library` shows what there is.';
}

function listed(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(' and ');
}
