/** Stands first in the text of an EPUB, whose files are handed to the HTML formats one after another. */
export const EPUB_MARK = '<!-- epub -->';

/** A format's name with its container: the same page may come as HTML or as EPUB. */
export function containerName(archive: string, text: string): string {
  return `${archive} ${text.startsWith(EPUB_MARK) ? 'EPUB' : 'HTML'}`;
}
