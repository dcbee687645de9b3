import { describe, expect, it } from 'vitest';
import random, { handlers } from '../../commands/random.ts';
import { Picks, type PicksRecord } from '../../src/library/picks.ts';
import { contextOf, type Setting } from '../support/context.ts';
import { aStory, libraryOf } from '../support/library.ts';
import { memoryRecords } from '../support/memory-records.ts';
import { press, run, textOf } from '../support/replies.ts';

const stories = Array.from({ length: 12 }, (_, index) =>
  aStory({ id: `lamp-${index}`, title: `Lamp ${index}`, fandoms: [index < 3 ? 'Dracula' : 'Sherlock Holmes'] }),
);
const dark = aStory({ id: 'dark', title: 'Dark Lamp', rating: 'Explicit', fandoms: ['Emma'] });
const library = libraryOf([...stories, dark]);
const titleIn = (words: string) => /### (.*)/.exec(words)?.[1];

async function reader(setting: Setting = {}) {
  const picks = new Picks(memoryRecords<PicksRecord>());
  return contextOf({ library, services: { picks }, ...setting });
}

describe('/random', () => {
  it('brings every story once before any comes again, and none twice running', async () => {
    const context = await reader();
    const titles: (string | undefined)[] = [];
    for (let draw = 0; draw < 36; draw++) titles.push(titleIn(textOf(await run(random, {}, context))));
    for (const start of [0, 12, 24]) expect(new Set(titles.slice(start, start + 12)).size).toBe(12);
    for (const [index, title] of titles.entries()) expect(title).not.toBe(titles[index + 1]);
  });

  it('keeps to the filters, in "Another" too', async () => {
    const context = await reader();
    let reply = await run(random, { fandom: 'Dracula' }, context);
    for (let draw = 0; draw < 8; draw++) {
      expect(textOf(reply)).toContain('**Fandoms:** Dracula');
      reply = await press(handlers, reply, 'Another', context);
      expect(reply.kind).toBe('update');
    }
  });

  it('counts what it withholds, and names nothing', async () => {
    const context = await reader();
    const line = '1 match is withheld here (rating): it may be read in an age-restricted channel.';
    expect(textOf(await run(random, {}, context))).toContain(line);
    await expect(run(random, { fandom: 'Emma' }, context)).rejects.toThrow(line);
    expect(textOf(await run(random, { fandom: 'Emma' }, await reader({ ageRestricted: true })))).toContain('Dark Lamp');
  });

  it('says when nothing fits', async () => {
    await expect(run(random, { fandom: 'Ivanhoe' }, await reader())).rejects.toThrow('No story fits that.');
  });

  it('has a round of its own for every member', async () => {
    const first = await reader();
    await run(random, { fandom: 'Dracula' }, first);
    expect((await first.picks.of('somebody else')).seen).toEqual([]);
    await first.picks.forget(first.asker.memberId);
    expect((await first.picks.of(first.asker.memberId)).seen).toEqual([]);
  });
});
