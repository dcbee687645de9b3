import { stringify } from 'yaml';
import { paragraphOf } from '../library/formats/chapter.ts';
import { readInlineMarkup } from '../library/formats/inline-markup.ts';
import type { Paragraph } from '../library/story.ts';
import type { Fill } from './records.ts';

/** The file's name in the library: the same for every version of a drabble, and no other's. */
export function drabbleFileName({ guildId, number }: Pick<Fill, 'guildId' | 'number'>): string {
  return `drabble-${guildId}-${number}.md`;
}

/** A drabble as the library reads it: Markdown with front matter. */
export function drabbleFile(fill: Fill): string {
  const { title, authorName, anonymous, rating, warnings, fandoms, characters, writtenAt } = fill;
  const matter = {
    title,
    author: anonymous ? 'Anonymous' : authorName,
    rating: RATINGS[rating],
    ...(warnings.state !== 'not-stated' && { warnings: warnings.state === 'listed' ? warnings.list : warnings.state }),
    ...(fandoms.length > 0 && { fandoms }),
    ...(characters.length > 0 && { characters }),
    tags: ['Drabble'],
    status: 'complete',
    published: new Date(writtenAt).toISOString().slice(0, 10),
    permission: 'full',
  };
  return `---\n${stringify(matter)}---\n\n${drabbleLines(fill.text).map(inertStart).join('\n\n')}\n`;
}

/** A drabble's paragraphs, with the italics and bold its author marked: every line is one. */
export function drabbleParagraphs(text: string): Paragraph[] {
  return drabbleLines(text).map((line) => paragraphOf(readInlineMarkup(line)));
}

function drabbleLines(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const RATINGS: Record<Fill['rating'], string> = {
  general: 'General Audiences',
  teen: 'Teen And Up Audiences',
  mature: 'Mature',
  explicit: 'Explicit',
};

/** What would make a heading, a note or a comment of a line is said to be the author's own character. */
function inertStart(line: string): string {
  return line.replace(/^(?=[#>])/, '\\').replaceAll('<!--', '<\\!--');
}
