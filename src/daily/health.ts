import { needsPeople, type Trouble, wordsFor } from './failures.ts';
import type { Outcome } from './poster.ts';
import type { Progress } from './schedule.ts';
import { MISSED } from './slot-record.ts';
import type { Slot } from './slots.ts';

/** Days in a row with a trouble that only people can mend, until the schedule pauses itself. */
const PATIENCE = 3;

/** What follows from a slot's outcome: how far the schedule has come, and what moderators are told. */
export interface Verdict {
  progress: Progress;
  alert: string | null;
  /** Why the schedule is to pause itself. */
  pause: string | null;
}

/**
 * Failures are loud once: moderators hear of the first, and of the pause after the third. A post asked for by hand counts
 * for nothing here, because whoever asked is told.
 */
export function judge(progress: Progress, slot: Slot, outcome: Outcome): Verdict {
  const moved = outcome.kind === 'settled' ? advance(progress, slot) : begun(progress, slot, outcome.kind);
  const quiet = { progress: moved, alert: null, pause: null };
  if (slot.id !== slot.day || outcome.kind === 'idle') return quiet;
  const { trouble } = outcome;
  if (trouble && needsPeople(trouble)) return countFailure(moved, slot, outcome.kind, trouble);
  if (outcome.kind === 'again') return quiet;
  const { record } = outcome;
  if (record.state === 'sent') return { ...quiet, progress: { ...moved, failures: 0, failedSlot: null } };
  // Trouble that passes by itself is told only if it cost a post; what moderators skipped or were told of they know.
  const lost = (record.state === 'failed' && progress.failedSlot !== slot.id) || record.reason === MISSED;
  return lost ? { ...quiet, alert: `There was no post on ${slot.day}: ${record.reason}.` } : quiet;
}

function countFailure(progress: Progress, slot: Slot, kind: 'again' | 'settled', trouble: Trouble): Verdict {
  if (progress.failedSlot === slot.id) return { progress, alert: null, pause: null };
  const failures = progress.failures + 1;
  const counted = { ...progress, failures, failedSlot: slot.id };
  const words = wordsFor(trouble);
  if (failures >= PATIENCE) return { progress: counted, alert: null, pause: words };
  const outlook =
    kind === 'again'
      ? 'I go on trying for some hours: mend it, and the post still comes.'
      : 'The next day is tried again.';
  const alert = failures === 1 ? `The post of ${slot.day} could not be made: ${words}. ${outlook}` : null;
  return { progress: counted, alert, pause: null };
}

function begun(progress: Progress, slot: Slot, kind: 'again' | 'idle'): Progress {
  return kind === 'again' && slot.id === slot.day ? { ...progress, open: { id: slot.id, due: slot.due } } : progress;
}

function advance(progress: Progress, slot: Slot): Progress {
  const asked = progress.asked.filter(({ id }) => id !== slot.id);
  const further = slot.id === slot.day && (progress.done === null || slot.day > progress.done);
  const open = progress.open?.id === slot.id ? null : progress.open;
  return { ...progress, asked, open, done: further ? slot.day : progress.done };
}
