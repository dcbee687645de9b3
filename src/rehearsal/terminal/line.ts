/** What one typed line asks for. */
export type Action =
  | { kind: 'slash'; text: string }
  | { kind: 'press'; button: string }
  | { kind: 'choose'; choices: string[] }
  | { kind: 'fill'; field: string; text: string }
  | { kind: 'submit' }
  | { kind: 'menu'; name: string }
  | { kind: 'say'; text: string }
  | { kind: 'as'; member: string }
  | { kind: 'in'; channel: string }
  | { kind: 'messages' }
  | { kind: 'help' }
  | { kind: 'quit' };

const HELP = [
  ['/story story: words', 'a slash command; words find their story'],
  ['press Read', 'a button of the latest answer'],
  ['choose LABEL', 'an entry of a select'],
  ['fill FIELD: text', 'a field of an open form'],
  ['submit', 'send the form'],
  ['menu "NAME"', 'a menu of the latest message'],
  ['say TEXT', 'write a message'],
  ['as moderator', 'be somebody else'],
  ['in #after-dark', 'go elsewhere ("in direct": the bot’s messages to you)'],
  ['messages', 'what stands here'],
  ['quit', ''],
] as const;

export function helpText(): string {
  return HELP.map(([what, meaning]) => `${what.padEnd(20)} ${meaning}`.trimEnd()).join('\n');
}

type Reader = (rest: string) => Action | null;

const withWords =
  (make: (words: string) => Action): Reader =>
  (rest) =>
    rest === '' ? null : make(rest);

const READERS: Record<string, Reader> = {
  press: withWords((button) => ({ kind: 'press', button: unquoted(button) })),
  choose: withWords((text) => ({ kind: 'choose', choices: text.split(' | ').map(unquoted) })),
  fill: filling,
  submit: () => ({ kind: 'submit' }),
  menu: withWords((name) => ({ kind: 'menu', name: unquoted(name) })),
  say: withWords((text) => ({ kind: 'say', text })),
  as: withWords((member) => ({ kind: 'as', member: unquoted(member).replace(/^@/, '') })),
  in: withWords((channel) => ({ kind: 'in', channel: unquoted(channel) })),
  messages: () => ({ kind: 'messages' }),
  help: () => ({ kind: 'help' }),
  quit: () => ({ kind: 'quit' }),
  exit: () => ({ kind: 'quit' }),
};

export const WORDS: readonly string[] = Object.keys(READERS);

/** Reads a line; null when it means nothing. */
export function readLine(line: string): Action | null {
  const typed = line.trim();
  if (typed.startsWith('/')) return { kind: 'slash', text: typed };
  const [, word = '', rest = ''] = typed.match(/^(\S+)\s*([\s\S]*)$/) ?? [];
  const reader = Object.hasOwn(READERS, word.toLowerCase()) ? READERS[word.toLowerCase()] : undefined;
  return reader?.(rest) ?? null;
}

/** A label with a colon of its own is told apart by quotes: `fill "Title: yours": text`. */
function filling(rest: string): Action | null {
  const [, quoted, plain, text] = rest.match(/^(?:"([^"]*)"|([^:]+)):\s*([\s\S]*)$/) ?? [];
  const field = quoted ?? plain?.trim();
  // Several lines are typed as one, with \n between them.
  return field ? { kind: 'fill', field, text: (text ?? '').replaceAll('\\n', '\n') } : null;
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'“])(.*)["'”]$/, '$2');
}
