import { StoryFormatError } from '../../errors.ts';
import type { Chapter } from '../story.ts';
import type { SourceText } from './format.ts';
import { readHtml } from './html-blocks.ts';
import { isEssay, listInstead } from './not-one-story.ts';
import { shownInstead } from './shown-instead.ts';

/** A larger page holds more than an archive has to say instead of a story. */
const LARGEST_PAGE = 400_000;

/**
 * Refuses what servers show and people save that is no story: error and log-in pages, lists, documents of office programs.
 * @throws {StoryFormatError} worded for the person who looks after the library.
 */
export function refuseNonStories({ file, text }: SourceText): void {
  const found = wrongDocument(text) ?? wrongPage(text);
  if (found) throw new StoryFormatError({ file, line: null, expected: 'the text of one story', found });
}

/**
 * Refuses a text about stories, where nothing but the text itself says what it is.
 * @throws {StoryFormatError}
 */
export function refuseEssays(file: string, chapters: readonly Chapter[]): void {
  const paragraphs = chapters.flatMap((chapter) => chapter.paragraphs.map(({ text }) => text));
  if (isEssay(paragraphs)) {
    throw new StoryFormatError({
      file,
      line: null,
      expected: 'the text of one story',
      found: 'an essay or a post about stories',
    });
  }
}

function wrongDocument(text: string): string | null {
  if (text.trim() === '') return 'an empty file';
  if (text.startsWith('{\\rtf')) return 'an RTF document; save it as HTML or plain text';
  return text.startsWith('%PDF') ? 'a PDF document; save the story as HTML, EPUB or plain text' : null;
}

function wrongPage(text: string): string | null {
  if (text.length > LARGEST_PAGE || text.startsWith('---\n')) return null;
  if (!/<(?:html|body|head|p|div|br|title)\b/i.test(text.slice(0, 5000))) {
    const lines = text.split('\n');
    return shownInstead(lines) ?? listInstead(lines);
  }
  const { title, blocks } = readHtml(text);
  const lines = blocks.flatMap((block) => block.text.split('\n'));
  const linked = blocks.reduce(
    (sum, { links }) => sum + links.reduce((length, link) => length + link.text.length, 0),
    0,
  );
  const whole = blocks.reduce((sum, block) => sum + block.text.length, 0);
  if (whole === 0) return 'a page without text';
  const links = blocks.reduce((sum, block) => sum + block.links.length, 0);
  return (
    shownInstead([title, ...lines]) ??
    (links >= 10 && linked > whole * 0.7 ? 'a list of links' : null) ??
    listInstead(lines)
  );
}
