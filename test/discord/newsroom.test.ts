import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import libraryCommand, { handlers } from '../../commands/library.ts';
import { placesOf } from '../../src/discord/client.ts';
import { directMessages } from '../../src/discord/direct-messages.ts';
import { Newsroom } from '../../src/discord/newsroom.ts';
import { Arrivals } from '../../src/library/arrivals.ts';
import { audienceOf, DEFAULT_RULES } from '../../src/library/audience.ts';
import { Bulletins } from '../../src/library/bulletins.ts';
import { Follows } from '../../src/library/follows.ts';
import { Shelf } from '../../src/library/shelf.ts';
import type { FullStory } from '../../src/library/story.ts';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import { contextOf, NOON } from '../support/context.ts';
import { aChapter, aStory, libraryOf } from '../support/library.ts';
import { type LiveBot, liveBot } from '../support/live-bot.ts';
import { memoryRecords } from '../support/memory-records.ts';
import { press, run, textOf } from '../support/replies.ts';

const HOUR = 60 * 60_000;
const lamp = aStory();
const grown = aStory({ chapters: [...lamp.chapters, aChapter({ number: 3, title: 'Snow' })] });
const sequel = aStory({ id: 'sequel', title: 'Sequel @everyone' });
const dark = aStory({ id: 'dark', title: 'Dark', rating: 'Explicit' });

let discord: LocalDiscord;
let bot: LiveBot;
let now = NOON;
const clock = { now: () => now };
let arrivals: Arrivals;
let bulletins: Bulletins;
let follows: Follows;

beforeEach(async () => {
  now = NOON;
  discord = await startDiscord();
  bot = await liveBot(discord.apiUrl);
  await bot.registered;
  arrivals = new Arrivals(memoryRecords(), memoryRecords(), clock);
  bulletins = new Bulletins(memoryRecords(), arrivals, clock);
  follows = new Follows(memoryRecords());
});
afterEach(async () => {
  await bot.stop();
  await discord.stop();
});

async function look(...stories: FullStory[]): Promise<void> {
  const library = libraryOf(stories);
  const { rest } = bot.client;
  const log = { warn: () => {}, error: (facts: object) => expect(facts).toEqual({}) };
  const shelfFor = (_: string, open: boolean) => new Shelf(library, audienceOf(DEFAULT_RULES, open));
  const places = placesOf(bot.client);
  const tell = directMessages(rest);
  await new Newsroom({ library, arrivals, bulletins, follows, places, shelfFor, tell, rest, log }).look();
}

const idOf = (channel: string) => discord.channel(channel).id;
const memberId = (name: string) => discord.member(name).in('general').user.id;
const posts = (channel: string) => discord.messages(channel).map((message) => JSON.stringify(message.components));

async function announceIn(channel: string): Promise<void> {
  await bulletins.begin(discord.guild.id, idOf(channel), memberId('moderator'));
}

describe('news of the library', () => {
  it('go to the chosen channel in one post, once the folder has come to rest', async () => {
    await look(lamp);
    await announceIn('general');
    await look(grown, sequel);
    expect(posts('general')).toEqual([]);
    now += HOUR;
    await look(grown, sequel);
    await look(grown, sequel);
    const [post, ...others] = posts('general');
    expect(others).toEqual([]);
    expect(post).toContain('- **Sequel \\\\@everyone** by A. Reader');
    expect(post).toContain('**The Lamp** by A. Reader, 1 new chapter');
  });

  it('are at most one post a day', async () => {
    await look(lamp);
    await announceIn('general');
    await look(lamp, sequel);
    now += HOUR;
    await look(lamp, sequel);
    await look(grown, sequel);
    now += 22 * HOUR;
    await look(grown, sequel);
    expect(posts('general')).toHaveLength(1);
    now += 2 * HOUR;
    await look(grown, sequel);
    expect(posts('general')).toHaveLength(2);
    expect(posts('general')[1]).not.toContain('Sequel');
  });

  it('are no news when they were there before, or come back', async () => {
    await look(lamp, sequel);
    await announceIn('general');
    await look(lamp);
    await look(lamp, sequel);
    now += HOUR;
    await look(lamp, sequel);
    expect(posts('general')).toEqual([]);
    // Something else comes while one is away.
    const other = aStory({ id: 'other', title: 'Other' });
    await look(lamp, other);
    await look(lamp, sequel, other);
    now += HOUR;
    await look(lamp, sequel, other);
    expect(posts('general')).toHaveLength(1);
    expect(posts('general').join()).not.toContain('Sequel');
  });

  it('name nothing that the channel may not see', async () => {
    await look(lamp);
    await announceIn('general');
    await look(lamp, dark);
    now += HOUR;
    await look(lamp, dark);
    expect(posts('general')).toEqual([]);
    await announceIn('after-dark');
    await look(lamp, dark, aStory({ ...dark, id: 'dark-2' }));
    now += HOUR;
    await look(lamp, dark, aStory({ ...dark, id: 'dark-2' }));
    expect(posts('after-dark').join()).toContain('**Dark**');
  });

  it('end, and say so to who set them up, when the channel is closed to the bot', async () => {
    await look(lamp);
    await bulletins.begin(discord.guild.id, '123456789012345678', memberId('moderator'));
    await look(lamp, sequel);
    now += HOUR;
    await look(lamp, sequel);
    expect(await bulletins.of(discord.guild.id)).toBeUndefined();
    expect(JSON.stringify(discord.directMessages('moderator'))).toContain('New stories are no longer announced');
  });

  it('reach the followers of a story by direct message', async () => {
    await look(lamp);
    await follows.toggle(memberId('fan'), lamp);
    await look(grown);
    await look(grown);
    expect(discord.directMessages('fan')).toHaveLength(1);
    expect(JSON.stringify(discord.directMessages('fan'))).toContain('a new chapter, “Snow”');
  });
});

describe('/library new:', () => {
  const channel = { id: '42', name: 'news', type: 0 };

  it('is for moderators', async () => {
    await expect(run(libraryCommand, { new: channel }, await contextOf({ services: { bulletins } }))).rejects.toThrow(
      'Only members who may manage this server',
    );
  });

  it('begins and ends', async () => {
    const context = await contextOf({ services: { bulletins }, asker: { moderator: true } });
    const reply = await run(libraryCommand, { new: channel }, context);
    expect(textOf(reply)).toContain('announced in <#42>, one post a day at most');
    expect(await bulletins.of(context.asker.guildId ?? '')).toMatchObject({
      channelId: '42',
      by: context.asker.memberId,
    });
    expect(textOf(await press(handlers, reply, 'Stop announcing', context))).toContain('not announced any more');
    expect(await bulletins.of(context.asker.guildId ?? '')).toBeUndefined();
  });
});
