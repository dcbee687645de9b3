import { Dealer } from '../../src/prompts/dealer.ts';
import { type Decks, loadDecks } from '../../src/prompts/decks.ts';
import { draw, recall } from '../../src/prompts/draw.ts';
import { PLAIN_TERMS } from '../../src/prompts/playable.ts';
import type { Idea } from '../../src/prompts/records.ts';
import { openPromptRoom, type RoomRecords } from '../../src/prompts/room.ts';
import { contextOf, seededRandom } from '../support/context.ts';
import { memoryRecords } from '../support/memory-records.ts';
import { ms, percentile, table } from './figures.ts';

const FANDOMS = 20;
const CHARACTERS = 40;
const SETTINGS = 20;
const LISTED = 800;
const IDEAS = 10_000;
const DRAWS = 20_000;

/**
 * Draws a second with 2,000 entries and 10,000 ideas, beside a naive draw that copies, shuffles and takes the first of
 * each list, in the same run.
 */
export async function run(): Promise<void> {
  const { decks, problems } = loadDecks([{ file: 'generated', text: generatedDecks() }]);
  if (problems.length > 0) throw new Error(JSON.stringify(problems.slice(0, 3)));
  const dealer = new Dealer(decks);
  const random = seededRandom(1);
  const [fandom, other] = decks.fandoms;
  const codes = Array.from({ length: 1000 }, () => draw(dealer, { terms: PLAIN_TERMS }, random).prompt.code);
  const romance = { ...PLAIN_TERMS, romance: true };
  const rows = [
    await timed('naive: shuffle each list', () => naive(decks)),
    await timed('free draw', () => draw(dealer, { terms: PLAIN_TERMS }, random)),
    await timed('one fandom', () => draw(dealer, { terms: PLAIN_TERMS, fandom }, random)),
    await timed('crossover of two', () => draw(dealer, { terms: romance, fandom, withFandom: other }, random)),
    await timed('by code', (index) => recall(dealer, codes[index % codes.length] ?? '')),
    await timed('/prompt: ideas, blocks and pairs too', await fullDraw(dealer)),
  ];
  const entries = FANDOMS * (CHARACTERS + SETTINGS) + LISTED;
  console.log(`${entries} entries, ${IDEAS} ideas, ${DRAWS} draws each\n`);
  console.log(table(['draw', 'a second', 'p50', 'p99', 'longest'], rows));
}

async function timed(name: string, act: (index: number) => unknown): Promise<string[]> {
  for (let index = 0; index < DRAWS / 20; index += 1) await act(index);
  const times: number[] = [];
  const begun = performance.now();
  for (let index = 0; index < DRAWS; index += 1) {
    const before = performance.now();
    const drawn = act(index);
    if (drawn instanceof Promise) await drawn;
    times.push(performance.now() - before);
  }
  const rate = Math.round((DRAWS / (performance.now() - begun)) * 1000).toLocaleString('en-GB');
  return [name, rate, ...[50, 99, 100].map((share) => fine(percentile(times, share)))];
}

const fine = (milliseconds: number) =>
  milliseconds < 0.1 ? `${(milliseconds * 1000).toFixed(0)} µs` : ms(milliseconds);

/** What one would write first; its prompts have no code, repeat themselves, and keep no rule. */
function naive({ fandoms, lists }: Decks): string {
  const [one, two] = shuffled(fandoms);
  const [first] = shuffled(one?.characters ?? []);
  const [second] = shuffled(two?.characters ?? []);
  const [setting] = shuffled(one?.settings ?? []);
  const [trope] = shuffled(lists.tropes);
  const [constraint] = shuffled(lists.constraints);
  return `${first?.name} meets ${second?.name} ${setting?.in}, and ${trope?.as}. Write it ${constraint?.as}.`;
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((one) => ({ one, order: Math.random() }))
    .sort((left, right) => left.order - right.order)
    .map(({ one }) => one);
}

async function fullDraw(dealer: Dealer): Promise<() => Promise<unknown>> {
  const records = emptyRecords();
  for (let number = 1; number <= IDEAS; number += 1) await records.ideas.set(`guild/${number}`, generatedIdea(number));
  await records.tastes.set('member', { version: 1, blocked: ['Character 3 of 5', 'Fandom 7', 'tag 4'] });
  const nothing = async () => true;
  const { shelf } = await contextOf();
  const { desk } = await openPromptRoom({
    dealer,
    records,
    rules: { of: () => ({ ceiling: 'teen', unratedAs: 'explicit' }) },
    messenger: {
      queue: async () => ({ channelId: '', messageId: '' }),
      exhibit: async () => ({ channelId: '', messageId: '' }),
      exhibitAgain: nothing,
      remove: async () => {},
      tell: nothing,
      remind: nothing,
      isMember: nothing,
      isAgeRestricted: nothing,
    },
    files: { read: async () => '' },
    drabbles: { put: async () => {}, remove: async () => {} },
    clock: Date,
    random: seededRandom(2),
  });
  return () => desk.ask({}, { guildId: 'guild', memberId: 'member', shelf });
}

function emptyRecords(): RoomRecords {
  return {
    pairs: memoryRecords(),
    kept: memoryRecords(),
    workshops: memoryRecords(),
    tastes: memoryRecords(),
    ideas: memoryRecords(),
    quotas: memoryRecords(),
    claims: memoryRecords(),
    fills: memoryRecords(),
    words: memoryRecords(),
  };
}

function generatedIdea(number: number): Idea {
  return {
    ...{
      version: 1,
      guildId: 'guild',
      number,
      state: 'approved',
      authorId: `member-${number % 500}`,
      authorName: 'A member',
    },
    ...{
      anonymous: false,
      who: `Character ${number} and another`,
      where: 'on the stair',
      what: 'They trade a secret.',
    },
    ...{ fandoms: [`Fandom ${number % FANDOMS}`], rating: 'general', sentAt: number, revision: 0, decision: null },
    ...{ votes: [], queuePost: null },
  };
}

function generatedDecks(): string {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  const fandoms = numbers(FANDOMS).map((fandom) =>
    [
      `deck: fandom\nfandom: Fandom ${fandom}\ncharacters:`,
      ...numbers(CHARACTERS).map(
        (one) =>
          `  - { name: Character ${one} of ${fandom}, pronouns: they, minor: ${one % 9 === 0}, tags: [tag ${one % 12}] }`,
      ),
      'settings:',
      ...numbers(SETTINGS).map((one) => `  - { name: Place ${one} of ${fandom}, in: in place ${one} of ${fandom} }`),
    ].join('\n'),
  );
  const list = (deck: string, count: number, fields: (one: number) => string) =>
    `deck: ${deck}\nentries:\n${numbers(count)
      .map((one) => `  - { ${fields(one)} }`)
      .join('\n')}`;
  return [
    ...fandoms,
    list('tropes', 250, (one) => `text: trope ${one}, as: trope ${one} befalls them, romance: ${one % 10 === 0}`),
    list('constraints', 60, (one) => `text: manner ${one}, as: in manner ${one}`),
    list('objects', 100, (one) => `text: an object of kind ${one}`),
    list('words', 200, (one) => `text: word${one}`),
    list('first-lines', 100, (one) => `text: It was the night of lamp ${one}.`),
    list('what-ifs', 90, (one) => `text: "what if {a} had never met {b} on day ${one}"`),
  ].join('\n---\n');
}
