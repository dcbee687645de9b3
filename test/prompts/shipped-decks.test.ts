import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Dealer } from '../../src/prompts/dealer.ts';
import { loadDecks } from '../../src/prompts/decks.ts';
import { draw, recall } from '../../src/prompts/draw.ts';
import { PLAIN_TERMS } from '../../src/prompts/playable.ts';
import { seededRandom } from '../support/context.ts';
import { expectAgreement, expectGoodEnglish } from './english.ts';

const folder = new URL('../../seeds/decks/', import.meta.url);
const files = readdirSync(folder).map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }));
const { decks, problems } = loadDecks(files);

describe('the decks that ship with the bot', { timeout: 60_000 }, () => {
  it('are without fault', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(problems).toEqual([]);
  });

  it('give prompts in good English, for general readers and for romance', () => {
    const dealer = new Dealer(decks);
    const plurals = new Set(dealer.characters.filter(({ plural }) => plural).map(({ name }) => name));
    const random = seededRandom(2);
    for (let drawn = 0; drawn < 20_000; drawn += 1) {
      const { prompt } = draw(dealer, { terms: { ...PLAIN_TERMS, romance: drawn % 3 === 0 } }, random);
      expectGoodEnglish(prompt.text);
      expectAgreement(prompt.text, plurals);
      if (drawn % 20 === 0) expect(recall(dealer, prompt.code)?.prompt).toEqual(prompt);
    }
  });
});
