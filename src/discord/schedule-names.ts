import type { Kind, Style } from '../daily/schedule.ts';

/** Styles and kinds of post as members read them. */
export const STYLE_NAMES: Record<Style, string> = {
  excerpt: 'Card with an excerpt',
  card: 'Card only',
  thread: 'Card with an excerpt and a thread to discuss it',
  forum: 'Forum post',
};

export const KIND_NAMES: Record<Kind, string> = {
  story: 'A story',
  prompt: 'A drabble prompt',
  'on-this-day': 'A story first published on this day',
};
