import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import type { Seat } from '../../src/rehearsal/members/seat.ts';
import type { Message } from '../../src/rehearsal/wire.ts';
import { Bot, Home, storyFile } from './bot.ts';

const POSTING = 'POST /channels/:channel/messages';
const MINUTE = 60_000;
const WAIT = { timeout: 5000, interval: 50 };

let ahead: number;
let discord: LocalDiscord;
let home: Home;
let bot: Bot | undefined;

beforeEach(async () => {
  ahead = 0;
  home = await Home.make();
  for (const title of ['Lamp', 'Lantern', 'Candle', 'Torch'])
    await home.write(
      `${title}.md`,
      storyFile(
        { title, author: 'A. Reader', rating: 'General', permission: 'full' },
        `A ${title} was lit. It burned all night.`,
      ),
    );
  await home.write(
    'dark.md',
    storyFile({ title: 'Darkness', author: 'B.', rating: 'Explicit', fandoms: ['Night'] }, 'No light.'),
  );
  discord = await startDiscord({ clock: { now: () => Date.now() + ahead } });
});
afterEach(async () => {
  await bot?.end('SIGKILL');
  bot = undefined;
  await discord.stop();
  await home.remove();
});

async function started(): Promise<Seat> {
  bot = await Bot.start(discord, home);
  const moderator = discord.member('moderator').in('mods');
  await found(moderator);
  return moderator;
}

/** A first start reads the library beside answering. */
async function found(seat: Seat): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await seat.autocomplete('/story', 'story', 'torch')).choices.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the library is not read');
}

const words = (message: Partial<Message>) => JSON.stringify(message);
const posts = (channel = 'recommendations') =>
  discord.messages(channel).filter((message) => words(message).includes('Story of the day'));
/** The first turn is half a day away, so that nothing is posted but what the test asks for. */
const later = () => {
  const hour = (new Date().getUTCHours() + 12) % 24;
  return `${hour}:00`;
};
const setUp = (moderator: Seat, options: Record<string, string> = {}) =>
  moderator.slash('/daily setup', { channel: '#recommendations', time: later(), timezone: 'UTC', ...options });

