import { ButtonStyle } from 'discord.js';
import { button } from '../control.ts';
import type { Message } from '../reply.ts';
import { lines, message, row, text } from './layout.ts';

/** Asks for certainty, then erases. */
export const eraseButton = button('erase', {});
export const eraseForGoodButton = button('erase-for-good', {});

/** What members send in is kept server by server. */
const ELSEWHERE =
  '-# Ideas, claims and drabbles stay with their server: what you sent in on another one is shown and erased there.';

/** What is kept about a member: how much of each kind, and all of it for the file. */
export interface KeptAbout {
  counts: [things: string, count: number][];
  everything: object;
}

export function myDataCard({ counts, everything }: KeptAbout): Message {
  const kept = counts.filter(([, count]) => count > 0);
  if (kept.length === 0) return lines('Nothing is kept about you.', ELSEWHERE);
  const card = message(
    [
      text(`### What is kept about you\n${kept.map(([things, count]) => `- ${things}: ${count}`).join('\n')}`),
      text(`-# The file has all of it. Nobody else sees this message.\n${ELSEWHERE}`),
    ],
    [row(eraseButton.show({}, 'Erase it all', { style: ButtonStyle.Danger }))],
  );
  return { ...card, files: [{ name: 'my-data.json', text: `${JSON.stringify(everything, null, 2)}\n` }] };
}

export function erasedCard(): Message {
  return lines('It is erased. Nothing is kept about you now.', ELSEWHERE);
}

export function eraseCard(): Message {
  return message(
    [
      text(
        'Everything kept about you here goes for good: bookmarks, lists, follows, claims, your drabbles with their posts. Ideas that were approved stay, without your name.',
      ),
    ],
    [row(eraseForGoodButton.show({}, 'Erase it for good', { style: ButtonStyle.Danger }))],
  );
}
