/** What the names of things are, for `<#id>` and the like. */
export interface Names {
  channel(id: string): string;
  user(id: string): string;
  role(id: string): string;
}

export type Tone = 'plain' | 'heading' | 'small' | 'quote';

export interface ReadableLine {
  tone: Tone;
  text: string;
}

/** Discord's markdown as one reads it in the app, line by line, without its marks (italics keep their asterisks). */
export function readable(markdown: string, names: Names): ReadableLine[] {
  return withoutEscapes(markdown)
    .split('\n')
    .map((line) => {
      const { tone, text } = toned(line);
      return { tone, text: plainInline(text, names) };
    });
}

function toned(line: string): ReadableLine {
  const [, heading] = line.match(/^#{1,3} (.*)$/) ?? [];
  if (heading !== undefined) return { tone: 'heading', text: heading };
  const [, small] = line.match(/^-# (.*)$/) ?? [];
  if (small !== undefined) return { tone: 'small', text: small };
  const [, quote] = line.match(/^> ?(.*)$/) ?? [];
  return quote === undefined ? { tone: 'plain', text: line } : { tone: 'quote', text: quote };
}

/** Escaped marks are moved where no rule below can see them, and come back at the end. */
const HIDDEN_FROM = 0xe000;

function withoutEscapes(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) =>
    String.fromCharCode(HIDDEN_FROM + mark.charCodeAt(0)),
  );
}

function plainInline(text: string, names: Names): string {
  return text
    .replace(/\[([^\]]+)\]\(<?(https?:[^)>]+)>?\)/g, '$1 ($2)')
    .replace(/<#(\d+)>/g, (_, id: string) => `#${names.channel(id)}`)
    .replace(/<@&(\d+)>/g, (_, id: string) => `@${names.role(id)}`)
    .replace(/<@!?(\d+)>/g, (_, id: string) => `@${names.user(id)}`)
    .replace(/<\/([^:>]+):\d+>/g, '/$1')
    .replace(/<t:(-?\d+)(?::([a-zA-Z]))?>/g, (_, seconds: string, style: string | undefined) =>
      time(Number(seconds), style),
    )
    .replace(/<(https?:[^>]+)>/g, '$1')
    .replaceAll(/\*\*|`/g, '')
    .replaceAll('\u200b', '')
    .replace(/[\ue021-\ue07e]/g, (hidden) => String.fromCharCode(hidden.charCodeAt(0) - HIDDEN_FROM));
}

function time(seconds: number, style: string | undefined): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return 'an impossible time';
  const iso = date.toISOString();
  if (style === 't' || style === 'T') return `${iso.slice(11, 16)} UTC`;
  if (style === 'd' || style === 'D') return iso.slice(0, 10);
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
