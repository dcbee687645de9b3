import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadDecks } from '../../src/prompts/decks.ts';
import { nameKey } from '../../src/prompts/names.ts';

const folder = new URL('../../seeds/decks/', import.meta.url);
const files = readdirSync(folder).map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }));
const { decks, problems } = loadDecks(files);
const characters = decks.fandoms.flatMap((fandom) => fandom.characters);

describe('the decks', () => {
  it('have a cast and a stage for every fandom', () => {
    expect(problems).toEqual([]);
    expect(decks.fandoms.length).toBeGreaterThanOrEqual(10);
    for (const fandom of decks.fandoms) {
      expect(fandom.characters.length, fandom.name).toBeGreaterThanOrEqual(12);
      expect(fandom.settings.length, fandom.name).toBeGreaterThanOrEqual(8);
      expect(fandom.era, fandom.name).not.toBeNull();
    }
  });

  it('have enough of everything else that prompts do not soon repeat', () => {
    for (const [kind, entries] of Object.entries(decks.lists)) {
      expect(entries.length, kind).toBeGreaterThanOrEqual(40);
      expect(new Set(entries.map(({ text }) => nameKey(text))).size, kind).toBe(entries.length);
    }
  });

  it('keep fandoms apart: no name or alias stands for two of them', () => {
    const owners = new Map<string, string>();
    for (const { name, aliases } of decks.fandoms) {
      for (const key of [name, ...aliases].map(nameKey)) {
        expect(owners.get(key) ?? name, key).toBe(name);
        owners.set(key, name);
      }
    }
  });

  it('keep characters apart within a fandom', () => {
    for (const fandom of decks.fandoms) {
      const keys = fandom.characters.flatMap((character) => [...character.keys]);
      expect(
        keys.filter((key, index) => keys.indexOf(key) !== index),
        fandom.name,
      ).toEqual([]);
    }
  });

  it('say of everyone something, and of no place nothing', () => {
    const settings = decks.fandoms.flatMap((fandom) => fandom.settings);
    for (const { name, fact } of [...characters, ...settings]) expect(fact, name).toMatch(/\S/);
    for (const { in: phrase, name } of settings) {
      expect(phrase, name).toMatch(/^(?:in|on|at|by|beside|before|behind|under|halfway|inside|near) \S/);
    }
  });
});

describe('who may be in a love story', () => {
  const minor = (name: string) => characters.find((one) => one.name === name)?.minor;

  it('is nobody who is or may be under age anywhere in their canon', () => {
    const young = [
      'Alice',
      'Wendy Darling',
      'Jim Hawkins',
      'Anne Shirley',
      'Jo March',
      'Dorothy Gale',
      'Juliet Capulet',
    ];
    const pupils = ['Buffy Summers', 'Willow Rosenberg', 'Dawn Summers', 'Clark Kent', 'Lana Lang', 'Chloe Sullivan'];
    for (const name of [...young, ...pupils]) expect(minor(name), name).toBe(true);
    for (const name of ['Rupert Giles', 'Martha Kent', 'Mina Harker', 'Dr. Watson'])
      expect(minor(name), name).toBe(false);
  });

  it('is no animal of a world where animals do not speak', () => {
    for (const name of ['Toby the dog', 'Nana', 'crocodile', 'bear', 'Jup']) expect(minor(name), name).toBe(true);
  });

  it('leaves kin a common mark', () => {
    const families = (name: string) =>
      characters.find((one) => one.name === name)?.tags.filter((tag) => tag.startsWith('family:')) ?? [];
    for (const [one = '', other = ''] of [
      ['Elizabeth Bennet', 'Mr. Bennet'],
      ['Sherlock Holmes', 'Mycroft Holmes'],
      ['Lex Luthor', 'Tess Mercer'],
      ['Prospero', 'Miranda'],
    ]) {
      expect(
        families(one).filter((family) => families(other).includes(family)),
        `${one}, ${other}`,
      ).not.toEqual([]);
    }
  });
});
