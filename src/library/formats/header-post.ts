import type { SavedPage, StatedFacts } from '../saved-page.ts';
import type { Note } from '../story.ts';
import { readTitleAndAuthors } from './bylines.ts';
import { readChapters } from './chapters.ts';
import { factsOf, mergeFacts, ratingText, titleText } from './facts.ts';
import { type Field, fieldName, fieldNames } from './fields.ts';
import type { SourceText } from './format.ts';
import { labelledLine, readHeader } from './labelled-lines.ts';
import { readMailHead, subjectTitle } from './mail-head.ts';
import { savedPage } from './page.ts';
import { placedTitle } from './part-marks.ts';
import { readPostFoot } from './post-foot.ts';
import { type Prose, proseFormat } from './prose.ts';
import { refuseEssays } from './refusals.ts';

/** How far down the page the header may begin: below a site's or a journal's own lines. */
const REACH = 60;

/** A story posted to a journal or a mailing list: labelled lines (Title, Author, Rating, ...), then the text. */
export const headerPost = proseFormat({ name: 'Header post', recognise, readProse: readPost });

function recognise({ text }: SourceText): number {
  const lines = text.slice(0, 12_000).split('\n');
  const start = headerStart(lines);
  if (start < 0) return 0;
  const names = new Set(readHeader(lines, start).fields.flatMap(({ label }) => fieldNames(label)));
  const facts = [...names].filter((name) => name !== 'note' && name !== 'ignored').length;
  if (names.has('title') && facts >= 2) return 0.8;
  if (readMailHead(lines).next > 0 && (facts >= 1 || names.has('note'))) return 0.75;
  return facts >= 3 || (names.has('title') && names.has('note')) ? 0.7 : facts >= 2 ? 0.5 : 0;
}

/** The first line of the header; -1 when there is none near the top. */
function headerStart(lines: readonly string[]): number {
  const from = readMailHead(lines).next;
  return lines.findIndex((line, index) => index >= from && index < from + REACH && isStart(line));
}

function isStart(line: string): boolean {
  const field = labelledLine(line);
  return field !== null && fieldName(field.label) !== 'ignored' && line.length < 1500;
}

function readPost(prose: Prose): SavedPage {
  const { lines } = prose;
  const mail = readMailHead(lines);
  const start = Math.max(headerStart(lines), 0);
  const { fields, next } = readHeader(lines, start);
  const foot = readPostFoot(lines, next);
  const facts = factsOf([...fields, ...foot.fields]);
  const above = readTitleAndAuthors(lines, mail.next, start);
  const signed = above.authors.length > 0 ? above.title : null;
  const placed = placedTitle(facts.title ?? signed ?? subjectTitle(mail.subject) ?? above.title ?? '');
  const title = titleText(placed.title.replace(/^(?:fan)?fic(?:tion)?\s*:\s*/i, ''));
  if (title) facts.title = title;
  if (above.authors.length > 0) mergeFacts(facts, { authors: above.authors });
  mergeFacts(facts, mail.facts);
  if (prose.address) mergeFacts(facts, { source: prose.address });
  const chapters = readChapters(prose, next, foot.from, {
    title,
    authors: facts.authors ?? [],
    first: placed.part,
    firstTitle: placed.partTitle,
  });
  refuseEssays(prose.file, chapters);
  chapters[0]?.notes.unshift(...notesOf(fields, facts));
  return savedPage(prose.file, { format: headerPost.name, facts, chapters, page: placed.part, of: placed.of });
}

/** The lines that are notes, and what a line said beyond the fact taken from it ("PG-13 for moths"). */
function notesOf(fields: readonly Field[], facts: StatedFacts): Note[] {
  return fields.flatMap(({ label, value }) => {
    const names = fieldNames(label);
    const more = names.includes('rating') && facts.rating !== undefined && ratingText(value) !== value.trim();
    const kept = names.length !== 1 || names[0] === 'note' || more;
    return kept && value !== '' ? [{ label, text: value }] : [];
  });
}
