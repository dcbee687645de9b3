import { describe, expect, it } from 'vitest';
import library from '../../commands/library.ts';
import { handlers } from '../../commands/story.ts';
import { contextOf } from '../support/context.ts';
import { aStory, libraryOf } from '../support/library.ts';
import { choicesOf, choose, run, textOf } from '../support/replies.ts';

const stories = [
  aStory({ words: 1200 }),
  aStory({
    id: 'two',
    title: 'Second',
    fandoms: ['Dracula'],
    updated: '2015-01-01',
    status: 'in-progress',
    words: 300,
  }),
  aStory({ id: 'dark', title: 'Dark', rating: 'Explicit' }),
];

describe('/library', () => {
  it('tells what is in it, as far as it may be shown here', async () => {
    const words = textOf(await run(library, {}, await contextOf({ library: libraryOf(stories) })));
    expect(words).toContain('2 stories, 1,500 words.');
    expect(words).toContain('**Fandoms:** Sherlock Holmes 1, Dracula 1');
    expect(words).toContain('**Ratings:** general 2');
    expect(words).toContain('**Status:** complete 1, in progress 1');
    expect(words).toContain('- **Second** by A. Reader\n- **The Lamp** by A. Reader');
    expect(words).toContain('1 story is withheld here (rating)');
    expect(words).not.toContain('Dark');
  });

  it('opens the newest', async () => {
    const context = await contextOf({ library: libraryOf(stories) });
    const reply = await run(library, {}, context);
    expect(choicesOf(reply)).toEqual(['Second', 'The Lamp']);
    expect(textOf(await choose(handlers, reply, 'Second', context))).toContain('### Second');
  });

  it('has words for an empty library, and for one that is all withheld', async () => {
    expect(textOf(await run(library, {}, await contextOf()))).toContain('The library is empty.');
    const withheld = await contextOf({ library: libraryOf([aStory({ rating: 'Explicit' })]) });
    expect(textOf(await run(library, {}, withheld))).toMatch(/^-# 1 story is withheld/);
  });

  it('names the largest fandoms and counts the others', async () => {
    const many = Array.from({ length: 30 }, (_, n) => aStory({ id: `s${n}`, fandoms: [`Fandom ${n}`] }));
    expect(textOf(await run(library, {}, await contextOf({ library: libraryOf(many) })))).toContain('and 18 more');
  });
});
