/** What only an author writes who speaks of the story, not in it. Each counts once. */
const SURE = [
  /\b(?:disclaimer|copyright|infringement|©)/i,
  /\b(?:belongs? to|property of|(?:do(?:es)? ?n[o'’]?t|never) own|own(?:s|ed)? (?:nothing|none|neither|nobody)|(?:not|isn['’]t|aren['’]t|nothing is|none of \w+ (?:is|are)) mine)\b/i,
  /\b(?:Joss Whedon|Joss|Whedon|Mutant Enemy|Kuzui|JK Rowling|J\.? ?K\.? Rowling|DC Comics)\b/,
  /\b(?:fan ?fic(?:tion|s)?|fics?|ficlet|drabble|one-?shot|crossover|x-?over|AU|OOC|YAHF|canon|slash)\b/,
  /\b(?:beta(?:s|ed|'d|’d|-?readers?)?|un-?beta(?:ed|'d|’d))\b/i,
  /\b(?:hope (?:you|everyone|y'all)|(?:please|pls|plz) (?:read|review|r&r|tell|let me)|R&R|read and review|feedback|constructive criticism|flames?)\b/i,
  /\b(?:hope (?:you|everyone|y'all) (?:all )?(?:likes?|enjoys?)[^.!?]{0,30}|enjoy|r&r|(?:please|pls) review|happy reading)\W*$/i,
  /\b(?:thank(?:s| you)|thanx|sorry|apologies)\b[^.!?]{0,60}\b(?:wait|delay|review|reading|everyone|all|update|lack|to\b|for\b)/i,
  /\bthis (?:fic|chapter|story|ficlet|part|piece|is (?:my|the) (?:first|second|sequel|next)|has been|takes place|one is)\b/i,
  /\b(?:spoilers?|pairings?|rated|rating|warnings?|timeline|challenge|prompt|TtH|LJ|livejournal|FF\.?net|AO3)\b/i,
  /\b(?:set|takes place|happens|occurs)\b[^.!?]{0,30}\b(?:season|series|episode|during|after|before|post)/i,
  /\b(?:season|s)\s?(?:one|two|three|four|five|six|seven|eight|\d{1,2})\b|\bpost-?["'“‘]?(?:Chosen|series|Becoming|NFA|The Gift)/i,
  /\b(?:writing|wrote|written|writer'?s?) (?:this|it|block|a|an|my|for)\b|\b(?:update|updating|repost|posted|posting|to post)\b/i,
  /\b(?:reviews?|reviewers?|readers?)\b/i,
  /(?:[:;]-?[)DP(]|\blol\b|\*\w[\w ]{2,25}\*|<3|\^_\^)/i,
];
const MAYBE = [
  /\b(?:I|I['’](?:m|ve|d|ll)|my|me)\b/,
  /\b(?:story|stories|chapters?|plot|ideas?|episodes?|characters?|scenes?|title|dialogue|quotes?|lyrics)\b/i,
  /\b(?:write|wrote|written|writing|enjoy|muse|bunny|bunnies|inspired)\b/i,
];

/** How strongly a paragraph sounds like an author's note: 0 not at all, 3 and more surely. Speech is taken for the story's own. */
export function authorsVoice(text: string): number {
  const outside = text.slice(0, 3000).replace(/[“"][^“”"]{0,300}[”"]/g, ' ');
  const count = (patterns: readonly RegExp[]) => patterns.filter((pattern) => pattern.test(outside)).length;
  const speech = /^["“‘]/.test(text) ? 3 : 0;
  return Math.max(0, 2 * count(SURE) + count(MAYBE) - speech);
}
