const EXTENSION = /\.[a-z0-9]{1,8}$/i;
/** A number behind a blank, a bracket or a word for it; one behind other digits and letters may end a hash. */
const NUMBERED = /^(|\D*|.*?[\s._-]+)(?:\(|\b(?:page|part|pt|chapter|chap|ch|p)[\s._-]*)?(\d{1,4})\)?$/i;
/** Names that say only what the number counts; their folder says of which story. */
const COUNTED = /^(?:page|part|pt|chapter|chap|ch|p|text|file)?$/i;

/** What a file's name says when it ends in a number: the rest of the path, and the number. */
export function numberedName(file: string): { stem: string; number: number } | null {
  const slash = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1;
  const match = NUMBERED.exec(file.slice(slash).replace(EXTENSION, ''));
  if (!match) return null;
  const name = (match[1] ?? '').replace(/[\s._-]+$/, '').toLowerCase();
  const folder = file.slice(0, slash);
  if (COUNTED.test(name) && folder === '') return null;
  return { stem: `${folder}${COUNTED.test(name) ? '' : name}`, number: Number(match[2]) };
}

/** Orders files as people number them: "page 2" before "page 10". */
export const byFileName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare;

/**
 * Whether a file is meant by a name, the end of a path or a pattern of one, in which `*` stands for anything but a slash,
 * `**` for anything and `?` for one character.
 */
export function fileMatcher(pattern: string): (file: string) => boolean {
  const wanted = pattern
    .replace(/\\/g, '/')
    .replace(/^\.?\/+/, '')
    .toLowerCase();
  const plain = (file: string) => file.replace(/\\/g, '/').toLowerCase();
  if (!/[*?]/.test(wanted)) {
    return (file) => plain(file) === wanted || plain(file).endsWith(`/${wanted}`);
  }
  const source = wanted.replace(/\*{2,}\/?|[*?]|[^*?]/g, (piece) => {
    if (piece.startsWith('**')) return '[^]*';
    return piece === '*' ? '[^/]*' : piece === '?' ? '[^/]' : piece.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  });
  const expression = new RegExp(`(?:^|/)${source}$`);
  return (file) => expression.test(plain(file));
}
