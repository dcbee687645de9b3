/** What journals print before a name: "[info]name", "[personal profile] name", "lj user name". */
const JOURNAL_MARK =
  /(?:\[\s*(?:info|personal profile|profile|(?:[\w.-]+\s+)?(?:profile|community)|unknown site tag|journal info)\s*\]|<?\b(?:lj|dw)[ -]?user\s*[=:]?\s*|<user\s+name=)\s*/gi;
const EMAIL = /\s*[<([{]?\s*(?:mailto:)?[\w.+-]+(?:@|\s*(?:\(at\)|\[at\]|_at_)\s*)[\w.-]+\.\w{2,}\s*[>)\]}]?/gi;

/** Archives that join names themselves do it with commas only; people also write "A and B". */
export type NameJoiner = 'commas' | 'words';

/** The names in an author line, in its order, without journal marks and mail addresses; a pseud stays as printed ("nick (account)"). */
export function authorNames(line: string, joiner: NameJoiner = 'words'): string[] {
  const text = line
    .slice(0, 1000)
    .replace(JOURNAL_MARK, ' ')
    .replace(EMAIL, '')
    .replace(/["“”]?\s*\/?>/g, ' ')
    .replace(/^\s*(?:written\s+|story\s+|a\s+story\s+)?by:?\s+/i, '');
  const separator = joiner === 'commas' ? /,\s+/ : /\s*[,;]\s+(?:and\s+|&\s+)?|\s+(?:and|&|\+)\s+/i;
  const names = text.split(separator).map((name) => tidyName(name));
  return [...new Set(names.filter((name) => name !== ''))];
}

function tidyName(name: string): string {
  return name.replace(/\s+/g, ' ').replace(/^[\s"“*]+|[\s"”*,;]+$/g, '');
}
