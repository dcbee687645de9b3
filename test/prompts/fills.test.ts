import { beforeEach, describe, expect, it } from 'vitest';
import { markdown } from '../../src/library/formats/markdown.ts';
import { RATING_LEVELS } from '../../src/library/story.ts';
import { drabbleFile } from '../../src/prompts/drabble-file.ts';
import { recall } from '../../src/prompts/draw.ts';
import type { Prompt } from '../../src/prompts/prompt.ts';
import type { PromptRoom } from '../../src/prompts/room.ts';
import { seedWords } from '../../src/prompts/seed.ts';
import { contextOf } from '../support/context.ts';
import { FakeDrabbles, FakeMessenger, roomOf } from './room-of.ts';

const GUILD = 'guild';
const ada = { guildId: GUILD, memberId: 'ada', memberName: 'Ada' };
const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
const ALL = { levels: new Set(RATING_LEVELS) };
const writing = (count: number, warnings = '') => ({ title: '', text: words(count), warnings });

let room: PromptRoom;
let messenger: FakeMessenger;
let drabbles: FakeDrabbles;
let prompt: Prompt;
beforeEach(async () => {
  messenger = new FakeMessenger();
  drabbles = new FakeDrabbles();
  room = await roomOf({ messenger, drabbles });
  await room.workshops.change(GUILD, (old) => ({ ...old, gallery: { channelId: 'gallery', forum: false } }));
  const found = Array.from({ length: 50 }, (_, seed) => recall(room.desk.dealer, seedWords(seed))?.prompt);
  const [hundred] = found.filter((one) => one?.words === 100);
  if (!hundred) throw new Error('no prompt of a hundred words');
  prompt = hundred;
  await room.kept.keep(prompt, GUILD, 'asker');
});
const posted = async (count = 100) => {
  const { number } = await room.fills.draft(ada, prompt, writing(count));
  return room.fills.post(GUILD, number, 'ada');
};

describe('posting a drabble', () => {
  it('says how far off it is, and takes it when it fits', async () => {
    const fill = await room.fills.draft(ada, prompt, writing(103));
    await expect(room.fills.post(GUILD, fill.number, 'ada')).rejects.toThrow('103 words: 3 over a drabble (100)');
    await room.fills.change(fill, { writing: writing(100) });
    const done = await room.fills.post(GUILD, fill.number, 'ada');
    expect(done).toMatchObject({ state: 'posted', post: { channelId: 'gallery' }, title: prompt.heading });
    expect(messenger.exhibits.size).toBe(1);
  });

  it('puts it into the gallery once when pressed twice, at once or later', async () => {
    const { number } = await room.fills.draft(ada, prompt, writing(100));
    await Promise.all([1, 2, 3].map(() => room.fills.post(GUILD, number, 'ada')));
    await room.fills.post(GUILD, number, 'ada');
    expect(messenger.exhibits.size).toBe(1);
    expect(await room.desk.unanswered(GUILD, { ...ada, shelf: (await contextOf()).shelf }, 9)).toEqual([]);
  });

  it('tells whoever asked of the first answer only', async () => {
    await posted();
    await posted();
    expect(messenger.told.map(([memberId]) => memberId)).toEqual(['asker']);
    expect(messenger.told[0]?.[1]).toContain('https://discord.com/channels/guild/gallery/1');
  });

  it('fulfils the claim', async () => {
    await room.claims.claim(GUILD, prompt.code, 'ada');
    await posted();
    expect(await room.claims.active(GUILD, prompt.code)).toEqual([]);
  });

  it('needs a gallery, and one that is for its rating', async () => {
    const fill = await room.fills.draft(ada, prompt, writing(100));
    await room.fills.change(fill, { rating: 'mature' });
    await expect(room.fills.post(GUILD, fill.number, 'ada')).rejects.toThrow(/not for drabbles rated mature/);
    messenger.ageRestricted.add('gallery');
    expect((await room.fills.post(GUILD, fill.number, 'ada')).state).toBe('posted');
    const elsewhere = await room.fills.draft({ ...ada, guildId: 'bare' }, null, writing(100));
    await expect(room.fills.post('bare', elsewhere.number, 'ada')).rejects.toThrow(/no gallery yet/);
  });

  it('stays a draft when Discord fails, and can be posted again', async () => {
    const { number } = await room.fills.draft(ada, prompt, writing(100));
    messenger.failing = true;
    await expect(room.fills.post(GUILD, number, 'ada')).rejects.toThrow('Discord is down');
    messenger.failing = false;
    expect((await room.fills.post(GUILD, number, 'ada')).state).toBe('posted');
  });

  it('is for its author alone', async () => {
    const { number } = await room.fills.draft(ada, prompt, writing(100));
    await expect(room.fills.post(GUILD, number, 'bess')).rejects.toThrow(/not yours/);
  });
});

