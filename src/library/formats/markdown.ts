import { StoryFormatError } from '../../errors.ts';
import type { SavedPage } from '../saved-page.ts';
import type { Chapter, Note } from '../story.ts';
import { chapterOf } from './chapter.ts';
import { chapterTitle } from './chapter-titles.ts';
import type { Format, SourceText } from './format.ts';
import { hasFrontMatter, readFrontMatter } from './front-matter.ts';
import { readInlineMarkup } from './inline-markup.ts';
import { blockParagraphs, blockText, type MarkdownBlock, markdownBlocks } from './markdown-blocks.ts';
import { noteOf } from './notes.ts';
import { storyKey } from './story-keys.ts';

/**
 * Markdown with front matter: the form in which fans write for the library themselves.
 *
 * ```markdown
 * ---
 * title: The Lamplighter's Ghost
 * author: A. Reader                   # or authors: [A. Reader, B. Writer]
 * rating: Teen And Up Audiences       # any archive's word: FR13, PG-13, T, Mature, ...
 * author-rating: PG                   # only where it differs from the archive's
 * warnings: [Violence]                # or none-apply, author-chose-not-to-warn; left out: not stated
 * fandoms: [Sherlock Holmes, Dracula] # one may stand without the brackets, here and below
 * characters: [Sherlock Holmes, Mina Harker]
 * relationships: [Sherlock Holmes & John Watson]
 * categories: [Gen]
 * genres: [Mystery]
 * tags: [Case Fic]
 * series: { name: Lamps, part: 2 }    # or just the name
 * status: complete                    # or in-progress
 * published: 2011-04-06
 * updated: 2011-04-09
 * words: 2491                         # as an archive states them; the library counts for itself
 * chapters: 6                         # how many there are; 3/? and 3/6 say more
 * language: English
 * source: https://www.example.org/Story-1
 * permission: excerpt                 # or hidden, summary, full
 * summary: A lamp goes out and nobody has touched it.
 * notes: Written for Ada.             # or a list, or { Disclaimer: Not mine, Beta: Ada }
 * chapter: 2                          # only in a file that holds one chapter of several; goes with
 * chapter-title: The Second Lamp      # this, or with a heading in the text
 * ---
 *
 * # The Lamplighter's Ghost            <- may be left out; the title where the front matter has none
 *
 * ## The First Lamp                    <- each level-2 heading begins a chapter; none: one chapter
 *
 * > Author's note: in which it is dark. <- a quotation with a label, first or last in a chapter, is a note
 *
 * The lamp went out at *eleven o'clock* sharp.
 *
 * ***                                  <- a scene break; `---` and `* * *` as well
 * ```
 *
 * Every field but the title may be left out, and the names are those of `catalogue.yaml`.
 */
export const markdown: Format = {
  name: 'Markdown',
  recognise: ({ file, text }) => {
    if (hasFrontMatter(text)) return 1;
    const headed = /^\s*# \S/.test(text);
    if (/\.(?:md|markdown)$/i.test(file)) return headed ? 0.8 : 0.4;
    return headed && !/^#+ (?:Preface|Work Header)\b/m.test(text.slice(0, 4000)) ? 0.5 : 0;
  },
  read: readMarkdown,
};

function readMarkdown(source: SourceText): SavedPage {
  const matter = readFrontMatter(source);
  const { title, sections } = sectionsOf(markdownBlocks(matter.body), matter.facts.title ?? null);
  if (sections.every(({ blocks }) => blocks.length === 0)) {
    throw new StoryFormatError({
      file: source.file,
      line: matter.bodyLine,
      expected: 'a story below the front matter',
      found: 'nothing',
    });
  }
  const first = matter.chapter ?? 1;
  const chapters = sections.map(({ heading, blocks }, index) => readChapter(heading, blocks, first + index));
  const [opening] = chapters;
  if (opening) {
    opening.notes.unshift(...matter.notes);
    opening.title ??= matter.chapterTitle;
  }
  const facts = title === null ? matter.facts : { ...matter.facts, title };
  return {
    file: source.file,
    format: markdown.name,
    facts,
    place: {
      story: storyKey(facts.source),
      page: matter.chapter,
      of: matter.chapter === null ? null : (facts.chapterCount ?? null),
    },
    chapters,
    losses: 0,
    problems: matter.problems,
  };
}

interface Section {
  heading: string | null;
  blocks: MarkdownBlock[];
}

/** Divides at the headings of levels 1 and 2; the first level-1 heading is the title where nothing else is. */
function sectionsOf(blocks: MarkdownBlock[], stated: string | null): { title: string | null; sections: Section[] } {
  let title: string | null = stated;
  const sections: Section[] = [{ heading: null, blocks: [] }];
  blocks.forEach((block, index) => {
    const isTitle = index === 0 && block.level === 1 && (stated === null || sameTitle(block.text, stated));
    if (isTitle) title = readInlineMarkup(block.text).text;
    else if (block.kind === 'heading' && block.level <= 2)
      sections.push({ heading: readInlineMarkup(block.text).text, blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  });
  const [front, next] = sections;
  if (front && next && front.blocks.every(({ kind }) => kind === 'quote')) {
    next.blocks.unshift(...front.blocks);
    sections.shift();
  }
  return { title, sections };
}

function sameTitle(one: string, other: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return plain(one) === plain(other);
}

function readChapter(heading: string | null, blocks: MarkdownBlock[], number: number): Chapter {
  const notes: Note[] = [];
  const left = [...blocks];
  const takeNotes = (at: 0 | -1) => {
    for (let note = asNote(left.at(at)); note; note = asNote(left.at(at))) {
      if (at === 0) left.shift();
      else left.pop();
      notes.push(note);
    }
  };
  takeNotes(0);
  takeNotes(-1);
  return chapterOf({
    number,
    title: heading === null ? null : chapterTitle(heading, number),
    notes,
    paragraphs: left.flatMap((block) => blockParagraphs(block)),
  });
}

function asNote(block: MarkdownBlock | undefined): Note | null {
  return block?.kind === 'quote' ? noteOf(blockText(block)) : null;
}
