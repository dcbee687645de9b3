/** The last category and the author as the squashed row prints them, in one word. */
export interface Border {
  category: string | null;
  author: string | null;
}

const BADGE =
  /^(.*?)((?:\s*\((?:(?:Past|Current|Recent|New|Regular|Former) )?(?:Donor|Moderator|Site Founder|Founder|Administrator|Admin|Beta Reader)\))+)\s*(.*)$/;
const OTHERS = /^(.*?)\s*\+\s*\d+\s+others?\s*(.*)$/;

/** What the archive's categories end in, where no name follows that only a person could tell from the author's. */
const ENDINGS =
  /^(.*(?:[A-Z][\w'’]*-Centered|> General|> Multiple Pairings|Multiple Crossings|Non-Crossover|> Drama|> Romance|> Humor|> Horror|> Poetry|> Surprise Crossover|> Ficlet Collections - (?:Other|Buffy|Xander|Willow|Dawn|Faith|Giles)|Pairing: Other|Pairing: Multiple|> Actor\/Actress))(.*)$/;

/** People of other stories after whom pairings are named, and the archive's themes. Facts, as far as known. */
const NAMES =
  `Dean Winchester,Sam Winchester,John Winchester,Castiel,Bobby Singer,Rodney McKay,John Sheppard,Ronon Dex,Daniel Jackson,
  Jack O'Neill,Samantha Carter,Cameron Mitchell,Teal'c,Evan Lorne,Carson Beckett,Harry Potter,Draco Malfoy,Severus Snape,Sirius Black,Remus Lupin,
  Fred Weasley,George Weasley,Bill Weasley,Charlie Weasley,Ron Weasley,Hermione Granger,Lucius Malfoy,Clark Kent,Lex Luthor,Lana Lang,Chloe Sullivan,
  Oliver Queen,Bruce Wayne,Dick Grayson,Duncan MacLeod,Methos,Legolas,Aragorn,Faramir,Eomer,Haldir,Edward Cullen,Jasper Hale,Emmett Cullen,
  Carlisle Cullen,Jacob Black,Paul Lahote,Eric Northman,Bill Compton,Godric,Damon Salvatore,Stefan Salvatore,Elijah Mikaelson,Klaus Mikaelson,
  Jean-Claude,Asher,Nathaniel,Richard Zeeman,Edward,Tony Stark,Steve Rogers,Bruce Banner,Clint Barton,Phil Coulson,Loki,Thor,Logan,Remy LeBeau,
  Malcolm Reynolds,Jayne Cobb,Simon Tam,Gil Grissom,Greg Sanders,Nick Stokes,Spencer Reid,Aaron Hotchner,Derek Morgan,Leroy Jethro Gibbs,Tony DiNozzo,
  Tim McGee,Alec McDowell,Logan Cale,Max Guevara,Leo Wyatt,Chris Halliwell,Cole Turner,Spike,Angel,Wesley,Atlantis Project,Real Family,YAHF,
  Halloween,Fusion,Alternate Universe`
    .split(',')
    .map((name) => name.trim())
    .sort((a, b) => b.length - a.length);

/** Fandoms that are a category of their own, without a level below. */
const FANDOMS =
  `Harry Potter,Stargate,Supernatural,Smallville,Highlander,Lord of the Rings,Star Wars,Star Trek,Charmed,Firefly,NCIS,Anita Blake,Twilight,
  Doctor Who,Dark Angel,Power Rangers,Criminal Minds,CSI,Bones,Heroes,Angel,Vampire Diaries,True Blood,Marvel Universe,DC Universe,X-Men,Batman,Superman,
  Sailor Moon,Ranma 1/2,Dragonball Z,Naruto,Bleach,Xena,X-Files,House,Eureka,Leverage,Torchwood,Merlin,Sherlock,Hellboy,Matrix,Gargoyles,Pretender,
  Sentinel,Roswell,Alias,Numb3rs,Blade,Underworld,Buffyverse`
    .split(',')
    .map((name) => name.trim())
    .sort((a, b) => b.length - a.length);

/**
 * Parts the category from the author. `known` are names the page gives for its author elsewhere; `alone` says that the
 * categories stand on lines of their own. Where nothing settles it, the author stays null.
 */
export function borderOf(glued: string, known: readonly string[], alone: boolean): Border {
  const text = glued.replace(/\s+/g, ' ').trim();
  const badge = BADGE.exec(text);
  if (badge) return { category: badge[1]?.trim() || null, author: withoutOthers(badge[3] ?? '') };
  const others = OTHERS.exec(text);
  if (others?.[2]) return { category: others[1] || null, author: others[2] };
  const plain = others?.[1] ?? text;
  const named = known.find((name) => name !== '' && plain.toLowerCase().endsWith(name.toLowerCase()));
  if (named) return { category: plain.slice(0, -named.length).trim() || null, author: plain.slice(-named.length) };
  return byEnding(plain) ?? byName(plain) ?? unsettled(plain, alone);
}

const withoutOthers = (author: string): string | null => (OTHERS.exec(author)?.[1] ?? author).trim() || null;

function byEnding(text: string): Border | null {
  const match = ENDINGS.exec(text);
  const rest = match?.[2] ?? '';
  return match && !/^\s*>/.test(rest) ? { category: match[1] ?? null, author: rest.trim() || null } : null;
}

/** "… > Pairing: Rodney McKaySomebody", "… > Criminal MindsSomebody": the category ends in a name that is known. */
function byName(text: string): Border | null {
  const at = text.lastIndexOf('> ') + 2;
  const level = text.slice(at).replace(/^(?:Pairing|Theme): /, '');
  const head = text.slice(0, text.length - level.length);
  const name = (head.endsWith(': ') ? NAMES : FANDOMS).find((one) => level.startsWith(one));
  return name && level.length > name.length ? { category: head + name, author: level.slice(name.length).trim() } : null;
}

/** A row without any category level is the author alone; else the levels that are whole are kept. */
function unsettled(text: string, alone: boolean): Border {
  const levels = text.split(' > ');
  if (levels.length === 1) return alone ? { category: null, author: text || null } : { category: null, author: null };
  const whole = levels.slice(0, -1).join(' > ');
  return { category: whole.includes(' > ') || FANDOMS.includes(whole) ? whole : null, author: null };
}
