import { describe, expect, it } from 'vitest';
import prompt, { handlers } from '../../commands/prompt.ts';
import type { Reply } from '../../src/discord/reply.ts';
import { roomOf } from '../prompts/room-of.ts';
import { contextOf, type Setting } from '../support/context.ts';
import { aStory, libraryOf } from '../support/library.ts';
import { buttonsOf, choicesOf, choose, press, textOf } from '../support/replies.ts';

const here = async (setting: Setting = {}) => contextOf({ services: { prompts: await roomOf() }, ...setting });
const ask = (values: Record<string, unknown>, context: Awaited<ReturnType<typeof here>>) =>
  Promise.resolve(prompt.action?.run(values, context)) as Promise<Reply>;
const codeOf = (reply: Reply) => /Code: (\S+)/.exec(textOf(reply))?.[1] ?? '';

describe('/prompt', () => {
  it('answers in private with a prompt, its code and what can be done with it', async () => {
    const reply = await ask({}, await here());
    expect(reply.kind).toBe('private');
    expect(codeOf(reply)).toMatch(/^[a-z]+-\d+-[a-z]+/);
    expect(buttonsOf(reply)).toEqual(['Another', 'Share', 'Claim', 'Write it']);
    expect(choicesOf(reply).some((label) => label.startsWith('Draw anew: '))).toBe(true);
  });

  it('grants what was asked for, and Another keeps it', async () => {
    const context = await here();
    let reply = await ask({ fandom: 'orchard', 'with-fandom': 'Clockwork County', character: 'Silas' }, context);
    for (let round = 0; round < 20; round += 1) {
      expect(textOf(reply)).toMatch(/Silas &/);
      expect(textOf(reply)).toContain('A Far Orchard, Clockwork County');
      reply = await press(handlers, reply, 'Another', context);
      expect(reply.kind).toBe('update');
    }
  });

  it('does not mind in which order characters and fandoms are named', async () => {
    const context = await here();
    const reply = await ask({ fandom: 'Clockwork County', 'with-fandom': 'orchard', character: 'Silas' }, context);
    expect(textOf(reply)).toMatch(/& Silas\n/);
    await expect(ask({ character: 'Silas', 'with-character': 'Silas' }, context)).rejects.toThrow(
      'Silas cannot meet Silas. Name two different characters.',
    );
  });

  it('grants what it turns on and how it is told, whatever kind of prompt that takes', async () => {
    const context = await here();
    let reply = await ask({ about: 'a debt', manner: 'second person' }, context);
    for (let round = 0; round < 20; round += 1) {
      expect(textOf(reply)).toContain('one of them has come to pay a debt');
      expect(textOf(reply)).toContain('in the second person.');
      reply = await press(handlers, reply, 'Another', context);
    }
    const lines = await Promise.resolve(prompt.action?.options?.about?.suggest?.('snow', context));
    expect(lines?.map(({ name }) => name)).toEqual(['snowed in', 'first snow']);
    await expect(ask({ about: 'snowed in', kind: 'first-line' }, context)).rejects.toThrow(/Nothing in the decks fits/);
  });

  it('brings a prompt back by its code', async () => {
    const context = await here();
    const reply = await ask({ romance: true, rating: 'teen', length: '200' }, context);
    const again = await ask({ code: codeOf(reply).toUpperCase() }, context);
    expect(textOf(again)).toBe(textOf(reply));
    expect(textOf(reply)).toContain('200 words');
  });

  it('refuses a rating that is not for this channel, also by code and by Share', async () => {
    const behindTheGate = await here({ ageRestricted: true });
    const open = await contextOf({ services: { prompts: behindTheGate.prompts } });
    const reply = await ask({ rating: 'mature' }, behindTheGate);
    await expect(ask({ rating: 'mature' }, open)).rejects.toThrow(/age-restricted/);
    await expect(ask({ code: codeOf(reply) }, open)).rejects.toThrow(/age-restricted/);
    await expect(press(handlers, reply, 'Share', open)).rejects.toThrow(/age-restricted/);
  });

  it('names no story of the library where it is withheld, even when it was shared before', async () => {
    const library = libraryOf([aStory({ title: 'Dark Lamps', fandoms: ['Tide'], rating: 'Explicit' })]);
    const behindTheGate = await here({ library, ageRestricted: true });
    const open = await contextOf({ library, services: { prompts: behindTheGate.prompts } });
    const reply = await ask({ fandom: 'Tide' }, behindTheGate);
    expect(textOf(reply)).toContain('Dark Lamps');
    await press(handlers, reply, 'Share', behindTheGate);
    await expect(ask({ code: codeOf(reply) }, open)).rejects.toThrow(/withheld here because of its rating/);
    await expect(ask({ fandom: 'Tide' }, open)).rejects.toThrow(/no fandom called/);
    const { guildId, memberId } = open.asker;
    const waiting = await open.prompts.desk.unanswered(guildId ?? '', { guildId, memberId, shelf: open.shelf }, 5);
    expect(waiting).toEqual([]);
  });

  it('says what no deck holds', async () => {
    await expect(ask({ fandom: 'Nowhere' }, await here())).rejects.toThrow(/no fandom called “Nowhere”/);
    await expect(ask({ code: 'owl-1-nothing' }, await here())).rejects.toThrow(/No prompt has that code/);
  });

  it('shares for everyone, without the buttons of its owner', async () => {
    const context = await here();
    const reply = await ask({}, context);
    const shared = await press(handlers, reply, 'Share', context);
    expect(shared.kind).toBe('public');
    expect(buttonsOf(shared)).toEqual(['Write it', 'Claim', 'One for me']);
    expect(codeOf(shared)).toBe(codeOf(reply));
    const own = await press(handlers, shared, 'One for me', context);
    expect(own.kind).toBe('private');
  });

  it('draws one part anew and leaves the rest', async () => {
    const context = await here();
    const reply = await ask({ kind: 'crossover', character: 'Ines Atlas', setting: 'quay' }, context);
    const place = choicesOf(reply).find((label) => label === 'Draw anew: The quay') ?? '';
    const changed = await choose(handlers, reply, place, context);
    expect(changed.kind).toBe('update');
    expect(textOf(changed)).not.toContain('on the quay');
    expect(textOf(changed)).toContain('Ines Atlas');
  });

  it('blocks a part for this member and for nobody else', async () => {
    const context = await here();
    const reply = await ask({ character: 'Silas', kind: 'trope' }, context);
    const changed = await choose(handlers, reply, 'Never again: Silas', context);
    expect(textOf(changed)).toContain('“Silas” is blocked in your prompts');
    expect(textOf(changed)).not.toContain('Silas &');
    expect(await context.prompts.tastes.own(context.asker.memberId)).toEqual(['Silas']);
    expect(await context.prompts.tastes.own('someone else')).toEqual([]);
  });

  it('names stories of the library that share its ingredients, and takes prompts from them', async () => {
    const story = aStory({ title: 'Lamps Out', fandoms: ['A Far Orchard'], characters: ['Silas', 'Pomona'] });
    const context = await here({ library: libraryOf([story]) });
    const texts: string[] = [];
    for (let round = 0; round < 40; round += 1) texts.push(textOf(await ask({ fandom: 'A Far Orchard' }, context)));
    expect(
      texts.every(
        (text) => text.includes('In the library: **Lamps Out** by A. Reader') || text.includes('Another side'),
      ),
    ).toBe(true);
    const fromStory = texts.find((text) => text.includes('Another side'));
    expect(fromStory).toMatch(/Tell a moment between (Silas and Pomona|Pomona and Silas) that “Lamps Out”/);
  });

  it('takes a fandom that only the library knows from one of its stories', async () => {
    const story = aStory({ fandoms: ['Tide Tables'], characters: ['Nell'], status: 'in-progress' });
    const reply = await ask({ fandom: 'Tide Tables' }, await here({ library: libraryOf([story]) }));
    expect(textOf(reply)).toContain('is not finished yet');
    expect(codeOf(reply)).toContain('~the-lamp-a-reader');
  });

  it('keeps the wish where an idea or a story came between', async () => {
    const stories = ['one', 'two'].map((id) =>
      aStory({ id, title: id, fandoms: ['A Far Orchard'], characters: ['Nell', 'Tom'] }),
    );
    const context = await here({ library: libraryOf(stories) });
    let reply = await ask({ fandom: 'A Far Orchard' }, context);
    const sources = new Set<boolean>();
    for (let round = 0; round < 60; round += 1) {
      expect(textOf(reply)).toContain('A Far Orchard');
      sources.add(textOf(reply).includes('Another side'));
      reply = await press(handlers, reply, 'Another', context);
    }
    expect(sources.size).toBe(2);
    let fromShelf = await ask({ fandom: 'Tide' }, await here({ library: libraryOf([aStory({ fandoms: ['Tide'] })]) }));
    const tides = await here({ library: libraryOf([aStory({ fandoms: ['Tide'] })]) });
    for (let round = 0; round < 5; round += 1) {
      expect(textOf(fromShelf)).toContain('Tide');
      fromShelf = await press(handlers, fromShelf, 'Another', tides);
    }
  });

  it('offers nothing in direct messages that needs a server', async () => {
    const reply = await ask({}, await here({ asker: { guildId: null } }));
    expect(buttonsOf(reply)).toEqual(['Another']);
  });

  it('offers entries and then what only the library knows', async () => {
    const context = await here({ library: libraryOf([aStory({ fandoms: ['Far Tides'] })]) });
    const suggest = prompt.action?.options?.fandom?.suggest;
    expect((await suggest?.('far', context))?.map(({ name }) => name)).toEqual(['A Far Orchard', 'Far Tides']);
    const characters = await prompt.action?.options?.character?.suggest?.('joe', context);
    expect(characters?.map(({ name }) => name)).toEqual([
      'Joe (Clockwork County)',
      'Josephine "Joe" Reed (Harbour Lights)',
    ]);
  });
});

describe('pairs', () => {
  it('do not come twice before most have been had', async () => {
    const context = await here();
    const seen = new Set<string>();
    let repeated = 0;
    // Nine characters play in crossovers between these; 40 draws stay well below the pairs there are.
    for (let round = 0; round < 40; round += 1) {
      const text = textOf(await ask({ kind: 'crossover' }, context));
      const heading = /### (.*)/.exec(text)?.[1] ?? '';
      const pair = heading.split(' & ').sort().join(' + ');
      if (seen.has(pair)) repeated += 1;
      seen.add(pair);
    }
    expect(repeated).toBe(0);
  });

  it('come again, the longest unseen first, when all have been had', async () => {
    const context = await here();
    for (let round = 0; round < 12; round += 1) {
      const reply = await ask({ fandom: 'Lights Remade', kind: 'trope' }, context);
      expect(textOf(reply)).toMatch(/Ada|Bess/);
    }
  });
});
