import { StoryFormatError } from '../../errors.ts';
import type { SavedPage, StatedFacts } from '../saved-page.ts';
import type { Note } from '../story.ts';
import { readTitleAndAuthors } from './bylines.ts';
import { pageNumber, readChapter, readChapters } from './chapters.ts';
import { factsOf, mergeFacts } from './facts.ts';
import { type Field, fieldName, fieldNames } from './fields.ts';
import type { SourceText } from './format.ts';
import { labelledLine, readHeader } from './labelled-lines.ts';
import { isReply, readMailHead, subjectTitle } from './mail-head.ts';
import { savedPage } from './page.ts';
import { placedTitle } from './part-marks.ts';
import { readPostFoot } from './post-foot.ts';
import { type Prose, proseFormat } from './prose.ts';
import { isStricter, ratingText } from './rating-text.ts';
import { refuseEssays } from './refusals.ts';
import { titleText } from './values.ts';

/** How far down the page the header may begin: below a site's or a journal's own lines. */
const REACH = 60;

/** A story posted to a journal or a mailing list: labelled lines (Title, Author, Rating, ...), then the text. */
export const headerPost = proseFormat({ name: 'Header post', recognise, readProse: readPost });

function recognise({ text }: SourceText): number {
  const lines = text.slice(0, 12_000).split('\n');
  const start = headerStart(lines);
  const isMail = readMailHead(lines).next > 0;
  if (start < 0) return isMail ? 0.6 : 0;
  const names = new Set(readHeader(lines, start).fields.flatMap(({ label }) => fieldNames(label)));
  const facts = [...names].filter((name) => name !== 'note' && name !== 'ignored').length;
  if (names.has('title') && facts >= 2) return 0.8;
  if (isMail) return 0.75;
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
  const start = Math.max(headerStart(lines), mail.next);
  const { fields, next } = readHeader(lines, start);
  refuseReplies(prose.file, mail.subject, fields);
  const foot = readPostFoot(lines, next);
  const facts = factsOf([...fields, ...foot.fields]);
  for (const field of fields) addStricter(facts, factsOf([field]));
  const above = readTitleAndAuthors(lines, mail.next, start);
  if (above.authors.length > 0) mergeFacts(facts, { authors: above.authors });
  mergeFacts(facts, mail.facts);
  if (prose.address) mergeFacts(facts, { source: prose.address });
  const posted = { prose, facts, heads: titleLines(lines, start, foot.from), end: foot.from };
  if (posted.heads.length > 1) return readCollection(posted, above.title ?? subjectTitle(mail.subject));
  const signed = above.authors.length > 0 ? above.title : null;
  const named = placedTitle(facts.title ?? signed ?? subjectTitle(mail.subject) ?? above.title ?? '');
  const placed = named.part === null ? { ...placedTitle(mail.subject ?? ''), title: named.title } : named;
  const title = setTitle(facts, placed.title);
  const known = { title, authors: facts.authors ?? [], first: placed.part, firstTitle: placed.partTitle };
  const chapters = readChapters(prose, next, foot.from, known);
  refuseEssays(prose.file, chapters);
  chapters[0]?.notes.unshift(...notesOf(fields, facts));
  return savedPage(prose.file, {
    format: headerPost.name,
    facts,
    chapters,
    page: placed.part ?? pageNumber(chapters),
    of: placed.of,
  });
}

function setTitle(facts: StatedFacts, text: string): string | null {
  const title = titleText(text.replace(/^(?:fan)?fic(?:tion)?\s*:\s*/i, ''));
  if (title) facts.title = title;
  else delete facts.title;
  return title;
}

/** The lines that name a story or a part: a post of several drabbles has a header above each. */
function titleLines(lines: readonly string[], from: number, to: number): number[] {
  const heads: number[] = [];
  for (let index = from; index < to; index += 1) {
    const field = labelledLine((lines[index] ?? '').slice(0, 300));
    if (field && field.value !== '' && fieldName(field.label) === 'title') heads.push(index);
  }
  return heads;
}

interface Posted {
  prose: Prose;
  facts: StatedFacts;
  heads: readonly number[];
  end: number;
}

/** Several headed texts in one post are its chapters, be they parts of one story or drabbles with titles of their own. */
function readCollection({ prose, facts, heads, end }: Posted, name: string | null): SavedPage {
  const parts = heads.map((head, index) => {
    const to = heads[index + 1] ?? end;
    const header = readHeader(prose.lines.slice(head, to));
    return { fields: header.fields, next: head + header.next, to };
  });
  const titles = parts.map(({ fields }) => placedTitle(factsOf(fields).title ?? ''));
  for (const { fields } of parts) addStricter(facts, factsOf(fields));
  const own = new Set(titles.map(({ title }) => title)).size === 1 ? titles[0]?.title : name;
  const title = setTitle(facts, own ?? '');
  const known = { title, authors: facts.authors ?? [] };
  const chapters = parts.map(({ fields, next, to }, index) => {
    const placed = titles[index];
    const heading = placed?.title === title ? (placed?.partTitle ?? null) : (placed?.title ?? null);
    const chapter = readChapter(prose, next, to, placed?.part ?? index + 1, heading, known);
    chapter.notes.unshift(...notesOf(fields, facts));
    return chapter;
  });
  return savedPage(prose.file, { format: headerPost.name, facts, chapters });
}

/** What one part warns of or is rated as holds for the whole post. */
function addStricter(facts: StatedFacts, { rating, warnings }: StatedFacts): void {
  if (rating && (!facts.rating || isStricter(rating, facts.rating))) facts.rating = rating;
  if (warnings?.state !== 'listed') return;
  const before = facts.warnings?.state === 'listed' ? facts.warnings.list : [];
  facts.warnings = { state: 'listed', list: [...new Set([...before, ...warnings.list])] };
}

/** Lists hold more talk about stories than stories. */
function refuseReplies(file: string, subject: string | null, fields: readonly Field[]): void {
  if (!isReply(subject) || fields.some(({ label }) => fieldName(label) === 'title')) return;
  throw new StoryFormatError({ file, line: null, expected: 'the text of one story', found: 'an answer to a message' });
}

/** The lines that are notes, and what a line said beyond the fact taken from it ("PG-13 for moths"). */
function notesOf(fields: readonly Field[], facts: StatedFacts): Note[] {
  return fields.flatMap(({ label, value }) => {
    const names = fieldNames(label);
    const more = names.includes('rating') && facts.rating !== undefined && ratingText(value) !== value.trim();
    const kept = names.length === 0 || (names.includes('note') && !names.includes('summary')) || more;
    return kept && value !== '' ? [{ label, text: value }] : [];
  });
}
