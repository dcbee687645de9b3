import { describe, expect, it } from 'vitest';
import { type Dealer, PARTS } from '../../src/prompts/dealer.ts';
import { areKin, type Character, sameCharacter, sameFandom } from '../../src/prompts/decks.ts';
import { type Drawn, draw, entriesOf, recall, reroll, type Wish } from '../../src/prompts/draw.ts';
import { PLAIN_TERMS, type Terms } from '../../src/prompts/playable.ts';
import { SHAPES } from '../../src/prompts/shapes.ts';
import { seededRandom } from '../support/context.ts';
import { expectAgreement, expectGoodEnglish } from './english.ts';
import { fixtureDealer } from './fixture-decks.ts';

const dealer = fixtureDealer();
const ROMANCE: Terms = { rating: 'general', romance: true, words: null };
const TEEN: Terms = { rating: 'teen', romance: false, words: 50 };

function fandom(name: string) {
  const found = dealer.decks.fandoms.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
}
function character(name: string): Character {
  const found = dealer.characters.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
}
const PLURALS = new Set(dealer.characters.filter(({ plural }) => plural).map(({ name }) => name));
const spokenOf = ({ parts }: Drawn) => (parts.spark.uses.second ? [parts.first, parts.second] : [parts.first]);

function expectAllowed(drawn: Drawn): void {
  const { parts, terms, prompt } = drawn;
  const { first, second, shape } = parts;
  if (sameCharacter(first, second)) expect.fail(`one character twice: ${prompt.text}`);
  if (terms.romance && areKin(first, second)) expect.fail(`kin in a love story: ${prompt.text}`);
  if (shape.crossing && sameFandom(first.fandom, second.fandom)) expect.fail(`no crossover: ${prompt.text}`);
  const grown = terms.romance || terms.rating !== 'general';
  if (grown && spokenOf(drawn).some(({ minor }) => minor)) expect.fail(`a minor: ${prompt.text}`);
  if (prompt.heading.includes(' / ') !== terms.romance) expect.fail(`romance unasked or missing: ${prompt.heading}`);
  if (terms.rating === 'general' && /fight at dawn|Ferryman|under the pier/.test(prompt.text)) expect.fail(prompt.text);
  if (!terms.romance && /only one bed/.test(prompt.text)) expect.fail(prompt.text);
}

/** Not by `expect`, which takes longer than the draws. */
function expectGranted({ parts, prompt }: Drawn, { fandom: home, withFandom, character: who }: Wish): void {
  const { first, second } = parts;
  const granted =
    (!home || first.fandom === home) && (!withFandom || second.fandom === withFandom) && (!who || first === who);
  if (!granted) expect.fail(`not what was asked for: ${prompt.text}`);
}

function expectRecalled({ prompt }: Drawn, by: Dealer = dealer): void {
  const again = recall(by, prompt.code)?.prompt;
  if (JSON.stringify(again) !== JSON.stringify(prompt)) expect.fail(`${prompt.code}: ${prompt.text} / ${again?.text}`);
}

describe('a hundred thousand prompts', { timeout: 120_000 }, () => {
  const wishes: [name: string, draws: number, wish: Wish][] = [
    ['anything', 40_000, { terms: PLAIN_TERMS }],
    ['romance', 20_000, { terms: ROMANCE }],
    ['teen, fifty words', 10_000, { terms: TEEN }],
    ['one fandom', 10_000, { terms: PLAIN_TERMS, fandom: fandom('Clockwork County') }],
    [
      'two fandoms',
      10_000,
      { terms: PLAIN_TERMS, fandom: fandom('A Far Orchard'), withFandom: fandom('Clockwork County') },
    ],
    ['one character', 10_000, { terms: PLAIN_TERMS, character: character('Twins') }],
  ];

  it.each(wishes)('%s: %d draws are good English, allowed, and come back by their code', (_, draws, wish) => {
    const random = seededRandom(draws);
    const shapes = new Set<string>();
    for (let drawn = 0; drawn < draws; drawn += 1) {
      const one = draw(dealer, wish, random);
      expectGoodEnglish(one.prompt.text);
      expectAgreement(one.prompt.text, PLURALS);
      expectAllowed(one);
      expectRecalled(one);
      expectGranted(one, wish);
      shapes.add(one.parts.shape.name);
    }
    expect(shapes.size).toBe(SHAPES.length);
  });

  it('spreads evenly over the characters of a deck', () => {
    const random = seededRandom(7);
    const counts = new Map<string, number>();
    const home = fandom('Clockwork County');
    for (let drawn = 0; drawn < 40_000; drawn += 1) {
      const { first } = draw(dealer, { terms: PLAIN_TERMS, fandom: home }, random).parts;
      counts.set(first.name, (counts.get(first.name) ?? 0) + 1);
    }
    const expected = 40_000 / home.characters.length;
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(counts.size).toBe(home.characters.length);
    expect(chiSquare).toBeLessThan(16.27); // three degrees of freedom, p = 0.001
  });
});

