import type { Field } from './fields.ts';

/** What a journal or a list prints below a post. */
export interface PostFoot {
  /** Index of the first line that is no part of the post. */
  from: number;
  fields: Field[];
}

/** Lines that only a site prints, each the end of what its author wrote. */
const SITE_LINE =
  /^\s*\(?(?:(?:leave|post|add|write|submit) a (?:new )?(?:comment|review)\b|post (?:a )?comments?\)?$|comments?\s*:?$|\d+ (?:comments?|reviews?)\b|reply to this|link to this$|(?:flat|threaded) (?:view|comments)|(?:previous|next) (?:entry|post|story)\b|share this(?: \w+)?\s*:?$|add to memories|tell a friend$|track this$|report (?:this|abuse)|current (?:mood|music|location)\s*:|entry tags\s*:|crossposted (?:from|to)\b|this entry was originally posted at|you can comment (?:there|here|at)|log in to (?:post|comment|reply|leave|write)|create an account$|related posts$|(?:read|view) (?:all )?comments|recent (?:posts|entries)$|advertisement$|to unsubscribe\b|your use of yahoo! groups|yahoo! groups (?:links|sponsor)|this story archived at\b)/i;
/** Tags stand alone below a story; above one they are part of its header. */
const TAGS = /^\s*(?:tags?|labels|filed under|posted in)\s*:\s*(\S.*)$/i;

/** Finds where a post's text ends; the tags below it are a field. */
export function readPostFoot(lines: readonly string[], from: number): PostFoot {
  const body = lines.slice(from);
  const site = body.findIndex((line, index) => index > 2 && SITE_LINE.test(line.slice(0, 200)));
  const end = site < 0 ? lines.length : from + site;
  const tagged = lines.findLastIndex(
    (line, index) => index > from + 2 && index < end && index > end - 12 && TAGS.test(line),
  );
  if (tagged < 0) return { from: end, fields: [] };
  return { from: tagged, fields: [{ label: 'Tags', value: TAGS.exec(lines[tagged] ?? '')?.[1] ?? '' }] };
}
