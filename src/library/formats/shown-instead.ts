type Page = readonly [found: string, line: RegExp];

/** What archives say instead of showing a story, in words that no story has. */
const SAID_BY_ARCHIVES: readonly Page[] = [
  [
    'a page for registered users only',
    /this (?:work|story|page|fic) is (?:only )?(?:available|restricted|visible|viewable) (?:only )?(?:to|for|by) (?:logged.in|registered)|you must be (?:logged in|a registered (?:user|member)) to (?:view|read|see|access)/i,
  ],
  [
    'a page about a hidden work',
    /this work is part of an ongoing challenge and will be revealed|^mystery work$|^(?:sorry,? )?this (?:work|story) (?:is|has been) (?:currently |temporarily )?(?:hidden|unrevealed)\b|^(?:sorry,? )?this (?:work|story) has been (?:removed|deleted)\b/i,
  ],
  [
    'an adult-content warning page',
    /this (?:work|story) (?:could|may) have adult content|^age consent required|^adult content (?:notice|warning)\b.{0,20}$|about to view (?:content|material) that may (?:only )?be (?:in)?appropriate|to view this (?:entry|content|story|page).{0,60}\b(?:18|adult)|^you must be (?:at least )?18\b.{0,80}\b(?:enter|continue|view)/i,
  ],
  [
    'a check against robots',
    /checking (?:if the site connection is secure|your browser before)|performance & security by cloudflare|^ddos protection by|^enable javascript and cookies to continue|^shields are up|^attention required!?\s*\|\s*cloudflare/i,
  ],
  ['a "not found" page', /^fanfiction\.net message type \d|^unable to locate story/i],
  ['a page of a web archive without the text', /^the wayback machine has not archived that url/i],
];

/** What servers say; in a story somebody may read it from a screen. */
const SAID_BY_SERVERS: readonly Page[] = [
  [
    'a page that says access is denied',
    /^(?:sorry,? )?you (?:do not|don['’]t) have permission to (?:access|view|read)|^access (?:is |was )?denied\b.{0,60}$|^you are not (?:authori[sz]ed|allowed|permitted) to (?:access|view|read|see)|^this (?:entry|post|journal) is (?:friends|members).only/i,
  ],
  [
    'a "not found" page',
    /^(?:http )?(?:error:?\s*)?404\W{0,3}(?:(?:error|page|file|not|story|-|:|\s){1,8}found\W?|error)?$|^(?:sorry,? )?(?:the |that |this )?(?:page|file|url|document|story|work)(?: (?:you(?:['’]re| were| are) (?:looking|searching) for|(?:that )?you requested|requested))? (?:(?:was|is|could|cannot|can) ?(?:not|n['’]t)?(?: be)? found|does ?n['’o]t exist)|^(?:page|story|file|work|object) not found\W?$|^not found$/i,
  ],
  [
    'a server error page',
    /^(?:http )?(?:error:?\s*)?(?:40[013]|429|50[0-4]|52\d)\b\W{0,3}(?:forbidden|unauthori[sz]ed|bad|internal|server|service|gateway|backend|too many|error|time|$)|^(?:403 )?forbidden$|^service (?:temporarily )?unavailable|^internal server error|^bad gateway|^gateway time-?out|^(?:a )?(?:fatal )?database error|^retry later$|^too many requests|^error establishing a database/i,
  ],
  ['a log-in page', /^you (?:must|need to|have to) (?:be logged|log|sign) in\b|^please (?:log|sign) in\b.{0,60}$/i],
  [
    'a check against robots',
    /^just a moment\b\W{0,4}$|^attention required!?$|^please (?:enable|turn on) (?:cookies|javascript)|verify(?:ing)? (?:that )?you are (?:a |not a )?(?:human|robot)|^sorry, you have been blocked/i,
  ],
  [
    'a page about a closed site',
    /^this (?:journal|account|blog|domain(?: name)?|community) (?:has been|is) (?:deleted|suspended|purged|terminated|for sale|private)/i,
  ],
];
const LOG_IN =
  /^(?:(?:log|sign)[ -]?in(?: to .{1,40})?|forgot (?:your )?password\??|remember me|(?:user ?name|login|e-?mail|password)(?: or e-?mail)?\s*:?\s*\*?|(?:create an|don['’]t have an) account\??|sign up|register)$/i;

/** So many words beside such a line are a page; a story that has the line in it tells more. */
const FEW_WORDS = 700;
/** Words in sentences that speak of anything but servers and accounts. */
const STORY_WORDS = 40;
const SITE_TALK =
  /\b(?:cookies?|browser|cloudflare|servers?|url|web ?site|site owner|accounts?|passwords?|log(?:ged|ging)? ?in|regist(?:er|ered|ration)|administrator|webmaster|permission|javascript|requested|error|adult content|policy|terms of service|invitation|archive|password)\b/i;

/** What a page shows in place of a story, in words for people; null when it may be one. `lines` are those of its whole text. */
export function shownInstead(lines: readonly string[]): string | null {
  if (hasMoreWords(lines, FEW_WORDS)) return null;
  const short = lines.map((line) => line.trim()).filter((line) => line !== '' && line.length <= 250);
  const said = (pages: readonly Page[]) => pages.find(([, pattern]) => short.some((line) => pattern.test(line)))?.[0];
  const byArchive = said(SAID_BY_ARCHIVES);
  if (byArchive || tellsSomething(lines)) return byArchive ?? null;
  return said(SAID_BY_SERVERS) ?? (short.filter((line) => LOG_IN.test(line)).length >= 3 ? 'a log-in page' : null);
}

function hasMoreWords(lines: readonly string[], limit: number): boolean {
  let words = 0;
  return lines.some((line) => {
    words += wordsIn(line);
    return words > limit;
  });
}

function tellsSomething(lines: readonly string[]): boolean {
  const told = lines.filter((line) => line.trim().length > 50 && !SITE_TALK.test(line));
  return told.reduce((sum, line) => sum + wordsIn(line), 0) >= STORY_WORDS;
}

function wordsIn(line: string): number {
  return line.split(/\s+/).filter((word) => word !== '').length;
}
