const NAMED = /^[\W_]{0,20}(?:scene|line|page|section)\s?break[\W_]{0,20}$/i;
const SYMBOLS = /^[^\p{L}\p{N}]+$/u;
const SILENCE = /^[.,…?!'"“”‘’`´()[\]{}:;\s]+$/;
/** Rows of x and o, as in "oOo", "xXx" or "-x-o-x-": letters that spell nothing. */
const ORNAMENT = /^[^\p{L}\p{N}]*[xo0](?:[^\p{L}\p{N}]*[xo0])*[^\p{L}\p{N}]*$/iu;

/**
 * Whether a line standing alone divides two scenes: "***", "* * *", "~*~", "-----", "oOo", "xXx", "[line break]".
 * Silence ("...") and what somebody may say or sign ("Ooo", "xoxo") is text.
 */
export function isSceneBreak(line: string): boolean {
  const text = line.trim();
  if (text === '' || text.length > 120) return false;
  if (NAMED.test(text)) return true;
  if (SYMBOLS.test(text)) return !SILENCE.test(text);
  return ORNAMENT.test(text) && !isWord(text);
}

function isWord(text: string): boolean {
  return (
    text.length < 3 ||
    /^(?:xo)+x?$/i.test(text) ||
    /^Oo+[.!?,'"”’]*$|^o{2,}[.!?,…]+$/.test(text) ||
    /^["“‘']/.test(text)
  );
}