describe('what is blocked', { timeout: 60_000 }, () => {
  it('never appears, and its absence costs the code nothing', () => {
    const random = seededRandom(3);
    const blocked = new Set([
      'character/clockwork county/miss amber',
      'tropes/snowed in',
      'fandom/a far orchard',
      'shape/au',
    ]);
    const allows = ({ id }: { id: string }) => !blocked.has(id);
    for (let drawn = 0; drawn < 5_000; drawn += 1) {
      const one = draw(dealer, { terms: PLAIN_TERMS, allows }, random);
      expect(entriesOf(one.parts).filter((entry) => blocked.has(entry.id))).toEqual([]);
      expectRecalled(one);
    }
  });

  it('still leaves a prompt when nearly everything is', () => {
    const kept = new Set(['Pomona', 'Silas']);
    const allows = ({ id }: { id: string }) =>
      !id.startsWith('character/') || [...kept].some((name) => id.endsWith(name.toLowerCase()));
    for (let seed = 0; seed < 200; seed += 1) {
      const one = draw(dealer, { terms: PLAIN_TERMS, allows, fandom: fandom('A Far Orchard') }, seededRandom(seed));
      expect(one.prompt.characters.every((name) => kept.has(name))).toBe(true);
      expectRecalled(one);
    }
  });
});

describe('drawing one part anew', { timeout: 60_000 }, () => {
  it('changes that part and no other, and the code brings the changed prompt back', () => {
    const random = seededRandom(11);
    for (let drawn = 0; drawn < 3_000; drawn += 1) {
      const before = draw(dealer, { terms: drawn % 2 === 0 ? PLAIN_TERMS : ROMANCE }, random);
      const choices = before.prompt.parts;
      const { part } = choices[random.below(choices.length)] ?? { part: 'spark' as const };
      let after: Drawn;
      try {
        after = reroll(dealer, before, part, {}, random);
      } catch (error) {
        expect(String(error)).toMatch(/nothing else to draw|fit no other kind/);
        continue;
      }
      expect(after.parts[part]).not.toBe(before.parts[part]);
      const free = part === 'shape' ? ['shape', 'spark', 'constraint'] : [part];
      for (const other of PARTS.filter((name) => !free.includes(name))) {
        expect(after.parts[other]).toBe(before.parts[other]);
      }
      expectGoodEnglish(after.prompt.text);
      expectAllowed(after);
      expectRecalled(after);
    }
  });

  it('keeps codes short however often it is done', () => {
    const random = seededRandom(12);
    let one = draw(dealer, { terms: { rating: 'teen', romance: true, words: 300 } }, random);
    for (let round = 0; round < 300; round += 1) {
      const { part } = one.prompt.parts[random.below(one.prompt.parts.length)] ?? { part: 'spark' as const };
      try {
        one = reroll(dealer, one, part, {}, random);
      } catch {
        one = draw(dealer, { terms: one.terms }, random);
      }
      expect(one.prompt.code.length).toBeLessThanOrEqual(60);
    }
  });
});

describe('what cannot be had', () => {
  it('says why a minor brings no romance', () => {
    expect(() => draw(dealer, { terms: ROMANCE, character: character('Little Otto') }, seededRandom(1))).toThrow(
      /Little Otto is or may be a minor/,
    );
  });

  it('says why there is no love story within a family, and lets them meet otherwise', () => {
    const family = { character: character('Miss Amber'), withCharacter: character('Aunt Amber') };
    expect(() => draw(dealer, { terms: ROMANCE, ...family }, seededRandom(1))).toThrow(/are family/);
    expect(draw(dealer, { terms: PLAIN_TERMS, ...family }, seededRandom(1)).prompt.heading).toContain('Amber &');
  });

  it('knows two names of one fandom', () => {
    const wish = { terms: PLAIN_TERMS, fandom: fandom('Harbour Lights'), withFandom: fandom('Lights Remade') };
    expect(() => draw(dealer, wish, seededRandom(1))).toThrow(/one fandom/);
  });

  it.each([
    '',
    'owl',
    'owl-4',
    'owl-4-velvet-zzz',
    'owl-0-velvet',
    'owl-400-velvet',
    'velvet-4-owl',
    'owl-4-velvet-a0',
    '~',
    'owl-4-velvet-love-x',
  ])('takes %j for no code', (code) => expect(recall(dealer, code)).toBeUndefined());

  it('forgives how a code is typed', () => {
    const { prompt } = draw(dealer, { terms: ROMANCE }, seededRandom(5));
    expect(recall(dealer, `  ${prompt.code.toUpperCase().replaceAll('-', ' ')}. `)?.prompt).toEqual(prompt);
  });

  it('takes no code that breaks the rules', () => {
    const found = Array.from({ length: 4_000 }, (_, seed) => draw(dealer, { terms: PLAIN_TERMS }, seededRandom(seed)))
      .filter((one) => spokenOf(one).some(({ minor }) => minor))
      .map(({ prompt }) => recall(dealer, prompt.code.replace(/^([a-z]+-\d+-[a-z]+)/, '$1-love')));
    expect(found.length).toBeGreaterThan(100);
    for (const one of found) if (one) expectAllowed(one);
  });
});
