import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBytes, storiesOf } from '../../src/library/read.ts';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import type { Seat } from '../../src/rehearsal/members/seat.ts';
import { Bot, Home, storyFile } from './bot.ts';

const FORMATS = join(import.meta.dirname, '..', 'library', 'formats', 'fixtures');
const lamp = storyFile(
  { title: 'The Lamp', author: 'A. Reader', rating: 'Teen', permission: 'full' },
  'It went out at nine.',
);

let discord: LocalDiscord;
let home: Home;
let bot: Bot;
let seat: Seat;

beforeEach(async () => {
  home = await Home.make();
  await home.write('lamp.md', lamp);
  discord = await startDiscord();
  bot = await Bot.start(discord, home);
  seat = discord.member('fan').in('after-dark');
  await found('the lamp', 20_000);
});
afterEach(async () => {
  await bot.end();
  await discord.stop();
  await home.remove();
});

/** Waits until autocomplete offers a story for these words; resolves to the milliseconds that took. */
async function found(typed: string, patience: number): Promise<number> {
  const start = performance.now();
  while (performance.now() - start < patience) {
    if ((await seat.autocomplete('/story', 'story', typed)).choices.length > 0) return performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`"${typed}" was not found in ${patience} ms: ${bot.said}`);
}

const card = async (typed: string): Promise<string> =>
  JSON.stringify((await seat.slash('/story', { story: typed })).message.components);

describe('a folder that changes while the bot runs', () => {
  it('is dropped in with every format: found within 5 s, read, and nothing else changed', async () => {
    const before = await card('the lamp');
    const entries = readdirSync(FORMATS, { recursive: true, encoding: 'utf8' });
    const names = entries.filter((name) => statSync(join(FORMATS, name)).isFile());
    const stories = storiesOf(names.flatMap((name) => readBytes(name, readFileSync(join(FORMATS, name))).pages));
    cpSync(FORMATS, join(home.folder, '.dropped'), { recursive: true });
    renameSync(join(home.folder, '.dropped'), join(home.folder, 'dropped'));
    const titles = stories.flatMap(({ title }) => title ?? []);
    const took = await found(titles.at(-1) ?? '', 20_000);
    expect(took).toBeLessThan(5_000);
    for (const title of titles) expect(await found(title, 1_000)).toBeLessThan(1_000);
    for (const { id, chapters } of stories.filter((story) => story.permission === null && story.chapters.length > 0)) {
      const excerpt = JSON.stringify((await seat.slash('/excerpt', { story: id })).message);
      const [word = ''] =
        /\p{L}{5,}/u.exec(chapters[0]?.paragraphs.find(({ kind }) => kind === 'text')?.text ?? '') ?? [];
      expect(excerpt).toContain(word);
    }
    expect(await card('the lamp')).toBe(before);
  });

  it('shows a story that was edited as it is now, and forgets one that was taken away', async () => {
    await home.write('lamp.md', lamp.replace('A. Reader', 'Another Hand'));
    await found('lamp another hand', 10_000);
    await home.write('sea.md', lamp.replace('The Lamp', 'The Sea'));
    renameSync(join(home.folder, 'lamp.md'), join(home.folder, '.lamp.md'));
    await found('the sea', 10_000);
    expect((await seat.autocomplete('/story', 'story', 'the lamp')).choices).toEqual([]);
  });

  it('has the old index to go on with when the bot is killed while it reads', async () => {
    mkdirSync(join(home.folder, 'many'));
    const text = 'The sailors had never seen it lit, and said so at some length to anyone who would listen. '.repeat(
      300,
    );
    for (let number = 0; number < 1_500; number += 1) {
      const story = storyFile(
        { title: `Sailor ${number} Tale`, author: `Crew ${number}`, rating: 'Teen' },
        `Number ${number}. ${text}`,
      );
      writeFileSync(join(home.folder, 'many', `${number}.md`), story);
    }
    await new Promise((resolve) => setTimeout(resolve, 1_800));
    await bot.end('SIGKILL');
    bot = await Bot.start(discord, home);
    expect(await card('the lamp')).toContain('A. Reader');
    await found('sailor 1499 tale', 25_000);
    expect(await card('the lamp')).toContain('A. Reader');
  });
});
