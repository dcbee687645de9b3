import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PromptRoom, ROOM_KINDS } from '../../src/prompts/room.ts';
import { recordsOf } from '../../src/store/kinds.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { contextOf, seededRandom } from '../support/context.ts';
import { FakeDrabbles, FakeMessenger, roomOf } from './room-of.ts';

/** Two processes of the bot over one store, or two members in one: nothing is lost and nothing is doubled. */
let folder = '';
let stores: Store[] = [];
let rooms: PromptRoom[] = [];
const messenger = new FakeMessenger();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prompts-'));
  const url = `file:${join(folder, 'store.sqlite')}`;
  const warn = () => {};
  stores = [await openStore(url, { clock: Date, warn }), await openStore(url, { clock: Date, warn })];
  rooms = await Promise.all(
    stores.map((store, index) =>
      roomOf({
        records: recordsOf(store, ROOM_KINDS),
        messenger,
        drabbles: new FakeDrabbles(),
        random: seededRandom(index + 1),
      }),
    ),
  );
  await first().workshops.change('guild', (old) => ({
    ...old,
    queueId: 'queue',
    gallery: { channelId: 'gallery', forum: false },
    ideasADay: 50,
  }));
});
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await rm(folder, { recursive: true });
});

function first(): PromptRoom {
  const [room] = rooms;
  if (!room) throw new Error('no room');
  return room;
}
/** The rooms in turn, as members of two processes would meet them. */
const turn = (index: number): PromptRoom => rooms[index % rooms.length] ?? first();
const members = Array.from({ length: 12 }, (_, index) => `member-${index}`);
const form = {
  guildId: 'guild',
  authorName: 'A',
  anonymous: false,
  where: '',
  what: '',
  fandoms: [],
  rating: 'general' as const,
};

describe('at the same instant', () => {
  it('every idea gets a number of its own', async () => {
    const drafts = members.map((authorId, index) => turn(index).ideas.draft({ ...form, authorId, who: authorId }));
    const numbers = (await Promise.all(drafts)).map(({ idea }) => idea.number);
    expect(new Set(numbers).size).toBe(members.length);
  });

  it('all votes count, once each', async () => {
    const { idea } = await first().ideas.draft({ ...form, authorId: 'ada', who: 'Ada' });
    await first().ideas.send('guild', idea.number, 'ada');
    await first().ideas.approve('guild', idea.number, 'mod');
    await Promise.all(members.map((member, index) => turn(index).ideas.vote('guild', idea.number, member)));
    expect((await first().ideas.get('guild', idea.number)).votes.sort()).toEqual([...members].sort());
  });

  it('one edit of a revision wins, the others keep their words', async () => {
    const { idea } = await first().ideas.draft({ ...form, authorId: 'ada', who: 'Ada' });
    await first().ideas.send('guild', idea.number, 'ada');
    const edits = members.map((who, index) => turn(index).ideas.edit('guild', idea.number, 0, { ...form, who }));
    const settled = await Promise.allSettled(edits);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const [index, one] of settled.entries()) {
      if (one.status === 'rejected') expect(String(one.reason)).toContain(members[index]);
    }
    expect((await first().ideas.get('guild', idea.number)).revision).toBe(1);
  });

  it('one decision holds and is told once', async () => {
    const { idea } = await first().ideas.draft({ ...form, authorId: 'decided', who: 'Ada' });
    await first().ideas.send('guild', idea.number, 'decided');
    const decisions = members.map((member, index) =>
      index % 3 === 0
        ? turn(index).ideas.decline('guild', idea.number, member, 'no')
        : turn(index).ideas.approve('guild', idea.number, member),
    );
    const changed = (await Promise.all(decisions)).filter((decision) => decision.changed);
    expect(changed).toHaveLength(1);
    expect(messenger.told.filter(([memberId]) => memberId === 'decided')).toHaveLength(1);
  });

  it('every claim is kept, and a member’s second is their first', async () => {
    const twice = [...members, ...members];
    await Promise.all(twice.map((member, index) => turn(index).claims.claim('guild', 'owl-4-velvet', member)));
    expect(await first().claims.active('guild', 'owl-4-velvet')).toHaveLength(members.length);
  });

  it('a drabble is posted once and counted once', async () => {
    const { shelf } = await contextOf();
    const prompt = await first().desk.daily('guild', shelf);
    const writer = { guildId: 'guild', memberId: 'ada', memberName: 'Ada' };
    const text = Array.from({ length: prompt.words ?? 100 }, () => 'word').join(' ');
    const { number } = await first().fills.draft(writer, prompt, { title: '', text, warnings: '' });
    await Promise.all(members.map((_, index) => turn(index).fills.post('guild', number, 'ada')));
    expect([...messenger.exhibits.values()].filter(({ fill }) => fill.number === number)).toHaveLength(1);
    await first().fills.remove('guild', number, 'ada');
    const waiting = await first().desk.unanswered('guild', { ...writer, shelf }, 5);
    expect(waiting.map(({ code }) => code)).toContain(prompt.code);
  });

  it('no pair of characters is given to two members', async () => {
    const { shelf } = await contextOf();
    const wish = { shape: 'crossover' as const };
    const asked = members.map((memberId, index) => turn(index).desk.ask(wish, { guildId: 'guild', memberId, shelf }));
    const pairs = (await Promise.all(asked)).map(({ prompt }) => [...prompt.characters].sort().join(' + '));
    expect(new Set(pairs).size).toBe(members.length);
  });
});
