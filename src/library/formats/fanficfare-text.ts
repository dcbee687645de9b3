import { authorNames } from './authors.ts';
import { isChapterHeading } from './chapter-titles.ts';
import { type FanFicFareStory, fanFicFarePage, TITLE_PAGE_LABEL } from './fanficfare.ts';
import type { Field } from './fields.ts';
import type { Format } from './format.ts';
import { tidyHtml2Text } from './html2text.ts';
import { blockParagraphs, markdownBlocks } from './markdown-blocks.ts';

const CHAPTER = /^(?:\t| {8})(\S.*)$/;

/** FanFicFare's plain text: title, "by X", labelled lines, TABLE OF CONTENTS, chapters whose title stands behind a tab, "End file." */
export const fanFicFareText: Format = {
  name: 'FanFicFare text',
  recognise: ({ text }) => {
    if (/^\s*<(?:!doctype|html|\?xml)/i.test(text.slice(0, 200))) return 0;
    const start = text.slice(0, 12_000);
    const top = start.split('\n', 250);
    const labels = new Set(top.flatMap((line) => TITLE_PAGE_LABEL.exec(line)?.[1] ?? []));
    const ends = /(?:^|\n)End file\.\s*$/.test(text.slice(-200));
    const byline = /^\s*\S[^\n]{0,300}(?:\n[^\n]{1,200}){0,3}\n\s*\n?by \S/.test(start);
    if (labels.size >= 3 && (labels.has('Packaged') || ends)) return 1;
    if (labels.size >= 4 && byline && /^TABLE OF CONTENTS\s*$/m.test(start)) return 0.95;
    return labels.size >= 5 && byline && labels.has('Publisher') ? 0.9 : 0;
  },
  read: (source) => fanFicFarePage(source, readStory(source.text)),
};

function readStory(text: string): FanFicFareStory {
  const lines = withoutEnd(text).split('\n');
  const byline = lines.findIndex((line) => /^by\s/.test(line));
  const top = Math.max(byline, 0);
  const contents = lines.findIndex((line) => line.trim() === 'TABLE OF CONTENTS');
  const listed = contents < 0 ? null : chaptersListed(lines, contents + 1);
  const bodyStart = firstChapter(lines, Math.max(contents, top) + 1, listed);
  const names = [lines[top] ?? '', ...wrappedLines(lines, top + 1)].join(' ');
  return {
    format: fanFicFareText.name,
    title: lines.slice(0, top).join(' ').trim(),
    authors: byline < 0 ? [] : authorNames(names.replace(/^by\s+/, ''), 'commas'),
    fields: fieldsIn(lines.slice(top + 1, contents < 0 ? bodyStart : contents)),
    chapters: chaptersIn(lines.slice(bodyStart), listed),
  };
}

function withoutEnd(text: string): string {
  const end = text.lastIndexOf('\nEnd file.');
  return end >= 0 && end > text.length - 200 ? text.slice(0, end) : text;
}

/** The lines after a wrapped one, up to the blank line that ends it. */
function wrappedLines(lines: readonly string[], from: number): string[] {
  const near = lines.slice(from, from + 6);
  const end = near.findIndex((line) => line.trim() === '');
  return near.slice(0, Math.max(end, 0));
}

function fieldsIn(lines: readonly string[]): Field[] {
  const fields: Field[] = [];
  for (const line of lines.slice(0, 2000)) {
    const label = TITLE_PAGE_LABEL.exec(line);
    const last = fields.at(-1);
    if (label) fields.push({ label: label[1] ?? '', value: label[2] ?? '' });
    else if (last) last.value += line.trim() === '' ? '\n\n' : `${/\n$/.test(last.value) ? '' : ' '}${line.trim()}`;
  }
  for (const field of fields) field.value = field.value.replace(/\n{2,}/g, '\n\n').trim();
  return fields;
}

/** The chapter titles of the table of contents, without the breaks of wrapped lines. */
function chaptersListed(lines: readonly string[], from: number): Set<string> {
  const listed = new Set<string>();
  let open = '';
  for (const line of lines.slice(from, from + 20_000)) {
    if (CHAPTER.test(line) && listed.has(line.trim())) break;
    if (line.trim() !== '') open = `${open} ${line.trim()}`.trim();
    else if (open !== '') {
      if (listed.has(open)) break;
      listed.add(open);
      open = '';
    }
  }
  return listed;
}

function firstChapter(lines: readonly string[], from: number, listed: ReadonlySet<string> | null): number {
  for (let index = from; index < lines.length; index += 1) {
    if (headingAt(lines, index, listed) !== null || (listed === null && CHAPTER.test(lines[index] ?? ''))) return index;
  }
  return lines.length;
}

/** The heading that starts at a line, joined where it was wrapped; only those of the table of contents, where there is one. */
function headingAt(lines: readonly string[], index: number, listed: ReadonlySet<string> | null): string | null {
  const heading = CHAPTER.exec(lines[index] ?? '')?.[1];
  if (heading === undefined || (lines[index - 1] ?? '').trim() !== '') return null;
  const whole = [heading, ...wrappedLines(lines, index + 1)].map((line) => line.trim()).join(' ');
  if (listed === null) return /^\d+\. /.test(whole) || isChapterHeading(whole) ? whole : null;
  return listed.has(whole) || listed.has(heading.trim()) ? whole : null;
}

/** `lines` begin with the first heading. */
function chaptersIn(lines: readonly string[], listed: ReadonlySet<string> | null): FanFicFareStory['chapters'] {
  const chapters: Array<{ heading: string; lines: string[] }> = [];
  let skip = 0;
  lines.forEach((line, index) => {
    const heading = headingAt(lines, index, listed) ?? (index === 0 ? line.trim() : null);
    if (heading !== null) {
      chapters.push({ heading, lines: [] });
      skip = wrappedLines(lines, index + 1).length;
    } else if (skip > 0) skip -= 1;
    else chapters.at(-1)?.lines.push(line);
  });
  return chapters.map(({ heading, lines: own }) => ({
    heading,
    paragraphs: markdownBlocks(tidyHtml2Text(own.join('\n'))).flatMap((block) => blockParagraphs(block)),
  }));
}
