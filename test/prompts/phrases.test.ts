import { describe, expect, it } from 'vitest';
import { agree, capitalised, filled, listed, named, possessive } from '../../src/prompts/phrases.ts';
import { fixtureDealer } from './fixture-decks.ts';

const cast = new Map(fixtureDealer().characters.map((character) => [character.name, character]));
function who(name: string) {
  const character = cast.get(name);
  if (!character) throw new Error(name);
  return character;
}

describe('names in sentences', () => {
  it.each([
    ['Ines Atlas', 'Ines Atlas', "Ines Atlas's"],
    ['Twins', 'the Twins', "the Twins'"],
    ['Owl', 'an Owl', "an Owl's"],
    ['Whispering Tree', 'a Whispering Tree', "a Whispering Tree's"],
    ['Captain Ross', 'Captain Ross', "Captain Ross's"],
  ])('%s is %s and owns as %s', (name, inSentence, owner) => {
    expect(named(who(name))).toBe(inSentence);
    expect(possessive(who(name))).toBe(owner);
  });

  it('bends the verb to the subject', () => {
    expect(agree(who('Twins'), 'meets', 'meet')).toBe('meet');
    expect(agree(who('Owl'), 'meets', 'meet')).toBe('meets');
  });

  it('fills the gaps of a pattern', () => {
    const pattern = "{a} {finds|find} {b's} key {place}, not {a's}";
    expect(filled(pattern, who('Twins'), who('Owl'), 'on the quay')).toBe(
      "the Twins find an Owl's key on the quay, not the Twins'",
    );
    expect(filled(pattern, who('Owl'), who('Twins'), 'at sea')).toBe(
      "an Owl finds the Twins' key at sea, not an Owl's",
    );
  });

  it.each([
    ['the owl', 'The owl'],
    ['“do not,” she said', '“Do not,” she said'],
    ['élan', 'Élan'],
    ['1898 was cold', '1898 was cold'],
  ])('raises the first letter of %s', (before, after) => expect(capitalised(before)).toBe(after));

  it('lists words', () => {
    expect(listed([])).toBe('');
    expect(listed(['salt'])).toBe('salt');
    expect(listed(['salt', 'ash', 'thread'])).toBe('salt, ash and thread');
  });
});
