import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import type { Seat } from '../../src/rehearsal/members/seat.ts';
import { Bot, Home, storyFile } from './bot.ts';

const paragraph = (number: number) =>
  `Paragraph ${number}. The lamp on the landing went out at nine, and the landlady said that nobody had touched it.`;
const lamp = storyFile(
  {
    ...{ title: 'The Lamp', author: 'A. Reader', rating: 'Teen', warnings: 'none-apply', status: 'complete' },
    ...{ fandoms: ['Sherlock Holmes'], characters: ['Sherlock Holmes'], updated: '2011-04-09', permission: 'full' },
    ...{ source: 'https://www.example.org/stories/1', summary: 'A lamp goes out, and nobody has touched it.' },
  },
  Array.from({ length: 60 }, (_, index) => paragraph(index + 1)).join('\n\n'),
);
const dark = storyFile(
  { title: 'The Dark Lantern', author: 'B. Writer', rating: 'Mature', permission: 'full' },
  'Nobody sees what happens behind the lantern.',
);
const hostile = storyFile(
  {
    title: '@everyone **free** [lamps](https://bad.example) <@1> ||boo||',
    author: '# Heading `code`',
    characters: Array.from({ length: 40 }, (_, index) => `Somebody *${index}* of the very long cast`),
    rating: 'General',
    permission: 'full',
    summary: `<t:1:R> <:emoji:1> ${'_~`|*'.repeat(1000)}`,
  },
  '@here <@&1> [click](https://bad.example) discord.gg/lamps\n\n`code` ||hidden|| ~~gone~~\n\n1\\. A list.',
);

let discord: LocalDiscord;
let home: Home;
let bot: Bot;
let general: Seat;
let afterDark: Seat;

beforeAll(async () => {
  home = await Home.make();
  await home.write('lamp.md', lamp);
  await home.write('dark.md', dark);
  await home.write('hostile.md', hostile);
  discord = await startDiscord();
  bot = await Bot.start(discord, home);
  general = discord.member('fan').in('general');
  afterDark = discord.member('fan').in('after-dark');
  await findable('lamp');
});
afterAll(async () => {
  await bot.end();
  await discord.stop();
  await home.remove();
});

/** A first start reads the library beside answering; this waits until a story is there. */
async function findable(typed: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await general.autocomplete('/story', 'story', typed)).choices.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`"${typed}" is not found: ${bot.said}`);
}

const idOf = async (typed: string, seat = general) =>
  String((await seat.autocomplete('/story', 'story', typed)).choices[0]?.value);
const words = (message: object) => JSON.stringify(message);

describe('a first start', () => {
  it('warns of nothing that is as it should be', () => {
    expect(bot.said).not.toContain('a library folder cannot be read');
  });
});

describe('/story', () => {
  it('is found by typing, shown in private, and shared with the channel', async () => {
    const { choices } = await general.autocomplete('/story', 'story', 'lmap');
    expect(choices).toContainEqual({ name: 'The Lamp - A. Reader', value: expect.any(String) });
    const card = await general.slash('/story', { story: await idOf('the lamp') });
    expect(card.error).toBeNull();
    expect(card.private).toBe(true);
    expect(words(card.message)).toContain('A lamp goes out, and nobody has touched it.');
    const before = discord.messages('general').length;
    const shared = await general.press(card.message, 'Share');
    expect(shared.error).toBeNull();
    expect(shared.private).toBe(false);
    expect(discord.messages('general')).toHaveLength(before + 1);
    const other = discord.member('reader').in('general');
    expect((await other.press(shared.message, 'Remove')).private).toBe(true);
    expect((await general.press(shared.message, 'Remove')).error).toBeNull();
    expect(discord.messages('general')).toHaveLength(before);
  });

  it('takes typed words that fit one story', async () => {
    expect(words((await general.slash('/story', { story: 'the lamp' })).message)).toContain('A. Reader');
  });

  it('says kindly that nothing fits', async () => {
    const answer = await general.slash('/story', { story: 'xyzzy plugh' });
    expect(answer.private).toBe(true);
    expect(words(answer.message)).toContain('No story here fits that.');
  });
});

describe('/excerpt', () => {
  it('can be paged and shared', async () => {
    const first = await general.slash('/excerpt', { story: await idOf('the lamp') });
    expect(words(first.message)).toContain('Paragraph 1.');
    const next = await general.press(first.message, 'Next page');
    expect(next.error).toBeNull();
    const [shown] = general.messages().filter(({ id }) => id === first.message.id);
    expect(words(shown ?? {})).not.toContain('Paragraph 1.');
    const shared = await general.press(shown ?? first.message, 'Share');
    expect(shared.private).toBe(false);
    expect(words(shared.message)).toContain('A. Reader');
  });
});

