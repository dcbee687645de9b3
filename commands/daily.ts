import { defineCommandGroup } from '../src/discord/command.ts';
import { calendar, handlers as calendarHandlers } from './daily/calendar.ts';
import { digest, history, handlers as historyHandlers } from './daily/history.ts';
import { now } from './daily/now.ts';
import { off, pause, resume } from './daily/pause.ts';
import { handlers as planHandlers } from './daily/plan.ts';
import { handlers as reactionHandlers } from './daily/reactions.ts';
import { edit, setup, handlers as setupHandlers } from './daily/setup.ts';
import { preview, status } from './daily/status.ts';

export default defineCommandGroup({
  name: 'daily',
  description: 'The story of the day: set it up, look ahead, look back.',
  access: 'moderators',
  subcommands: { setup, edit, status, preview, now, calendar, history, digest, pause, resume, off },
});

export const handlers = [
  ...setupHandlers,
  ...calendarHandlers,
  ...planHandlers,
  ...historyHandlers,
  ...reactionHandlers,
];
