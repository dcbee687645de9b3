import { describe, expect, it } from 'vitest';
import excerpt, { handlers } from '../../commands/excerpt.ts';
import { UserFacingError } from '../../src/errors.ts';
import { contextOf } from '../support/context.ts';
import { aChapter, aLinkOnlyStory, aStory, libraryOf } from '../support/library.ts';
import { buttonsOf, press, run, textOf } from '../support/replies.ts';

const paragraphs = Array.from({ length: 30 }, (_, index) => ({
  kind: 'text' as const,
  text: `Paragraph ${index + 1} tells of the *lamp* on the landing. It went out at nine, and nobody had touched it.`,
}));
const long = aStory({
  chapters: [aChapter({ paragraphs }), aChapter({ number: 2, title: 'The Answer' })],
});
const dark = aStory({ id: 'dark-lamp', title: 'Dark Lamp', rating: 'Explicit' });
const teased = aStory({ ...long, id: 'teased', permission: 'excerpt' });
const library = libraryOf([long, dark, teased, aLinkOnlyStory()]);

describe('/excerpt', () => {
  it('shows the opening word for word, credited', async () => {
    const reply = await run(excerpt, { story: long }, await contextOf({ library }));
    expect(reply.kind).toBe('private');
    expect(textOf(reply)).toContain('**The Lamp** by A. Reader · [example.org](https://www.example.org/stories/1)');
    expect(textOf(reply)).toContain('Chapter 1, “The Question”, the opening');
    expect(textOf(reply)).toContain('Paragraph 1 tells of the \\*lamp\\* on the landing.');
    expect(textOf(reply)).toMatch(/nobody had touched it\. …$/);
    expect(buttonsOf(reply)).toEqual(['Next page', 'Share']);
  });

  it.each([
    ['short', 600],
    ['medium', 1400],
    ['long', 2900],
  ] as const)('can be %s', async (length, most) => {
    const words = textOf(await run(excerpt, { story: long, length }, await contextOf({ library })));
    expect(words.length).toBeLessThan(most + 200);
    expect(words.length).toBeGreaterThan(most / 2);
  });

  it('goes on exactly where it stopped, and back', async () => {
    const context = await contextOf({ library });
    let reply = await run(excerpt, { story: long, length: 'medium' }, context);
    const shown = [...textOf(reply).matchAll(/Paragraph \d+/g)];
    while (buttonsOf(reply).includes('Next page')) {
      reply = await press(handlers, reply, 'Next page', context);
      expect(reply.kind).toBe('update');
      shown.push(...textOf(reply).matchAll(/Paragraph \d+/g));
    }
    expect(shown.map(([words]) => words)).toEqual(paragraphs.map(({ text }) => /Paragraph \d+/.exec(text)?.[0]));
    expect(textOf(await press(handlers, reply, 'Previous page', context))).toContain('Paragraph');
  });

  it('is shared with its credit, and read on from there in private', async () => {
    const context = await contextOf({ library });
    const shared = await press(handlers, await run(excerpt, { story: long }, context), 'Share', context);
    expect(shared.kind).toBe('public');
    expect(textOf(shared)).toContain('**The Lamp** by A. Reader');
    expect(JSON.stringify(shared)).not.toContain('"spoiler"');
    const next = await press(handlers, shared, 'Next page', context);
    expect(next.kind).toBe('private');
  });

  it('puts later chapters behind a spoiler bar, the credit outside of it', async () => {
    const context = await contextOf({ library });
    const shared = await press(handlers, await run(excerpt, { story: long, chapter: 2 }, context), 'Share', context);
    if (shared.kind !== 'public') throw new Error('not shared');
    const [above, card] = shared.message.components;
    expect(above).toMatchObject({ type: 10, content: expect.stringContaining('Spoilers: chapter 2') });
    expect(above).toMatchObject({ content: expect.stringContaining('A. Reader') });
    expect(card).toMatchObject({ type: 17, spoiler: true });
    expect(JSON.stringify(card)).toContain('The lamp on the landing');
  });

  it('asks the gate again when sharing and when turning pages', async () => {
    const reply = await run(excerpt, { story: dark }, await contextOf({ library, ageRestricted: true }));
    await expect(press(handlers, reply, 'Share', await contextOf({ library }))).rejects.toThrow(UserFacingError);
  });

  it('offers no more than the opening where the author allows no more', async () => {
    const context = await contextOf({ library });
    const reply = await run(excerpt, { story: teased }, context);
    expect(buttonsOf(reply)).toEqual(['Share']);
    await expect(run(excerpt, { story: teased, chapter: 2 }, context)).rejects.toThrow('Only its opening');
  });

  it('says where a story can be read that is not here, and which chapters there are', async () => {
    const context = await contextOf({ library });
    await expect(run(excerpt, { story: aLinkOnlyStory() }, context)).rejects.toThrow('not in this library');
    await expect(run(excerpt, { story: long, chapter: 9 }, context)).rejects.toThrow('no chapter 9');
  });
});
