import { beforeEach, describe, expect, it } from 'vitest';
import type { NewIdea } from '../../src/prompts/ideas.ts';
import type { Idea } from '../../src/prompts/records.ts';
import type { PromptRoom } from '../../src/prompts/room.ts';
import { similarIdeas } from '../../src/prompts/similar-ideas.ts';
import { NOON } from '../support/context.ts';
import { FakeMessenger, memoryRoom, roomOf } from './room-of.ts';

const GUILD = 'guild';
const anIdea: NewIdea = {
  guildId: GUILD,
  authorId: 'ada',
  authorName: 'Ada',
  anonymous: false,
  who: 'Mina Harker and Mrs Hudson',
  where: 'in Baker Street',
  what: 'They share one teapot and a secret.',
  fandoms: ['Dracula', 'Sherlock Holmes'],
  rating: 'general',
};

let room: PromptRoom;
let messenger: FakeMessenger;
let now = NOON;
beforeEach(async () => {
  now = NOON;
  messenger = new FakeMessenger();
  room = await roomOf({ messenger, clock: { now: () => now } });
  await room.workshops.change(GUILD, (old) => ({ ...old, queueId: 'queue' }));
});

async function sent(form: Partial<NewIdea> = {}): Promise<Idea> {
  const idea = { ...anIdea, ...form };
  const { number } = (await room.ideas.draft(idea)).idea;
  return room.ideas.send(GUILD, number, idea.authorId);
}
async function approved(form: Partial<NewIdea> = {}): Promise<Idea> {
  return (await room.ideas.approve(GUILD, (await sent(form)).number, 'mod')).idea;
}

describe('sending an idea', () => {
  it('puts it before the moderators, once, however often it is sent', async () => {
    const idea = await sent();
    await room.ideas.send(GUILD, idea.number, 'ada');
    expect(messenger.queued.map(({ who }) => who)).toEqual(['Mina Harker and Mrs Hudson']);
    expect(idea).toMatchObject({ state: 'pending', queuePost: { channelId: 'queue' } });
    expect(await room.ideas.pending(GUILD)).toHaveLength(1);
  });

  it('is refused where no moderator has opened it', async () => {
    await expect(room.ideas.draft({ ...anIdea, guildId: 'elsewhere' })).rejects.toThrow(/workshop setup/);
  });

  it('stops at the cap and goes on the next day', async () => {
    for (const who of ['One', 'Two', 'Three']) await sent({ who, where: '', what: who, fandoms: [] });
    await expect(sent({ who: 'Four' })).rejects.toThrow(/enough for today: 3 ideas/);
    await sent({ authorId: 'bess', who: 'Five' });
    now += 86_400_000;
    expect((await sent({ who: 'Six' })).state).toBe('pending');
  });

  it('costs no place of the cap when the same form is sent twice at once', async () => {
    const { idea } = await room.ideas.draft(anIdea);
    await Promise.all([1, 2, 3].map(() => room.ideas.send(GUILD, idea.number, 'ada')));
    await sent({ who: 'Two', what: '' });
    expect((await sent({ who: 'Three', what: '' })).state).toBe('pending');
    expect(messenger.queued).toHaveLength(3);
  });

  it('shows what is much like it, and no draft of another', async () => {
    await approved();
    await room.ideas.draft({ ...anIdea, authorId: 'bess' });
    const { similar } = await room.ideas.draft({ ...anIdea, who: 'Mrs. Hudson & Mina HARKER', what: 'A secret.' });
    expect(similar.map(({ number }) => number)).toEqual([1]);
    const other = { ...anIdea, who: 'Alice', where: 'down a well', what: 'She finds a map.', fandoms: ['Alice'] };
    expect((await room.ideas.draft(other)).similar).toEqual([]);
  });

  it('keeps a waiting idea when its channel is gone', async () => {
    messenger.failing = true;
    expect(await sent()).toMatchObject({ state: 'pending', queuePost: null });
    expect(await room.ideas.pending(GUILD)).toHaveLength(1);
  });
});

