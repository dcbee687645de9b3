import type { Component } from '../wire.ts';
import type { ViewLine } from './message-view.ts';

/**
 * `answer`: what the bot said to an action. `post`: what it said of its own accord, or anybody's message when they are listed.
 * `form`: a form that was opened or filled in. `choice`: the suggestion that was taken. `place`: who one is, and where.
 * `note`: a word of the terminal's own. `problem`: no valid answer, or a line that could not be done.
 */
export type EventName = 'answer' | 'post' | 'form' | 'choice' | 'place' | 'note' | 'problem';

/** Something to tell whoever types; the public shape of `--json`, which leaves out `view`. */
export interface StageEvent {
  event: EventName;
  channel: string;
  author: string | null;
  /** Whether only the one who typed sees it. */
  private: boolean;
  text: string;
  components: Component[];
  acknowledgedInMs: number | null;
  view: ViewLine[];
}

export type Tell = (event: StageEvent) => void;

/** As one JSON object in one line. */
export function asJson({ view, ...event }: StageEvent): string {
  return JSON.stringify(event);
}
