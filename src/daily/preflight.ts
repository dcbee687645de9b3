import type { Composer } from './composer.ts';
import type { Channels, ChannelView } from './ports.ts';
import type { Progress, Schedule } from './schedule.ts';
import { nextSlots, type Slot } from './slots.ts';

/** What setting a schedule up would come to: whatever is wrong, in plain words with what to do about it, and what to expect. */
export interface Preflight {
  problems: string[];
  /** Worth knowing, but in nobody's way. */
  notes: string[];
  /** Stories that may be posted, and those that fit but may not be shown in that channel. */
  eligible: number;
  withheld: number;
  next: Slot[];
}

export function preflight(
  schedule: Schedule,
  done: Progress['done'],
  { channels, composer }: { channels: Channels; composer: Composer },
): Preflight {
  const view = channels.look(schedule);
  // What is due in this very minute comes at once, so it belongs to what comes next.
  const next = nextSlots(schedule, done, schedule.since - 1, 3);
  if (view === 'gone' || view === 'unavailable')
    return { problems: [UNSEEN[view]], notes: [], eligible: 0, withheld: 0, next };
  const { eligible, withheld } = count(schedule, composer);
  const problems = [
    ...problemsOf(view, schedule),
    ...alertProblems(schedule, channels),
    ...(eligible > 0 ? [] : [nothingFits(schedule, view, withheld)]),
  ];
  const notes = [
    ...(eligible > 0 && withheld > 0 ? [`${withheld} more fit but are withheld there because of their rating.`] : []),
    ...(view.role === 'closed' ? [ROLE_NOT_GIVEN] : []),
  ];
  return { problems, notes, eligible, withheld, next };
}

const UNSEEN = {
  gone: 'I cannot see that channel. Give my role “View Channel” there, or choose another.',
  unavailable: 'Discord itself has trouble with this server just now. Try again in a few minutes.',
};
const ROLE_NOT_GIVEN =
  'Members cannot give themselves that role: I need “Manage Roles”, my own role must stand above it, and it must carry no permissions of its own.';

function problemsOf({ name, forum, missing }: ChannelView, { style }: Schedule): string[] {
  return [
    ...(missing.length > 0
      ? [`In #${name} I lack ${listed(missing)}. Allow my role that in the channel’s settings.`]
      : []),
    ...(forum && style !== 'forum' ? [`#${name} is a forum, so choose the style “Forum post”.`] : []),
    ...(!forum && style === 'forum' ? [`#${name} is no forum, so choose another style or channel.`] : []),
  ];
}

/** Alerts that nobody could read would be found out in the worst moment. */
function alertProblems({ guildId, alertChannelId }: Schedule, channels: Channels): string[] {
  if (alertChannelId === null) return [];
  const view = channels.look({ guildId, channelId: alertChannelId, style: 'card', roleId: null });
  if (view === 'gone') return ['I cannot see the channel for alerts. Give my role “View Channel” there.'];
  if (view === 'unavailable' || view.missing.length === 0) return [];
  return [`In #${view.name}, where alerts go, I lack ${listed(view.missing)}.`];
}

function count(schedule: Schedule, composer: Composer): { eligible: number; withheld: number } {
  const shelf = composer.shelf(schedule);
  const { shown, withheld } = shelf.count(schedule.filter);
  if (schedule.kind === 'prompt') return { eligible: 1, withheld: 0 };
  if (schedule.kind === 'story') return { eligible: shown, withheld };
  const dated = shelf.ids(schedule.filter).filter((id) => shelf.story(id).published !== null);
  return { eligible: dated.length, withheld };
}

function nothingFits({ kind }: Schedule, { name }: ChannelView, withheld: number): string {
  if (withheld > 0)
    return `0 stories may be posted in #${name}: ${withheld} that fit ${withheld === 1 ? 'is' : 'are'} withheld there because of the rating. Choose an age-restricted channel, or see \`/settings\`.`;
  if (kind === 'on-this-day') return '0 stories fit: none of them has a date on which it was first published.';
  return '0 stories fit these filters. Leave one out; `/library` shows what there is.';
}

function listed(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(' and ');
}
