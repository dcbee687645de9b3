import { describe, expect, it } from 'vitest';
import { loadDecks, sameCharacter, sameFandom } from '../../src/prompts/decks.ts';

const load = (...texts: string[]) => loadDecks(texts.map((text, index) => ({ file: `${index}.yaml`, text })));

describe('reading decks', () => {
  it('fills in what an entry may leave out', () => {
    const { decks, problems } = load(`
deck: fandom
fandom: The Tell-Tale Heart
era: an old house
characters:
  - { name: Old Man, article: the, pronouns: he, minor: false }
settings:
  - { name: The bedroom, in: in the bedroom }
`);
    expect(problems).toEqual([]);
    const [fandom] = decks.fandoms;
    expect(fandom?.id).toBe('fandom/tell tale heart');
    expect(fandom?.characters[0]).toMatchObject({
      id: 'character/tell tale heart/old man',
      era: 'an old house',
      rating: 'general',
      kind: 'human',
      plural: false,
    });
    expect(fandom?.settings[0]).toMatchObject({ in: 'in the bedroom', aliases: [], fact: null });
  });

  it('names file and line of every wrong entry and keeps the others', () => {
    const { decks, problems } = load(`deck: fandom
fandom: Sherlock Holmes
charakters: []
characters:
  - { name: Mrs Hudson, pronouns: she, minor: false }
  - { name: The Irregulars, pronouns: they, minor: true }
  - { name: Wiggins, pronouns: xe, colour: red }
  - { name: mrs. hudson, pronouns: she, minor: false }
settings:
  - { name: Station }
---
deck: tropes
entries:
  - { text: snowed in, as: they are snowed in together. }
  - { text: one umbrella, as: they share one umbrella }
---
deck: nonsense
---
deck: what-ifs
entries:
  - { text: "what if {a} had {c}" }
  - { text: "what if {a} is late" }
  - 3
---
deck: objects
`);
    expect(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`)).toEqual([
      '0.yaml:3: expected a field of a fandom, found charakters',
      '0.yaml:6: name: expected the name without its article (say "article: the")',
      '0.yaml:7: pronouns: expected she, he, they or it',
      '0.yaml:7: minor: expected it, found nothing',
      '0.yaml:7: expected a field of this deck, found colour',
      '0.yaml:10: in: expected it, found nothing',
      '0.yaml:14: as: expected a phrase without an end mark',
      expect.stringContaining('0.yaml:17: expected "deck:" and one of fandom, tropes,'),
      "0.yaml:21: text: expected only {a}, {a's}, {b}, {b's}, {place} and verbs like {goes|go} in braces",
      '0.yaml:22: text: expected the verb after {a} as {goes|go}',
      '0.yaml:23: expected an entry like { text: ... }',
      '0.yaml:25: expected a list under "entries:", found none',
      '0.yaml:8: expected each entry once, found "mrs. hudson" again',
    ]);
    expect(decks.fandoms[0]?.characters.map(({ name }) => name)).toEqual(['Mrs Hudson']);
    expect(decks.lists.tropes.map(({ text }) => text)).toEqual(['one umbrella']);
  });

  it('reports broken YAML and goes on with the next file', () => {
    const { decks, problems } = load('deck: tropes\nentries: [ {', 'deck: words\nentries: [{ text: lantern }]');
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toMatchObject({ file: '0.yaml', line: 2 });
    expect(decks.lists.words).toHaveLength(1);
  });

  it.each(['', '# nothing yet', '---\n---\n'])('takes a file without a deck (%j) for what it is', (text) => {
    expect(load(text).problems).toEqual([]);
  });

  it('answers an anchor that leads nowhere with a problem', () => {
    expect(load('deck: words\nentries:\n  - *lost').problems).not.toEqual([]);
  });

  it('makes one fandom of decks that name each other', () => {
    const one =
      'deck: fandom\nfandom: BtVS\naliases: [Buffy]\ncharacters: [{ name: Joyce, pronouns: she, minor: false }]';
    const two =
      'deck: fandom\nfandom: buffy\naliases: [Buffyverse]\ncharacters: [{ name: Clem, pronouns: he, minor: false }]';
    const { decks, problems } = load(one, two);
    expect(problems).toEqual([]);
    expect(decks.fandoms).toHaveLength(1);
    expect(decks.fandoms[0]?.characters.map(({ name }) => name)).toEqual(['Joyce', 'Clem']);
    expect(decks.fandoms[0]?.aliases).toEqual(['Buffy', 'Buffyverse']);
  });

  it('knows fandoms and characters by their aliases', () => {
    const fandom = (name: string, character: string) =>
      `deck: fandom\nfandom: ${name}\naliases: [Superman]\ncharacters: [${character}]`;
    const { decks } = load(
      fandom('Smallville', '{ name: Clark Kent, aliases: [Kal-El], pronouns: he, minor: false }'),
      fandom('Lois & Clark', '{ name: Superman, aliases: [Kal El], pronouns: he, minor: false }'),
      'deck: fandom\nfandom: Dracula',
    );
    const [smallville, lois, dracula] = decks.fandoms;
    if (!smallville || !lois || !dracula) throw new Error('three fandoms expected');
    expect(sameFandom(smallville, lois)).toBe(true);
    expect(sameFandom(smallville, dracula)).toBe(false);
    const [clark] = smallville.characters;
    const [superman] = lois.characters;
    expect(clark && superman && sameCharacter(clark, superman)).toBe(true);
  });
});
