import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import type { Answer } from '../../src/rehearsal/members/answer.ts';
import { FIXTURE } from '../prompts/fixture-decks.ts';
import { Bot, Home } from './bot.ts';

/** From an idea to tomorrow's story of the day, with the real bot in a process of its own. */
let discord: LocalDiscord;
let home: Home;
let bot: Bot;

beforeAll(async () => {
  home = await Home.make();
  await mkdir(join(home.folder, 'library', 'decks'), { recursive: true });
  await writeFile(join(home.folder, 'library', 'decks', 'decks.yaml'), FIXTURE);
  discord = await startDiscord();
  await start();
  const mod = discord.member('moderator').in('mods');
  await good(mod.slash('/workshop setup', { queue: '#mods', gallery: '#prompts' }));
});
afterAll(async () => {
  await bot.end();
  await discord.stop();
  await home.remove();
});

async function start(): Promise<void> {
  bot = await Bot.start(discord, home, { LIBRARY_DIR: join(home.folder, 'library') });
}
async function restartAfter(signal: NodeJS.Signals): Promise<void> {
  await bot.end(signal);
  await discord.until(() => !discord.gateway.connected, 'the bot to be gone');
  await start();
}

async function good(asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked;
  expect(answer.error).toBeNull();
  expect(answer.refusals).toEqual([]);
  return answer;
}
const fan = (channel = 'general') => discord.member('fan').in(channel);
const reader = (channel = 'general') => discord.member('reader').in(channel);
const mod = (channel = 'mods') => discord.member('moderator').in(channel);
const textIn = (message: object) => JSON.stringify(message);
const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');
function lastIn(channel: string) {
  const message = discord.messages(channel).at(-1);
  if (!message) throw new Error(`nothing stands in ${channel}`);
  return message;
}

describe('an idea', () => {
  it('becomes a drabble in the gallery and the story of the day', async () => {
    const form = await good(fan().slash('/idea'));
    const idea = {
      who: 'Ines and an owl',
      where: 'on the quay',
      what: 'They trade a secret.',
      fandoms: 'Harbour Lights',
    };
    await good(fan().submit(form.form, idea));
    const queued = lastIn('mods');
    await restartAfter('SIGKILL');
    await good(mod().press(queued, 'Approve'));
    expect(discord.directMessages('fan')).toHaveLength(1);

    const ideas = await good(reader().slash('/ideas'));
    const card = await good(reader().choose(ideas.message, 'Ines and an owl'));
    expect(textIn(card.message)).toContain('sent in by Fay');
    await good(reader().press(card.message, 'Claim'));
    const writing = await good(reader().press(card.message, 'Write it'));
    const over = await good(
      reader().submit(writing.form, { title: 'A Fair Trade', text: words(103), warnings: 'none' }),
    );
    expect(textIn(over.message)).toContain('103 words: 3 over a drabble (100)');
    await restartAfter('SIGTERM');
    const edit = await good(reader().press(over.message, 'Edit'));
    const right = await good(reader().submit(edit.form, { text: words(100) }));
    await good(reader().press(right.message, 'Let it into the library'));
    await good(reader().press(right.message, 'Post it'));
    const shown = discord.messages('prompts').filter((message) => textIn(message).includes('A Fair Trade'));
    expect(shown).toHaveLength(1);

    const found = await eventually(async () => {
      const { choices } = await fan().autocomplete('/story', 'story', 'fair trade');
      return choices[0]?.name;
    });
    expect(found).toBe('A Fair Trade - Robin');
    const setup = { channel: '#recommendations', time: '18:00', timezone: 'Europe/Berlin' };
    await good(mod('general').slash('/daily setup', setup));
    await good(mod('general').slash('/daily now'));
    await discord.until(() => textIn(discord.messages('recommendations')).includes('A Fair Trade'), 'the post');
  });

  it('can be declined with a reason', async () => {
    const form = await good(fan().slash('/idea'));
    await good(fan().submit(form.form, { who: 'Two clocks', where: '', what: 'They disagree.', fandoms: '' }));
    const decline = await good(mod().press(lastIn('mods'), 'Decline'));
    await good(mod().submit(decline.form, { reason: 'No clocks this week.' }));
    expect(textIn(discord.directMessages('fan'))).toContain('No clocks this week.');
  });
});

describe('a prompt', () => {
  it('comes from the decks that ship with the bot, too', async () => {
    const dracula = await good(fan().slash('/prompt', { fandom: 'Dracula', 'with-fandom': 'A Far Orchard' }));
    expect(textIn(dracula.message)).toContain('Dracula, A Far Orchard');
  });

  it('is the same after a restart, by its code and by its buttons, pressed twice', async () => {
    const card = await good(fan().slash('/prompt', { romance: true }));
    const code = /Code: ([a-z0-9-]+)/.exec(textIn(card.message))?.[1] ?? '';
    await good(fan().press(card.message, 'Share'));
    const shared = lastIn('general');
    await restartAfter('SIGKILL');
    const again = await good(fan().slash('/prompt', { code }));
    const heading = /### [^\\"]+/.exec(textIn(card.message))?.[0] ?? 'nothing';
    expect(textIn(again.message)).toContain(heading);
    for (const button of ['Another', 'Another', 'Share', 'Share', 'Claim', 'Claim', 'Write it', 'Write it']) {
      await good(fan().press(again.message, button));
    }
    for (const button of ['Claim', 'Claim', 'One for me', 'Write it']) await good(reader().press(shared, button));
  });

  it('takes two answers and tells its asker of the first', async () => {
    const card = await good(fan().slash('/prompt', { kind: 'Trope', length: 'Drabble (100)' }));
    await good(fan().press(card.message, 'Share'));
    const shared = lastIn('general');
    const before = discord.directMessages('fan').length;
    for (const writer of ['reader', 'moderator']) {
      const seat = discord.member(writer).in('general');
      const form = await good(seat.press(shared, 'Write it'));
      const own = await good(seat.submit(form.form, { title: `By ${writer}`, text: words(100) }));
      await good(seat.press(own.message, 'Post it'));
    }
    expect(discord.directMessages('fan')).toHaveLength(before + 1);
    expect(textIn(discord.messages('prompts'))).toContain('By moderator');
  });
});

describe('a member who leaves', () => {
  it('leaves no claim behind', async () => {
    discord.admin().addMember('guest', {});
    const card = await good(fan().slash('/prompt', {}));
    await good(fan().press(card.message, 'Share'));
    const shared = lastIn('general');
    await good(discord.member('guest').in('general').press(shared, 'Claim'));
    expect(textIn((await good(reader().press(shared, 'Claim'))).message)).toContain(
      'One other writer has claimed it too',
    );
    discord.admin().removeMember('guest');
    expect(textIn((await good(fan().press(shared, 'Claim'))).message)).toContain('One other writer has claimed it too');
  });
});

/** Asks again until there is an answer: files are noticed by the library beside everything else. */
async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`it did not come: ${bot.said}`);
}
