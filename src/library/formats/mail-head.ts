import type { StatedFacts } from '../saved-page.ts';
import { authorNames } from './authors.ts';
import { isoDate } from './dates.ts';

/** The head of a message to a mailing list. */
export interface MailHead {
  subject: string | null;
  facts: StatedFacts;
  /** Index of the first line below the head; 0 when the text is no message. */
  next: number;
}

const LINE =
  /^(Subject|From|Date|To|Cc|Reply-to|Message-ID|Newsgroups|Organization|Sender|X-[\w-]+|MIME-Version|Content-[\w-]+|Received|Return-Path|In-Reply-To|References)\s*:\s*(.*)$/i;

/** Reads "Subject: ... From: ... Date: ..." at the top of a text. */
export function readMailHead(lines: readonly string[]): MailHead {
  const head = new Map<string, string>();
  const start = Math.max(
    lines.findIndex((line) => line.trim() !== ''),
    0,
  );
  let next = start;
  for (let last = ''; next < Math.min(lines.length, start + 60); next += 1) {
    const line = lines[next] ?? '';
    const match = LINE.exec(line);
    const goesOn = last !== '' && (/^[ \t]+\S/.test(line) || (line.trim() !== '' && head.get(last) === ''));
    if (!match && !goesOn) break;
    if (match) last = (match[1] ?? '').toLowerCase();
    head.set(last, `${head.get(last) ?? ''} ${match ? match[2] : line.trim()}`.trim());
  }
  const isMessage = head.has('subject') && (head.has('from') || head.has('date'));
  return isMessage
    ? { subject: head.get('subject') ?? null, facts: factsIn(head), next }
    : { subject: null, facts: {}, next: 0 };
}

function factsIn(head: ReadonlyMap<string, string>): StatedFacts {
  const facts: StatedFacts = {};
  const authors = authorNames((head.get('from') ?? '').replace(/^"([^"]*)"/, '$1'));
  const published = isoDate(head.get('date') ?? '');
  if (authors.length > 0) facts.authors = authors;
  if (published) facts.published = published;
  return facts;
}

/** Whether a subject answers somebody else's message. */
export function isReply(subject: string | null): boolean {
  return subject !== null && /^(?:\[[^\]]*\]\s*)*(?:re|fwd?|aw)\s*(?:\[\d+\])?:/i.test(subject.trim());
}

/** A subject without list names, "FIC:", ratings and the like: what is left names the story. */
export function subjectTitle(subject: string | null): string | null {
  const bare = (subject ?? '')
    .replace(/\[[^\]]*\]/g, (mark) => (/^\[\s*\d+\s*\/\s*[\d?]+\s*\]$/.test(mark) ? mark : ' '))
    .replace(/^\s*(?:(?:fan)?fic(?:tion)?|new|fw|fwd|repost|story)\s*[:-]\s*/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  return bare || null;
}
