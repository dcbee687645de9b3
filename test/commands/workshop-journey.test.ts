import { beforeEach, describe, expect, it } from 'vitest';
import drabble, { handlers as drabbleHandlers } from '../../commands/drabble.ts';
import idea, { handlers as ideaHandlers } from '../../commands/idea.ts';
import ideas, { handlers as ideasHandlers } from '../../commands/ideas.ts';
import prompt, { handlers as promptHandlers } from '../../commands/prompt.ts';
import workshop from '../../commands/workshop.ts';
import { queueCard } from '../../src/discord/cards/idea-card.ts';
import type { Action } from '../../src/discord/command.ts';
import { publicly, type Reply } from '../../src/discord/reply.ts';
import type { PromptRoom } from '../../src/prompts/room.ts';
import type { Context } from '../../src/services.ts';
import { FakeDrabbles, FakeMessenger, roomOf } from '../prompts/room-of.ts';
import { contextOf, NOON } from '../support/context.ts';
import { buttonsOf, choicesOf, choose, press, submit, textOf } from '../support/replies.ts';

const handlers = [...promptHandlers, ...ideaHandlers, ...ideasHandlers, ...drabbleHandlers];
const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

let room: PromptRoom;
let messenger: FakeMessenger;
let drabbles: FakeDrabbles;
let [ada, bess, mod]: Context[] = [];
beforeEach(async () => {
  messenger = new FakeMessenger();
  drabbles = new FakeDrabbles();
  room = await roomOf({ messenger, drabbles });
  [ada, bess, mod] = await Promise.all(
    ['ada', 'bess', 'mod'].map((memberId) =>
      contextOf({
        services: { prompts: room },
        asker: { memberId, memberName: memberId, moderator: memberId === 'mod' },
        now: NOON,
      }),
    ),
  );
  await say(workshop.subcommands.setup, mod, { queue: { id: 'queue', name: 'mods', type: 0 } });
  await say(workshop.subcommands.setup, mod, { gallery: { id: 'gallery', name: 'gallery', type: 0 } });
});

function say(action: Action | null | undefined, context: Context | undefined, values: Record<string, unknown> = {}) {
  if (!action || !context) throw new Error('no such command');
  return Promise.resolve(action.run(values, context));
}
const as = (context: Context | undefined): Context => {
  if (!context) throw new Error('nobody');
  return context;
};
const filled = {
  who: 'Mina and an owl',
  where: 'on the quay',
  what: 'They trade a secret.',
  fandoms: 'Dracula, Lights',
};

async function sendIdea(): Promise<Reply> {
  const form = await say(idea.action, ada, {});
  return submit(handlers, form, filled, as(ada));
}
const queued = async () => {
  const [waiting] = await room.ideas.pending(as(ada).asker.guildId ?? '');
  if (!waiting) throw new Error('nothing waits');
  return publicly(queueCard(waiting));
};

describe('an idea much like another', () => {
  it('is told of no idea that this channel may not show', async () => {
    const rated = (rating: string) => say(idea.action, ada, { rating });
    await submit(handlers, await rated('explicit'), filled, as(ada));
    expect(textOf(await submit(handlers, await rated('general'), filled, as(bess)))).toContain('Thank you!');
    const again = await submit(handlers, await rated('general'), filled, as(ada));
    expect(textOf(again)).toContain('Somebody had a similar idea');
  });
});

describe('what could not be told by direct message', () => {
  it('is put before the next answers, never more than a message holds', async () => {
    messenger.closed.add('ada');
    for (let count = 0; count < 9; count += 1)
      await room.mailbox.tell('ada', `idea-${count}`, `${count} ${'long '.repeat(130)}`);
    const told: string[] = [];
    for (let asked = 0; asked < 5; asked += 1) {
      const reply = await say(drabble.subcommands.mine, ada);
      expect(textOf(reply).length).toBeLessThanOrEqual(4000);
      told.push(...[...textOf(reply).matchAll(/^(\d) long/gm)].map(([, count = '']) => count));
    }
    expect(told).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8']);
  });
});

