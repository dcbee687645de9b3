import type { Passage } from '../../library/library.ts';
import { withheldLine } from '../../library/withheld.ts';
import type { Message } from '../reply.ts';
import { inert, inertLine } from './inert.ts';
import { type Block, message, section, text } from './layout.ts';
import { passageButton } from './reader-card.ts';
import { nameLine } from './story-list.ts';

/** How many passages one message shows. */
export const PASSAGES = 6;

/** Where the words were found: story, chapter, the passage word for word, and a button that opens it there. */
export function foundCard(words: string, passages: readonly Passage[], withheld: number): Message {
  return message([
    text(`### Found: ${inertLine(words, 120)}`),
    ...passages.slice(0, PASSAGES).map(entry),
    ...(withheld > 0 ? [text(`-# ${withheldLine(withheld)}`)] : []),
  ]);
}

function entry({ story, chapter, passage, paragraph }: Passage): Block {
  const open = passageButton.show({ story: story.id, chapter, paragraph }, 'Read there');
  const quoted = inert(passage, 330).replace(/^/gm, '> ');
  return section(open, `${nameLine(story)}, chapter ${chapter}\n${quoted}`);
}
