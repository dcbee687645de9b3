const ARCHIVES: ReadonlyArray<readonly [pattern: RegExp, prefix: string]> = [
  [/archiveofourown\.(?:org|com|net)\/(?:collections\/[\w-]+\/)?works\/(\d+)/i, 'ao3'],
  [/fanfiction\.net\/s\/(\d+)/i, 'ffn'],
  [/fictionpress\.com\/s\/(\d+)/i, 'fictionpress'],
  [/tthfanfic\.org\/Story-(\d+)/i, 'tth'],
  [/fimfiction\.net\/story\/(\d+)/i, 'fimfiction'],
];
const EFICTION = /^https?:\/\/(?:www\.)?([\w.-]+)\/(?:[\w./~-]*\/)?viewstory\.php\?(?:[\w=&;]*[&;])?sid=(\d+)/i;

/** The archive's own key of a story ("ao3:1234") where its address gives one: the same from every page of the story. */
export function storyKey(address: string | null | undefined): string | null {
  if (!address) return null;
  const short = address.slice(0, 300);
  for (const [pattern, prefix] of ARCHIVES) {
    const match = pattern.exec(short);
    if (match) return `${prefix}:${match[1]}`;
  }
  const efiction = EFICTION.exec(short);
  return efiction ? `${(efiction[1] ?? '').toLowerCase()}:${efiction[2]}` : null;
}

/** An http(s) address as it is kept on a story, or null when `text` is no such address. */
export function webAddress(text: string): string | null {
  const match = /^<?(https?:\/\/[^\s<>"]{3,500})>?$/i.exec(text.trim());
  return match?.[1]?.replace(/[.,;]+$/, '') ?? null;
}
