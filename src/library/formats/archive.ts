import { StoryFormatError } from '../../errors.ts';
import { isEpub } from './epub.ts';
import { DEFAULT_LIMITS, type ReadLimits } from './read-limits.ts';
import { type Budget, isZip, unzipFiles, zipNames } from './zip.ts';

/** A file, or one inside an archive: "stories.zip/lamps/one.html". */
export interface ExpandedFile {
  file: string;
  bytes: Uint8Array;
}

/** What operating systems and browsers put beside texts. */
const CLUTTER = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$|[^/]*_files\/)/i;
const NO_TEXT = /\.(?:jpe?g|png|gif|bmp|webp|svg|ico|css|js|json|woff2?|ttf|otf|mp3|mp4|exe|dll|opf|ncx|xml)$/i;

/**
 * The files in an archive, those of archives inside it too, in its order; any other file comes back as it is.
 * An EPUB counts as one file.
 * @throws {StoryFormatError} when an archive is damaged, breaks a limit or is a document of some office program.
 */
export function expandFile(file: string, bytes: Uint8Array, limits: ReadLimits = DEFAULT_LIMITS): ExpandedFile[] {
  return expand({ file, bytes }, limits, { entries: 0, bytes: 0 }, 0);
}

function expand(packed: ExpandedFile, limits: ReadLimits, budget: Budget, depth: number): ExpandedFile[] {
  const { file, bytes } = packed;
  const refuse = (expected: string, found: string): never => {
    throw new StoryFormatError({ file, line: null, expected, found });
  };
  if (bytes.length > limits.fileBytes) refuse(`files of at most ${limits.fileBytes} bytes`, `${bytes.length} bytes`);
  if (!isZip(bytes)) return [packed];
  const names = zipNames(file, bytes, limits);
  if (isEpub(bytes, names)) return [packed];
  if (names.includes('[Content_Types].xml')) refuse('a story saved as HTML or text', 'a Word document');
  if (names.includes('mimetype') && names.includes('content.xml'))
    refuse('a story saved as HTML or text', 'an OpenDocument file');
  if (depth >= limits.depth) refuse(`archives at most ${limits.depth} deep inside one another`, 'one more');
  const files = unzipFiles(file, bytes, limits, (name) => !CLUTTER.test(name) && !NO_TEXT.test(name), budget);
  return [...files].flatMap(([name, inner]) =>
    expand({ file: `${file}/${shown(name)}`, bytes: inner }, limits, budget, depth + 1),
  );
}

/** A name as it can be printed. */
function shown(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]/gu, '?').slice(0, 300);
}
