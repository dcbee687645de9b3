import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/library/formats/index.ts';
import { separateNotes } from '../../../src/library/formats/own-words.ts';
import type { Paragraph } from '../../../src/library/story.ts';
import { fixture } from './fixture.ts';

const paragraphs = (...texts: string[]): Paragraph[] =>
  texts.map((text) => (text === '***' ? { kind: 'scene-break', text: '' } : { kind: 'text', text }));
const separated = (...texts: string[]) => {
  const { notes, paragraphs: left } = separateNotes(paragraphs(...texts));
  return [notes.map(({ label, text }) => `${label}: ${text}`), left.map(({ kind, text }) => text || kind)];
};

describe("what the author says around a chapter's text", () => {
  it('is taken off its beginning', () => {
    expect(separated('A/N: Hello!', 'Disclaimer - not mine.', 'WARNING: moths', '***', 'It rained.')).toEqual([
      ['A/N: Hello!', 'Disclaimer: not mine.', 'WARNING: moths'],
      ['It rained.'],
    ]);
  });

  it('goes on to the scene break below a label that stands alone', () => {
    expect(separated("Author's Note:", 'Hello!', 'It got long.', '***', 'It rained.')).toEqual([
      ["Author's Note: Hello!\n\nIt got long."],
      ['It rained.'],
    ]);
    expect(separated("Author's Note:", 'Hello!', 'It rained.')).toEqual([["Author's Note: Hello!"], ['It rained.']]);
  });

  it('is taken off its end', () => {
    expect(separated('It rained.', '***', 'It stopped.', '***', 'A/N: Thanks!', 'See you.')).toEqual([
      ['A/N: Thanks!\n\nSee you.'],
      ['It rained.', 'scene-break', 'It stopped.', 'scene-break'],
    ]);
  });

  it('is no letter, no speech and no sentence', () => {
    const story = [
      'Date: 4 May',
      'Dear Ada,',
      'Part of me stayed.',
      'Notes on the war were scarce.',
      'She read: nothing.',
    ];
    expect(separated(...story)).toEqual([[], story]);
  });
});

describe("the author's own rating", () => {
  const text = (warning: string) => fixture('fanficfare.txt').text.replace('A/N: in which it is dark.', warning);
  it("is kept beside the archive's, for the stricter one counts", () => {
    const { facts, chapters } = readSource({ file: 'a.txt', text: text('Rating: NC-17 for moths') });
    expect(facts).toMatchObject({ rating: 'T', authorRating: 'NC-17' });
    expect(chapters[0]?.notes).toEqual([{ label: 'Rating', text: 'NC-17 for moths' }]);
  });

  it('is left out where it says the same', () => {
    expect(readSource({ file: 'a.txt', text: text('Rating: T') }).facts.authorRating).toBeUndefined();
  });
});

describe('headers as people write them', () => {
  const post = (text: string) => readSource({ file: 'post.txt', text });
  const story = '"Who put it out?" said Emma, and nobody in the room had an answer for her, not even the cat.';

  it('have remarks between their lines', () => {
    const { facts, chapters } = post(
      `Lamps\nBy Ada\n\nTitle: Lamps\nA tale told backwards\nCharacters: Emma, Harriet\nStory is Complete\nRating: PG\n\n${story}`,
    );
    expect(facts).toMatchObject({
      title: 'Lamps',
      authors: ['Ada'],
      characters: ['Emma', 'Harriet'],
      status: 'complete',
      rating: 'PG',
    });
    expect(chapters[0]?.notes).toContainEqual({ label: 'Note', text: 'A tale told backwards' });
  });

  it('name the part in the subject of a message', () => {
    const { facts, place, chapters } = post(
      `Subject: [LIST] [Fanfic] Lamps Out, Part 3\nFrom: ada@example.org\nDate: 7/9/2000\n\nLAMPS OUT\nA fanfic by Ada L.\n\nDisclaimer: not mine.\n\nPart 3: The Pier\n\n${story}`,
    );
    expect(facts).toMatchObject({ title: 'LAMPS OUT', authors: ['Ada L.'] });
    expect(place.page).toBe(3);
    expect(chapters.map(({ number, title, notes }) => [number, title, notes.length])).toEqual([[3, 'The Pier', 1]]);
  });

  it('are headings of a web page too', () => {
    const { facts, chapters } = readSource({
      file: 'lamps.html',
      text: `<html><body><h1>Lamps</h1><h2>by Ada</h2><h1>The First</h1><p>${story}</p><h1>The Second</h1><p>It rained.</p></body></html>`,
    });
    expect(facts).toEqual({ title: 'Lamps', authors: ['Ada'] });
    expect(chapters.map(({ title }) => title)).toEqual(['The First', 'The Second']);
  });
});
