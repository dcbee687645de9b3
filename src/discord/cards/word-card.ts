import { distance, type WordCheck } from '../../prompts/word-check.ts';
import { modal } from '../control.ts';
import type { Message } from '../reply.ts';
import { inertLine } from './inert.ts';
import { message, separator, text } from './layout.ts';

/** For texts with paragraphs, which an option cannot hold. */
export const checkForm = modal(
  'check-words',
  { target: 'text' },
  { text: { label: 'The text, without its title', long: true, maxLength: 4000 } },
);

/** What was counted, by a name where there are several. */
export interface Counted {
  name: string | null;
  check: WordCheck;
}

const NOTE = 'Counted as the archive does. A title is not part of a drabble: leave it out.';

/** How many words, how far off, and where another counter may say something else. */
export function wordCard(counted: readonly Counted[]): Message {
  const blocks = counted.flatMap((one, index) => [...(index > 0 ? [separator()] : []), text(countedLines(one))]);
  return message([...blocks, text(`-# ${NOTE}`)]);
}

function countedLines({ name, check }: Counted): string {
  const { words, differences, longest, byBlanks } = check;
  const told = distance(check);
  const blanks = byBlanks === words ? [] : [`A counter that only looks at blanks says ${byBlanks}.`];
  const about = differences.map(({ what, example, others }) => `- ${what} (“${inertLine(example, 60)}”): ${others}.`);
  return [
    `### ${name === null ? '' : `${inertLine(name, 80)}: `}${words} ${words === 1 ? 'word' : 'words'}${told === null ? '' : `, ${told}`}`,
    ...blanks,
    ...about,
    ...(longest && longest.words > 1
      ? [`Longest sentence, ${longest.words} words: “${inertLine(longest.sentence, 250)}”`]
      : []),
  ].join('\n');
}