describe('from an idea to a drabble in the gallery', () => {
  it('goes all the way', async () => {
    expect(textOf(await sendIdea())).toContain('is with the moderators now');
    const decided = await press(handlers, await queued(), 'Approve', as(mod));
    expect(textOf(decided)).toContain('Approved by <@mod>');
    expect(buttonsOf(decided)).toEqual([]);

    const listed = await say(ideas.action, bess);
    expect(textOf(listed)).toContain('**Mina and an owl** on the quay They trade a secret.');
    const voted = await press(handlers, listed, 'I’d read that (0)', as(bess));
    expect(buttonsOf(voted)).toContain('I’d read that (1)');
    const card = await choose(handlers, voted, 'Mina and an owl', as(bess));
    expect(textOf(card)).toContain('sent in by ada');

    expect(textOf(await press(handlers, card, 'Claim', as(bess)))).toMatch(/It is yours until <t:\d+:D>/);
    const form = await press(handlers, card, 'Write it', as(bess));
    expect(JSON.stringify(form)).toContain('They trade a secret.');
    const over = await submit(handlers, form, { title: 'Trade', text: words(103), warnings: 'none' }, as(bess));
    expect(textOf(over)).toContain('103 words: 3 over a drabble (100)');
    await expect(press(handlers, over, 'Post it', as(bess))).rejects.toThrow(/disabled/);

    const again = await press(handlers, over, 'Edit', as(bess));
    expect(JSON.stringify(again)).toContain(words(103));
    const right = await submit(handlers, again, { title: 'Trade', text: words(100), warnings: 'none' }, as(bess));
    expect(textOf(right)).toContain('100 words: exactly a drabble (100)');
    const allowed = await press(handlers, right, 'Let it into the library', as(bess));
    const posted = await press(handlers, allowed, 'Post it', as(bess));
    expect(textOf(posted)).toContain('It is in the gallery now');
    expect([...drabbles.files.values()][0]).toContain('title: Trade');
    expect(messenger.exhibits.size).toBe(1);
    // Pressed twice, or on an old card: still once.
    await press(handlers, right, 'Post it', as(bess));
    expect(messenger.exhibits.size).toBe(1);
  });

  it('declines with a reason, which reaches a member who takes no messages at their next command', async () => {
    messenger.closed.add('ada');
    await sendIdea();
    const form = await press(handlers, await queued(), 'Decline', as(mod));
    const decided = await submit(handlers, form, { reason: 'We had an owl *yesterday*.' }, as(mod));
    expect(textOf(decided)).toContain('We had an owl \\*yesterday\\*.');
    const next = await say(prompt.action, ada, { character: 'Silas' });
    expect(textOf(next)).toContain('Your idea “Mina and an owl” was not taken this time');
    expect(textOf(await say(prompt.action, ada, { character: 'Silas' }))).not.toContain('was not taken');
  });

  it('edits before approving', async () => {
    await sendIdea();
    const form = await press(handlers, await queued(), 'Edit', as(mod));
    const edited = await submit(handlers, form, { ...filled, where: 'in the lighthouse' }, as(mod));
    expect(textOf(edited)).toContain('in the lighthouse');
    expect(buttonsOf(edited)).toEqual(['Approve', 'Edit', 'Decline']);
  });

  it('shows what is much like it before sending', async () => {
    await sendIdea();
    const form = await say(idea.action, bess, { anonymous: true });
    const similar = await submit(handlers, form, { ...filled, what: 'They trade secrets.' }, as(bess));
    expect(textOf(similar)).toContain('Somebody had a similar idea');
    expect(textOf(await press(handlers, similar, 'Leave it', as(bess)))).toContain('was not sent');
    expect(messenger.queued).toHaveLength(1);
  });

  it('answers /idea kindly where nothing is open', async () => {
    await say(workshop.subcommands.close, mod, { what: 'ideas' });
    await expect(say(idea.action, ada)).rejects.toThrow(/not open on this server/);
  });

  it('lets only moderators decide', () => {
    const decisions = ideaHandlers.filter(({ control }) => /approve|decline|edit/.test(control.name));
    expect(decisions.map(({ access }) => access)).toEqual(Array.from({ length: 5 }, () => 'moderators'));
    expect(workshop.access).toBe('moderators');
  });
});

describe('/drabble', () => {
  it('takes a text written elsewhere, from an option or a file', async () => {
    const reply = await say(drabble.subcommands.submit, ada, { text: words(99) });
    expect(textOf(reply)).toContain('99 words: 1 short of a drabble (100)');
    const file = { url: 'https://cdn.example/a.txt', name: 'a.txt', size: 10, contentType: 'text/plain' };
    expect(textOf(await say(drabble.subcommands.submit, ada, { file }))).toContain('The words of a.txt.');
    expect((await say(drabble.subcommands.submit, ada, {})).kind).toBe('modal');
  });

  it('counts words in private, from an option, a file or a form', async () => {
    const counted = await say(drabble.subcommands.check, ada, { text: 'one--two - three', target: '50' });
    expect(counted.kind).toBe('private');
    expect(textOf(counted)).toContain('3 words, 47 short of half a drabble (50)');
    const form = await say(drabble.subcommands.check, ada, { target: 'any' });
    expect(textOf(await submit(handlers, form, { text: 'one\n\ntwo' }, as(ada)))).toContain('### 2 words\n');
  });

  it('lets its author change rating and credit, and take it down', async () => {
    let card = await say(drabble.subcommands.submit, ada, { text: words(100) });
    card = await choose(handlers, card, 'Rated teen', as(ada));
    card = await press(handlers, card, 'Stay anonymous', as(ada));
    expect(textOf(card)).toContain('Rated teen; warnings: not stated; signed Anonymous.');
    await press(handlers, card, 'Post it', as(ada));
    expect(drabbles.files.size).toBe(0);
    const mine = await say(drabble.subcommands.mine, ada);
    const own = await choose(handlers, mine, 'Drabble', as(ada));
    await press(handlers, own, 'Remove', as(ada));
    expect(messenger.exhibits.size).toBe(0);
    expect(choicesOf(await say(drabble.subcommands.mine, ada))).toEqual([]);
  });

  it('lists what nobody has answered', async () => {
    const card = await say(prompt.action, ada, { character: 'Silas' });
    await press(handlers, card, 'Share', as(ada));
    const waiting = await say(drabble.subcommands.amnesty, bess);
    expect(textOf(waiting)).toContain('Silas');
    const [label = ''] = choicesOf(waiting);
    expect(buttonsOf(await choose(handlers, waiting, label, as(bess)))).toContain('Write it');
  });
});

describe('/workshop', () => {
  it('says what is set up and what is missing', async () => {
    expect(textOf(await say(workshop.subcommands.status, mod))).toContain('**Ideas** come to <#queue>');
    expect(textOf(await say(workshop.subcommands.close, mod, { what: 'drabbles' }))).toContain('no gallery is set');
  });

  it('blocks a name for the whole server', async () => {
    await say(workshop.subcommands.block, mod, { name: 'Silas (A Far Orchard)' });
    await expect(say(prompt.action, ada, { character: 'Silas' })).rejects.toThrow(/Nothing in the decks fits/);
    await say(workshop.subcommands.unblock, mod, { name: 'Silas' });
    expect(textOf(await say(prompt.action, ada, { character: 'Silas' }))).toContain('Silas');
  });
});
