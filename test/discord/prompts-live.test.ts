import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands, handlers } from '../../commands/index.ts';
import { directMessages } from '../../src/discord/direct-messages.ts';
import { PromptMessenger } from '../../src/discord/prompt-messenger.ts';
import { textFiles } from '../../src/discord/text-files.ts';
import { drabbleFolder } from '../../src/prompts/drabble-folder.ts';
import type { PromptRoom, RoomRecords } from '../../src/prompts/room.ts';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import type { Answer } from '../../src/rehearsal/members/answer.ts';
import { memoryRoom, roomOf } from '../prompts/room-of.ts';
import { contextOf } from '../support/context.ts';
import { type LiveBot, liveBot } from '../support/live-bot.ts';

/** Prompts, ideas and drabbles in a Discord that refuses what the real one refuses. */
const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
const textIn = (message: object) => JSON.stringify(message);
const DAY = 86_400_000;

let discord: LocalDiscord;
let bot: LiveBot;
let room: PromptRoom;
let records: RoomRecords;
let folder = '';
let now = Date.UTC(2026, 2, 1, 12);
beforeEach(async () => {
  now = Date.UTC(2026, 2, 1, 12);
  folder = await mkdtemp(join(tmpdir(), 'drabbles-'));
  discord = await startDiscord();
  records = memoryRoom();
  await startBot();
  const mod = discord.member('moderator').in('mods');
  await good(mod.slash('/workshop setup', { queue: '#mods', gallery: '#prompts' }));
});
afterEach(async () => {
  await bot.stop();
  await discord.stop();
  await rm(folder, { recursive: true });
});

async function startBot(): Promise<void> {
  const rest = new REST({ version: '10', api: discord.apiUrl }).setToken('a.token');
  room = await roomOf({
    records,
    messenger: new PromptMessenger(rest, directMessages(rest)),
    files: textFiles(),
    drabbles: drabbleFolder(folder),
    clock: { now: () => now },
  });
  const { shelf: _, asker: __, ...services } = await contextOf({ services: { prompts: room } });
  bot = await liveBot(discord.apiUrl, { commands, handlers, services });
  await bot.registered;
}

/** An answer without an error or a refusal. */
async function good(asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked;
  expect(answer.error).toBeNull();
  expect(answer.refusals).toEqual([]);
  return answer;
}
const fan = (channel = 'general') => discord.member('fan').in(channel);
const mod = () => discord.member('moderator').in('mods');
const lastIn = (channel: string) => {
  const message = discord.messages(channel).at(-1);
  if (!message) throw new Error(`nothing stands in ${channel}`);
  return message;
};
const IDEA = { who: 'Mina & the owl', where: 'on the quay', what: 'They trade a secret.', fandoms: 'Dracula' };

async function sendIdea(): Promise<void> {
  await good(fan().submit((await good(fan().slash('/idea'))).form, IDEA));
}

