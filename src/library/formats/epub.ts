import { StoryFormatError } from '../../errors.ts';
import { decode } from '../decode.ts';
import { EPUB_MARK } from './epub-mark.ts';
import type { SourceText } from './format.ts';
import { tokenizeHtml } from './html-tokens.ts';
import { DEFAULT_LIMITS, type ReadLimits } from './read-limits.ts';
import { isZip, unzipFiles, zipNames } from './zip.ts';

const CONTAINER = 'META-INF/container.xml';
const MIMETYPE = 'application/epub+zip';

/** Whether a zip is an EPUB: by the type its first entry states at a fixed place, or by the file that all EPUBs have. */
export function isEpub(bytes: Uint8Array, names?: readonly string[]): boolean {
  if (!isZip(bytes)) return false;
  const start = new TextDecoder('latin1').decode(bytes.subarray(30, 100));
  if (start.startsWith('mimetype') && start.includes(MIMETYPE)) return true;
  return (names ?? namesIn(bytes)).includes(CONTAINER);
}

function namesIn(bytes: Uint8Array): string[] {
  try {
    return zipNames('', bytes, DEFAULT_LIMITS);
  } catch {
    return [];
  }
}

/**
 * The text files of an EPUB in reading order as one HTML text, its package's metadata before them as `dc.*` meta elements.
 * The HTML formats take it from there.
 * @throws {StoryFormatError} when it is damaged, breaks a limit or holds no text.
 */
export function epubText(file: string, bytes: Uint8Array, limits: ReadLimits = DEFAULT_LIMITS): SourceText {
  const names = zipNames(file, bytes, limits);
  const budget = { entries: 0, bytes: 0 };
  const unpack = (wanted: (name: string) => boolean) => unzipFiles(file, bytes, limits, wanted, budget);
  const described = unpack((name) => name === CONTAINER || /\.opf$/i.test(name));
  const container = textOf(described.get(CONTAINER));
  const packagePath = rootFile(container) ?? names.find((name) => /\.opf$/i.test(name)) ?? '';
  const contents = readPackage(
    textOf(described.get(packagePath) ?? unpack((name) => name === packagePath).get(packagePath)),
  );
  const paths = readingOrder(contents, packagePath, names);
  const wanted = new Set(paths);
  const files = unpack((name) => wanted.has(name));
  const pages = paths.map((path) => textOf(files.get(path))).filter((page) => page.trim() !== '');
  if (pages.length === 0)
    throw new StoryFormatError({ file, line: null, expected: 'an EPUB with text in it', found: 'none' });
  const text = [
    EPUB_MARK,
    ...contents.metadata.map((one) => metaElement(one)),
    ...pages.map((page) => wrapped(page)),
  ].join('\n');
  if (text.length > limits.textBytes) {
    throw new StoryFormatError({
      file,
      line: null,
      expected: `a book of at most ${limits.textBytes} characters`,
      found: `${text.length}`,
    });
  }
  return { file, text };
}

interface Package {
  metadata: Array<{ name: string; value: string }>;
  /** Path (relative to the package) and type by id. */
  manifest: Map<string, { href: string; type: string }>;
  spine: string[];
}

function textOf(bytes: Uint8Array | undefined): string {
  return bytes ? decode(bytes).text : '';
}

function rootFile(container: string): string | null {
  let path: string | null = null;
  tokenizeHtml(container, {
    open: (name, attributes) => {
      if (/(?:^|:)rootfile$/.test(name)) path ??= attributes.get('full-path') ?? null;
    },
    close: () => {},
    addText: () => {},
  });
  return path;
}

function readPackage(opf: string): Package {
  const found: Package = { metadata: [], manifest: new Map(), spine: [] };
  let open: { name: string; value: string } | null = null;
  tokenizeHtml(opf, {
    open: (tag, attributes) => {
      const name = tag.replace(/^opf:/, '');
      const [id = '', href, type = ''] = [attributes.get('id'), attributes.get('href'), attributes.get('media-type')];
      if (name === 'item' && href) found.manifest.set(id, { href, type });
      if (name === 'itemref') found.spine.push(attributes.get('idref') ?? '');
      open = name.startsWith('dc:') ? { name: name.replace(':', '.'), value: '' } : null;
    },
    close: (tag) => {
      if (open && tag.startsWith('dc:') && open.value.trim() !== '' && found.metadata.length < 500)
        found.metadata.push(open);
      open = null;
    },
    addText: (text) => {
      if (open && open.value.length < 20_000) open.value += text;
    },
  });
  return found;
}

/** The spine's files; without a usable spine all pages by name. Each file is read once. */
function readingOrder({ manifest, spine }: Package, packagePath: string, names: readonly string[]): string[] {
  const present = new Set(names);
  const isPage = (path: string) => /\.x?html?$/i.test(path);
  const listed = spine.flatMap((id) => {
    const item = manifest.get(id);
    const path = item ? resolve(packagePath, item.href) : '';
    return item && present.has(path) && (isPage(path) || item.type.includes('html')) ? [path] : [];
  });
  return [...new Set(listed.length > 0 ? listed : names.filter((name) => isPage(name)).sort())];
}

/** A path beside the package file, as zip entries are named. */
function resolve(base: string, href: string): string {
  const parts = base.split('/').slice(0, -1);
  for (const part of decoded(href.replace(/[#?].*$/s, '')).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

function metaElement({ name, value }: { name: string; value: string }): string {
  const escaped = value.trim().replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  return `<meta name="${name.replace(/[^\w.-]/g, '')}" content="${escaped}" />`;
}

/** What one file left open must not swallow the next one. */
function wrapped(page: string): string {
  return `<body>\n${page}\n<!-- --></script></style></title></body>`;
}