describe('the moderators', () => {
  it('approve it: the member hears, and it is in the draw with its credit', async () => {
    const idea = await approved();
    expect(messenger.told).toEqual([['ada', expect.stringContaining('was approved')]]);
    expect(room.ideas.approved(GUILD, 'newest')).toEqual([idea]);
  });

  it('decline it with a reason', async () => {
    const { number } = await sent();
    await room.ideas.decline(GUILD, number, 'mod', 'We had two of these this week.');
    expect(messenger.told[0]?.[1]).toContain('We had two of these this week.');
    expect(room.ideas.approved(GUILD, 'newest')).toEqual([]);
  });

  it('decide once: who comes second changes nothing and tells nobody', async () => {
    const { number } = await sent();
    const [one, two] = await Promise.all([
      room.ideas.approve(GUILD, number, 'mod'),
      room.ideas.decline(GUILD, number, 'other', 'No.'),
    ]);
    expect([one.changed, two.changed]).toEqual([true, false]);
    expect(two.idea.decision?.by).toBe('mod');
    expect(messenger.told).toHaveLength(1);
  });

  it('edit it, and an edit of what another edited meanwhile is refused with its words', async () => {
    const { number, revision } = await sent();
    const edited = await room.ideas.edit(GUILD, number, revision, { ...anIdea, where: 'in the kitchen' });
    expect(edited.where).toBe('in the kitchen');
    await expect(room.ideas.edit(GUILD, number, revision, { ...anIdea, where: 'on the roof' })).rejects.toThrow(
      /Your version was: .*on the roof/,
    );
  });

  it('reach a member who takes no messages at their next command, once', async () => {
    messenger.closed.add('ada');
    await approved();
    expect(await room.mailbox.collect('bess')).toEqual([]);
    expect(await room.mailbox.collect('ada')).toEqual([expect.stringContaining('was approved')]);
    expect(await room.mailbox.collect('ada')).toEqual([]);
  });
});

describe('votes', () => {
  it('are given once a member and can be taken back', async () => {
    const { number } = await approved();
    for (const voter of ['ada', 'bess', 'cleo', 'bess']) await room.ideas.vote(GUILD, number, voter);
    expect((await room.ideas.get(GUILD, number)).votes).toEqual(['ada', 'cleo']);
  });

  it('order the list', async () => {
    const first = await approved({ who: 'One', where: '', what: 'one' });
    const second = await approved({ who: 'Two', where: '', what: 'two' });
    await room.ideas.vote(GUILD, first.number, 'bess');
    const numbers = (order: 'newest' | 'wanted') => room.ideas.approved(GUILD, order).map(({ number }) => number);
    expect(numbers('wanted')).toEqual([first.number, second.number]);
    expect(numbers('newest')).toEqual([second.number, first.number]);
  });
});

describe('ideas in the pool', () => {
  it('are there again after a restart', async () => {
    const records = memoryRoom();
    const before = await roomOf({ records, messenger });
    await before.workshops.change(GUILD, (old) => ({ ...old, queueId: 'queue' }));
    const { idea } = await before.ideas.draft(anIdea);
    await before.ideas.send(GUILD, idea.number, 'ada');
    await before.ideas.approve(GUILD, idea.number, 'mod');
    const after = await roomOf({ records, messenger });
    expect(after.ideas.approved(GUILD, 'newest').map(({ number }) => number)).toEqual([idea.number]);
  });
});

describe('likeness', () => {
  const words = (what: string) => ({ who: '', where: '', what, fandoms: [] });
  it.each([
    ['the owl steals a lamp', 'An owl steals the lamp!', true],
    ['the owl steals a lamp', 'the owl steals a lamp and nobody ever finds out who helped', true],
    ['the owl steals a lamp', 'the fox returns a lamp', false],
    ['Élise chante', 'elise CHANTE', true],
    ['', '', false],
  ])('%s / %s: %s', (one, other, alike) => {
    expect(similarIdeas(words(one), [words(other)]).length > 0).toBe(alike);
  });
});