describe('in Discord', () => {
  it('a prompt is drawn, changed part by part, shared, claimed and written to by two', async () => {
    let card = await good(fan().slash('/prompt', { fandom: 'A Far Orchard', kind: 'Trope' }));
    expect(card.private).toBe(true);
    card = await good(fan().press(card.message, 'Another'));
    const anew = textIn(card.message).match(/Draw anew: [^"]+/)?.[0] ?? '';
    await good(fan().choose(card.message, anew));
    await good(fan().press(card.message, 'Share'));
    const shared = lastIn('general');
    await good(fan().press(shared, 'Claim'));
    await good(discord.member('moderator').in('general').press(shared, 'Claim'));
    for (const writer of ['fan', 'moderator']) {
      const seat = discord.member(writer).in('general');
      const form = await good(seat.press(shared, 'Write it'));
      const own = await good(seat.submit(form.form, { title: `By ${writer}`, text: words(100) }));
      await good(seat.press(own.message, 'Let it into the library'));
      await good(seat.press(own.message, 'Post it'));
    }
    expect(
      discord
        .messages('prompts')
        .map(textIn)
        .filter((text) => text.includes('For the prompt')),
    ).toHaveLength(2);
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('an idea is approved, drawn, written in a form, told its length, and stands in the gallery once', async () => {
    await sendIdea();
    await good(mod().press(lastIn('mods'), 'Approve'));
    expect(textIn(lastIn('mods'))).toContain('Approved by');
    expect(textIn(discord.directMessages('fan'))).toContain('was approved');
    const ideas = await good(fan().slash('/ideas'));
    await good(fan().press(ideas.message, 'I’d read that (0)'));
    const card = await good(fan().choose(ideas.message, 'Mina & the owl'));
    const form = await good(fan().press(card.message, 'Write it'));
    const own = await good(fan().submit(form.form, { title: 'Trade', text: words(103), warnings: 'none' }));
    expect(textIn(own.message)).toContain('103 words: 3 over a drabble (100)');
    expect(textIn(own.message)).toContain('It can be posted once it fits: press Edit.');
    const edit = await good(fan().press(own.message, 'Edit'));
    const right = await good(fan().submit(edit.form, { text: words(100) }));
    await good(fan().press(right.message, 'Post it'));
    await good(fan().press(right.message, 'Let it into the library'));
    expect(textIn(lastIn('prompts'))).toContain('no warnings apply');
    await good(discord.member('moderator').in('prompts').press(lastIn('prompts'), 'Loved it (0)'));
    expect(textIn(lastIn('prompts'))).toContain('Loved it (1)');
    const [file = ''] = await readdir(folder);
    expect(await readFile(join(folder, file), 'utf8')).toContain('title: Trade');
  });

  it('every button works after a restart and may be pressed twice', async () => {
    await sendIdea();
    const queue = lastIn('mods');
    const card = await good(fan().slash('/prompt', { kind: 'Trope' }));
    await bot.stop();
    await startBot();
    await good(mod().press(queue, 'Approve'));
    expect(discord.directMessages('fan')).toHaveLength(1);
    for (const button of ['Another', 'Another', 'Share', 'Share', 'Claim', 'Claim', 'Write it', 'Write it']) {
      await good(fan().press(card.message, button));
    }
    expect(await room.claims.ofMember(discord.guild.id, fan().user.id)).toHaveLength(1);
  });

  it('a declined idea tells its reason', async () => {
    await sendIdea();
    const form = await good(mod().press(lastIn('mods'), 'Decline'));
    await good(mod().submit(form.form, { reason: 'One owl a week.' }));
    expect(textIn(lastIn('mods'))).toContain('One owl a week.');
    expect(textIn(discord.directMessages('fan'))).toContain('One owl a week.');
  });

  it('a claim is remembered quietly, expires, and ends when its writer leaves', async () => {
    const card = await good(fan().slash('/prompt', { kind: 'Trope' }));
    await good(fan().press(card.message, 'Claim'));
    now += 6 * DAY + 1;
    await room.claims.sweep();
    await room.claims.sweep();
    expect(discord.directMessages('fan')).toHaveLength(1);
    now += DAY;
    expect(await room.claims.ofMember(discord.guild.id, fan().user.id)).toEqual([]);
    await good(fan().press(card.message, 'Claim'));
    discord.admin().removeMember('fan');
    const code = /Code: ([a-z0-9-]+)/.exec(textIn(card.message))?.[1] ?? '';
    expect(await room.claims.active(discord.guild.id, code)).toEqual([]);
    const ends: unknown[] = [];
    for await (const [, claim] of records.claims.entries()) ends.push(claim.ended);
    expect(ends).toEqual(['left']);
  });

  it('words are counted of messages and of attached texts', async () => {
    const said = fan().say('one--two well-known', [{ name: 'a.txt', content: 'Three small words.' }]);
    const counted = await good(fan().messageMenu('Count words', said));
    expect(counted.private).toBe(true);
    expect(textIn(counted.message)).toContain('a.txt: 3 words');
    const file = { name: 'b.txt', content: words(99) };
    expect(textIn((await good(fan().slash('/drabble check', { file }))).message)).toContain('99 words, 1 short');
    const own = await good(fan().slash('/drabble submit', { file }));
    expect(textIn(own.message)).toContain('99 words: 1 short of a drabble (100)');
    await good(fan().slash('/drabble mine'));
    await good(fan().slash('/drabble amnesty'));
  });

  it('a forum takes drabbles as posts of their own, and edits reach them', async () => {
    discord.admin().createChannel('gallery', { kind: 'forum' });
    await good(mod().slash('/workshop setup', { gallery: '#gallery' }));
    const own = await good(fan().slash('/drabble submit', { text: words(100), title: 'In a forum' }));
    await good(fan().press(own.message, 'Post it'));
    expect(textIn(discord.messages('In a forum'))).toContain('In a forum');
    await good(fan().press(own.message, 'Stay anonymous'));
    expect(textIn(discord.messages('In a forum'))).toContain('Anonymous');
    await good(fan().press(own.message, 'Let it into the library'));
    expect(await readdir(folder)).toHaveLength(1);
    await good(fan().press(own.message, 'Remove'));
    expect(await readdir(folder)).toEqual([]);
  });
});
