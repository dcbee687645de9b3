import type { SavedPage, StatedFacts } from '../saved-page.ts';
import { bylineNames, isByline, isTitleLine, titleAndAuthor } from './bylines.ts';
import { isChapterHeading } from './chapter-titles.ts';
import { pageNumber, readChapters } from './chapters.ts';
import { factsOf, mergeFacts } from './facts.ts';
import type { SourceText } from './format.ts';
import { readHeader } from './labelled-lines.ts';
import { savedPage } from './page.ts';
import { placedTitle } from './part-marks.ts';
import { readPostFoot } from './post-foot.ts';
import { type Prose, proseFormat } from './prose.ts';
import { refuseEssays } from './refusals.ts';

/** Any other text that says at its top what it is called: a title, perhaps "by X", perhaps a few labelled lines, the story. */
export const plainText = proseFormat({
  name: 'plain text',
  recognise: ({ text }: SourceText) => (topOf(text.slice(0, 20_000).split('\n')) ? 0.1 : 0),
  readProse: readPlain,
});

interface Top {
  title: string | null;
  authors: string[];
  next: number;
}

/** The title at the very top, or the heading of a chapter; null when the text begins in the middle of things. */
function topOf(lines: readonly string[]): Top | null {
  const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index])).slice(0, 3);
  const [first = 0, second] = filled;
  const [line = '', below = ''] = [lines[first], second === undefined ? undefined : lines[second]];
  if (isChapterHeading(line)) return { title: null, authors: [], next: first };
  if (second !== undefined && isTitleLine(line) && isByline(below)) {
    return { title: line.trim(), authors: bylineNames(below), next: second + 1 };
  }
  const both = titleAndAuthor(line);
  if (both) return { ...both, next: first + 1 };
  if (second === undefined || !isTitleLine(line)) return null;
  const apart = second > first + 1 || isTitleLine(below) || below.length > 110;
  return apart ? { title: line.trim(), authors: [], next: first + 1 } : null;
}

function readPlain(prose: Prose): SavedPage {
  const top = topOf(prose.lines) ?? { title: null, authors: [], next: 0 };
  const { fields, next } = readHeader(prose.lines, top.next);
  const foot = readPostFoot(prose.lines, next);
  const placed = placedTitle(top.title ?? '');
  const facts: StatedFacts = {
    ...(placed.title && { title: placed.title }),
    ...(top.authors.length > 0 && { authors: top.authors }),
  };
  mergeFacts(facts, factsOf([...fields, ...foot.fields]));
  if (prose.address) mergeFacts(facts, { source: prose.address });
  const chapters = readChapters(prose, next, foot.from, {
    title: facts.title ?? null,
    authors: facts.authors ?? [],
    first: placed.part,
    firstTitle: placed.partTitle,
  });
  refuseEssays(prose.file, chapters);
  const notes = fields.filter(({ label, value }) => value !== '' && /note|disclaimer|a\/n|warning/i.test(label));
  chapters[0]?.notes.unshift(...notes.map(({ label, value }) => ({ label, text: value })));
  return savedPage(prose.file, {
    format: plainText.name,
    facts,
    chapters,
    page: placed.part ?? pageNumber(chapters),
    of: placed.of,
  });
}