describe('what stands in the gallery', () => {
  it('follows an edit, and keeps what it has when the edit does not fit', async () => {
    const fill = await posted();
    const other = words(100).replace('word', 'other');
    await room.fills.change(fill, { writing: { title: 'New', text: other, warnings: 'none' } });
    expect([...messenger.exhibits.values()][0]?.fill).toMatchObject({ title: 'New', text: other });
    await expect(room.fills.change(fill, { writing: writing(99) })).rejects.toThrow(/Yours was:\n\nword/);
    expect((await room.fills.own(GUILD, fill.number, 'ada')).text).toBe(other);
  });

  it('keeps to the channel it stands in when the gallery has moved to one that shows more', async () => {
    const fill = await posted();
    await room.workshops.change(GUILD, (old) => ({ ...old, gallery: { channelId: 'after-dark', forum: false } }));
    messenger.ageRestricted.add('after-dark');
    await expect(room.fills.change(fill, { rating: 'explicit' })).rejects.toThrow(/not for drabbles rated explicit/);
    expect([...messenger.exhibits.values()][0]?.fill.rating).toBe(fill.rating);
  });

  it('goes when its author takes it down, once', async () => {
    const fill = await posted();
    await room.fills.change(fill, { forLibrary: true });
    expect(drabbles.files.size).toBe(1);
    await room.fills.remove(GUILD, fill.number, 'ada');
    await expect(room.fills.remove(GUILD, fill.number, 'ada')).rejects.toThrow(/no longer here/);
    expect([messenger.exhibits.size, drabbles.files.size]).toEqual([0, 0]);
    await expect(room.fills.love(GUILD, fill.number, 'bess', ALL)).rejects.toThrow(/taken down/);
  });

  it('is loved once by each reader, until they take it back', async () => {
    const { number } = await posted();
    await Promise.all(['bess', 'cleo', 'dora'].map((reader) => room.fills.love(GUILD, number, reader, ALL)));
    expect((await room.fills.love(GUILD, number, 'bess', ALL)).fill.lovedBy.sort()).toEqual(['cleo', 'dora']);
  });
});

describe('the gate', () => {
  it('is asked again when a heart brings a drabble up to date', async () => {
    const { number } = await posted();
    await expect(room.fills.love(GUILD, number, 'bess', { levels: new Set() })).rejects.toThrow(/no longer shown here/);
  });
});

describe('the library’s copy', () => {
  it('is there only when the author allows it, and as long', async () => {
    const fill = await posted();
    expect(drabbles.files.size).toBe(0);
    await room.fills.change(fill, { forLibrary: true });
    const [file] = drabbles.files.keys();
    expect(file).toBe('drabble-guild-1.md');
    await room.fills.change(fill, { forLibrary: false });
    expect(drabbles.files.size).toBe(0);
  });

  it('reads back as the story it is, whatever its author typed', async () => {
    const text = '# Not a heading\n> no note\nThe *lamp* <!-- went --> out.\n***\n---\n1. Count: "yes" --- no';
    const fill = await room.fills.draft(ada, prompt, { title: 'Lamps: "a" #1', text, warnings: 'Violence, Ghosts' });
    const page = markdown.read({ file: 'drabble.md', text: drabbleFile(fill) });
    expect(page.facts).toMatchObject({
      title: 'Lamps: "a" #1',
      authors: ['Ada'],
      rating: 'General Audiences',
      warnings: { state: 'listed', list: ['Violence', 'Ghosts'] },
      fandoms: prompt.fandoms,
      permission: 'full',
      status: 'complete',
    });
    expect(page.chapters).toHaveLength(1);
    expect(page.chapters[0]?.notes).toEqual([]);
    const read = page.chapters[0]?.paragraphs.map(({ kind, text: line }) => (kind === 'text' ? line : kind));
    expect(read?.slice(0, 4)).toEqual(['# Not a heading', '> no note', 'The lamp <!-- went --> out.', 'scene-break']);
    expect(read?.at(-1)).toBe('1. Count: "yes" --- no');
  });

  it.each([
    ['', 'not-stated', []],
    ['None', 'none-apply', []],
    ['no warnings apply', 'none-apply', []],
    ['I choose not to warn', 'author-chose-not-to-warn', []],
    ['blood; ghosts', 'listed', ['blood', 'ghosts']],
  ])('takes the warnings %j as %s', async (typed, state, list) => {
    expect((await room.fills.draft(ada, null, writing(100, typed))).warnings).toEqual({ state, list });
  });
});

describe('unanswered prompts', () => {
  it('come back oldest first, and take turns', async () => {
    let now = 0;
    room = await roomOf({ messenger, clock: { now: () => (now += 1) } });
    const { shelf } = await contextOf();
    for (const code of ['one', 'two', 'three']) await room.kept.keep({ ...prompt, code }, GUILD, null);
    const codes = async () => (await room.desk.unanswered(GUILD, { ...ada, shelf }, 2)).map(({ code }) => code);
    expect(await codes()).toEqual(['one', 'two']);
    expect(await codes()).toEqual(['three', 'one']);
  });
});
