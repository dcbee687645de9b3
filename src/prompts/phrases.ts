import type { Character } from './decks.ts';

/** "the First Evil", "Mrs Hudson": a character as named in the middle of a sentence. */
export function named({ article, name }: Pick<Character, 'article' | 'name'>): string {
  return article === 'none' ? name : `${article} ${name}`;
}

/** "Mrs Hudson's", "James's", "the Irregulars'"; "the chemist of Maw's" has its mark already. */
export function possessive(character: Pick<Character, 'article' | 'name' | 'plural'>): string {
  const name = named(character);
  if (/['’]s$/.test(name)) return name;
  return character.plural && name.endsWith('s') ? `${name}'` : `${name}'s`;
}

/** The verb in the form its subject wants: `agree(dracula, 'meets', 'meet')`. */
export function agree({ plural }: Pick<Character, 'plural'>, singular: string, several: string): string {
  return plural ? several : singular;
}

/** Raises the first letter, also behind an opening quotation mark. */
export function capitalised(text: string): string {
  return text.replace(
    /^([^\p{L}\p{N}]*)(\p{L})/u,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

/** "lantern, salt and thread" */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Fills {a}, {a's}, {b}, {b's} and {place}; of {listens|listen} it takes what fits the first character. */
export function filled(pattern: string, first: Character, second: Character, place: string): string {
  const values: Record<string, string> = {
    a: named(first),
    "a's": possessive(first),
    b: named(second),
    "b's": possessive(second),
    place,
  };
  return pattern.replace(/\{([^}]*)\}/g, (_, gap: string) => {
    const [one = '', several] = gap.split('|');
    return several === undefined ? (values[gap] ?? gap) : agree(first, one, several);
  });
}