describe('the gate', () => {
  it('hides adult stories in ordinary channels on every path, and counts them for the asker alone', async () => {
    expect((await general.autocomplete('/story', 'story', 'dark lantern')).choices).toEqual([]);
    const id = await idOf('dark lantern', afterDark);
    const refused = await general.slash('/story', { story: id });
    expect(refused.private).toBe(true);
    expect(words(refused.message)).toContain('withheld here because of its rating');
    expect(words(refused.message)).not.toContain('Lantern');
    const typed = await general.slash('/story', { story: 'dark lantern' });
    expect(words(typed.message)).toContain('1 match is withheld here');
  });

  it('opens in age-restricted channels', async () => {
    const card = await afterDark.slash('/story', { story: await idOf('dark lantern', afterDark) });
    expect(words(card.message)).toContain('The Dark Lantern');
  });

  it('follows the moderators', async () => {
    const moderator = discord.member('moderator').in('mods');
    expect((await moderator.slash('/settings', { ceiling: 'mature' })).error).toBeNull();
    expect((await general.autocomplete('/story', 'story', 'dark lantern')).choices).toHaveLength(1);
    await moderator.slash('/settings', { ceiling: 'teen' });
    expect((await general.autocomplete('/story', 'story', 'dark lantern')).choices).toEqual([]);
  });
});

describe('finding and reading', () => {
  it('leads from half-remembered words to the page they stand on, and on from there', async () => {
    const found = await general.slash('/find', { words: '"Paragraph 58"' });
    expect(words(found.message)).toContain('**The Lamp** by A. Reader, chapter 1');
    const page = await general.press(found.message, 'Read there');
    expect(words(page.message)).toContain('Paragraph 58.');
    const before = await general.press(page.message, 'Previous');
    expect(before.error).toBeNull();
    expect(words((await general.slash('/shelf')).message)).toContain('**The Lamp** by A. Reader, chapter 1, page');
    const alike = await general.slash('/story', { story: await idOf('the lamp') });
    expect((await general.press(alike.message, 'More like this')).error).toBeNull();
  });

  it('finds nothing behind the gate', async () => {
    const found = await general.slash('/find', { words: 'behind the lantern' });
    expect(words(found.message)).toContain('1 match is withheld here (rating)');
    expect(words(found.message)).not.toContain('Nobody sees');
  });
});

describe('a hostile story', () => {
  it('stays text: no mention, no link, no heading, and all of it within what Discord takes', async () => {
    const card = await general.slash('/story', { story: await idOf('free') });
    expect(card.error).toBeNull();
    const shown = words(card.message.components ?? []);
    expect(shown).toContain('\\\\@everyone \\\\*\\\\*free');
    expect(shown).not.toMatch(/(?<!\\\\)@everyone|(?<!\\\\)<@|\]\(https:\/\/bad/);
    const page = await general.press(card.message, 'Read');
    expect(page.error).toBeNull();
    expect(words(page.message)).not.toMatch(/(?<!\\\\)@here|\]\(https:\/\/bad|discord\.gg/);
    expect(page.message.mention_everyone).toBe(false);
    const shared = await general.press(card.message, 'Share');
    expect(shared.message).toMatchObject({ mention_everyone: false, mentions: [], mention_roles: [] });
  });
});

describe('a restart', () => {
  it('changes nothing for buttons, bookmarks and settings', async () => {
    const card = await general.slash('/story', { story: await idOf('the lamp') });
    const reading = await general.slash('/read', { story: await idOf('the lamp'), chapter: 1 });
    await general.press(reading.message, 'Next');
    expect(await bot.end()).toBe(0);
    await discord.until(() => !discord.gateway.connected);
    bot = await Bot.start(discord, home);
    await discord.until(() => discord.gateway.connected);
    const shared = await general.press(card.message, 'Share');
    expect(shared.error).toBeNull();
    expect(shared.private).toBe(false);
    const going = await general.slash('/read');
    expect(words(going.message)).toContain('page 2 of');
  });

  it('does not register commands that Discord knows', () => {
    const puts = discord.journal.entries.filter(({ method }) => method === 'PUT');
    expect(puts).toHaveLength(1);
  });
});
