import { ButtonStyle } from 'discord.js';
import type { Prompt } from '../../prompts/prompt.ts';
import type { Claim } from '../../prompts/records.ts';
import { namelessCode } from '../../prompts/story-prompt.ts';
import { button } from '../control.ts';
import type { Message } from '../reply.ts';
import { inertLine } from './inert.ts';
import { lines, message, row, text } from './layout.ts';
import { writeButton } from './prompt-card.ts';

export const giveBackButton = button('give-back', { code: 'text' });

/** What a claim means, and that it binds nobody. */
export function claimCard({ code, expiresAt }: Claim, others: number): Message {
  const company =
    others === 0
      ? ''
      : ` ${others === 1 ? 'One other writer has' : `${others} other writers have`} claimed it too; all are welcome.`;
  return message(
    [
      text(
        `### It is yours until ${day(expiresAt)}\nYou need not hurry: a claim only tells others that you mean to write.${company}\n-# ${code}`,
      ),
    ],
    [
      row(
        writeButton.show({ code }, 'Write it', { style: ButtonStyle.Primary }),
        giveBackButton.show({ code }, 'Give it back'),
      ),
    ],
  );
}

/** Once, a day before a claim ends, and without a sound. */
export function claimReminder({ code, expiresAt }: Claim, prompt: Prompt | null): Message {
  // Direct messages are behind no age gate, so only what anyone may read is named.
  const open = prompt?.rating === 'general' && prompt.storyId === null;
  const about = open ? `“${inertLine(prompt.heading, 150)}” (${code})` : `the prompt ${namelessCode(code)}`;
  return lines(
    `Your claim on ${about} ends ${day(expiresAt)}. Nothing happens then: you may still write it, or claim it again.`,
  );
}

/** In the reader's own time. */
function day(at: number): string {
  return `<t:${Math.floor(at / 1000)}:D>`;
}