describe('/daily', () => {
  it('sets up, shows, posts, is loved, pauses and ends', async () => {
    const moderator = await started();
    const setup = await setUp(moderator);
    expect(setup.error).toBeNull();
    expect(setup.private).toBe(true);
    expect(words(setup.message)).toMatch(/4 stories may be posted there/);
    expect(words(setup.message).match(/<t:\d+:F>/g)).toHaveLength(3);

    expect((await moderator.press(setup.message, 'Post a test')).error).toBeNull();
    expect(posts()).toHaveLength(1);
    expect(words(posts()[0] ?? {})).toContain('a test, which counts for nothing');

    const preview = await moderator.slash('/daily preview', {});
    expect(preview.private).toBe(true);
    const now = await moderator.slash('/daily now', {});
    expect(words(now.message)).toContain('[posted](https://discord.com/channels/');
    expect(posts()).toHaveLength(2);
    const title = /### (\w+)/.exec(words(preview.message))?.[1] ?? 'nothing';
    const post = posts()[1];
    if (!post) throw new Error('there is no post');
    expect(words(post)).toContain(`### ${title}`);
    expect(words(post)).toContain('It burned all night.');

    const fan = discord.member('fan').in('recommendations');
    expect((await fan.press(post, 'Loved it')).error).toBeNull();
    expect(words(posts()[1] ?? {})).toContain('Loved it (1)');
    expect(words((await moderator.slash('/daily digest', {})).message)).toContain('loved by 1 member');

    const calendar = await moderator.slash('/daily calendar', {});
    expect(calendar.error).toBeNull();
    expect(words((await moderator.slash('/daily status', {})).message)).toContain('No problem seen.');
    expect(words((await moderator.slash('/daily pause', { until: '3 days' })).message)).toContain('goes on by itself');
    expect(words((await moderator.slash('/daily resume', {})).message)).toContain('goes on. The next post');
    expect(words((await moderator.slash('/daily history', {})).message)).toContain('[posted]');
    expect(words((await moderator.slash('/daily off', {})).message)).toContain('is switched off');
    expect(words((await moderator.slash('/daily status', {})).message)).toContain('Begin with `/daily setup`');
  });

  it('posts at once when it is set up for this very minute', async () => {
    const moderator = await started();
    const { time } = { time: new Date().toISOString().slice(11, 16) };
    await setUp(moderator, { time });
    await discord.until(() => posts().length === 1, 'the post');
  });

  it('names everything that is in the way, and changes nothing', async () => {
    const moderator = await started();
    discord.admin().deny('recommendations', 'bot', 'SendMessages');
    const refused = await setUp(moderator, { fandom: 'Night' });
    expect(words(refused.message)).toMatch(/“Send Messages”/);
    expect(words(refused.message)).toMatch(/0 stories may be posted.*1 that fit is withheld/);
    expect(words((await moderator.slash('/daily status', {})).message)).toContain('Begin with `/daily setup`');
    const zone = await setUp(moderator, { timezone: 'EST' });
    expect(words(zone.message)).toMatch(/America.New.*_York/);
  });

  it('is for moderators', async () => {
    await started();
    const answer = await discord.member('fan').in('general').slash('/daily now', {}).catch(String);
    expect(JSON.stringify(answer)).toMatch(/may manage this server|not see|not offered|permission/i);
  });

  it('tells of a permission that was taken, in the channel named for it', async () => {
    const moderator = await started();
    await setUp(moderator, { alerts: '#mods' });
    discord.admin().deny('recommendations', 'bot', 'ViewChannel');
    const answer = await moderator.slash('/daily now', {});
    expect(words(answer.message)).toMatch(/View Channel.*keep trying/);
    expect(posts()).toHaveLength(0);
  });
});

describe('killed between posting and putting it down', () => {
  it.each([
    ['at once, the nonce still known', 0],
    ['after half an hour, the nonce long forgotten', 30 * MINUTE],
  ])('the bot finds its post when it comes back: %s', async (_, length) => {
    const moderator = await started();
    await setUp(moderator);
    discord.faults.next({ kind: 'hanging-answer' }, { route: POSTING });
    const asked = moderator.slash('/daily now', {}).catch(() => undefined);
    await discord.until(() => posts().length === 1, 'the post');
    await bot?.end('SIGKILL');
    await asked;
    ahead += length;
    const searches = () => discord.journal.of('GET /channels/:channel/messages').length;
    const before = searches();
    await started();
    await discord.until(() => searches() > before, 'the bot to look for its post');
    await vi.waitFor(async () => {
      const history = await discord.member('moderator').in('mods').slash('/daily history', {});
      expect(words(history.message)).toContain('[posted]');
    }, WAIT);
    expect(posts()).toHaveLength(1);
    expect(discord.journal.of(POSTING)).toHaveLength(1);
  });

  it('and before posting, it posts when it comes back', async () => {
    const moderator = await started();
    await setUp(moderator);
    discord.faults.next({ kind: 'cut-before' }, { route: POSTING, times: 1 });
    const answer = await moderator.slash('/daily now', {});
    expect(words(answer.message)).toContain('keep trying');
    await bot?.end('SIGKILL');
    await started();
    await discord.until(() => posts().length === 1, 'the post');
  });
});

describe('a token that is no longer accepted', () => {
  it('ends the bot with a word and code 78 at the next post', async () => {
    const moderator = await started();
    await setUp(moderator);
    discord.faults.next({ kind: 'status', status: 401 }, { route: POSTING });
    void moderator.slash('/daily now', {}).catch(() => undefined);
    expect(await bot?.ended).toBe(78);
    expect(bot?.said).toMatch(/DISCORD_TOKEN/);
    bot = undefined;
  });
});
