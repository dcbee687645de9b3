import { describe, expect, it } from 'vitest';
import read, { handlers } from '../../commands/read.ts';
import { handlers as shelfHandlers } from '../../commands/shelf.ts';
import { type Bookcase, Bookcases } from '../../src/library/bookcases.ts';
import { contextOf, NOON, type Setting } from '../support/context.ts';
import { aChapter, aLinkOnlyStory, aStory, libraryOf } from '../support/library.ts';
import { memoryRecords } from '../support/memory-records.ts';
import { buttonsOf, choicesOf, choose, press, run, textOf } from '../support/replies.ts';

const paragraphs = (from: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'text' as const,
    text: `${from} ${index + 1}. ${'Rain. '.repeat(40)}`,
  }));
const chapters = [
  aChapter({ number: 1, title: 'Rain', words: 1200, paragraphs: paragraphs('One', 30) }),
  aChapter({
    number: 2,
    title: null,
    words: 900,
    paragraphs: paragraphs('Two', 20),
    notes: [{ label: 'A/N', text: 'Thanks to @everyone.' }],
    teaser: 'Next: snow.',
  }),
  aChapter({ number: 3, title: 'Snow', words: 40, paragraphs: paragraphs('Three', 1) }),
];
const story = aStory({ chapters, chapterCount: 3 });
const dark = aStory({ id: 'dark', title: 'Dark', rating: 'Explicit' });
const library = libraryOf([story, dark, aLinkOnlyStory()]);

async function reader(setting: Setting = {}) {
  const bookcases = new Bookcases(memoryRecords<Bookcase>(), { now: () => NOON });
  return contextOf({ library, services: { bookcases }, ...setting });
}

describe('/read', () => {
  it('opens a story at its first page and says where one is', async () => {
    const reply = await run(read, { story }, await reader());
    expect(reply.kind).toBe('private');
    expect(textOf(reply)).toContain('**The Lamp** by A. Reader');
    expect(textOf(reply)).toContain('Chapter 1 of 3, “Rain”, page 1 of 3, about 5 min to read');
    expect(buttonsOf(reply)).toEqual(['Next']);
    expect(choicesOf(reply)).toEqual(['1. Rain', '2', '3. Snow']);
  });

  it('can be paged through, forwards and back, without losing a paragraph', async () => {
    const context = await reader();
    let reply = await run(read, { story }, context);
    const forwards = [textOf(reply)];
    for (let label = onward(buttonsOf(reply)); label; label = onward(buttonsOf(reply))) {
      reply = await press(handlers, reply, label, context);
      expect(reply.kind).toBe('update');
      forwards.push(textOf(reply));
    }
    const seen = [...forwards.join('\n').matchAll(/(One|Two|Three) \d+\./g)].map(([words]) => words);
    expect(seen).toEqual(chapters.flatMap((chapter) => chapter.paragraphs.map(({ text }) => `${text.split('.')[0]}.`)));
    const backwards = [textOf(reply)];
    for (let label = back(buttonsOf(reply)); label; label = back(buttonsOf(reply))) {
      reply = await press(handlers, reply, label, context);
      backwards.push(textOf(reply));
    }
    expect(backwards.reverse()).toEqual(forwards);
  });

  it('keeps the bookmark by itself and goes on there', async () => {
    const context = await reader();
    const second = await press(handlers, await run(read, { story }, context), 'Next', context);
    expect(textOf(await run(read, {}, context))).toBe(textOf(second));
    expect(textOf(await run(read, { story }, context))).toBe(textOf(second));
    expect(textOf(await run(read, { story, chapter: 3 }, context))).toContain('Chapter 3 of 3');
  });

  it('ends with the end: finished, no bookmark, a favourite if one likes', async () => {
    const context = await reader();
    const last = await run(read, { story, chapter: 3 }, context);
    expect(textOf(last)).toContain('-# The end.');
    expect(buttonsOf(last)).toEqual(['Previous chapter', 'Favourite', 'More like this']);
    expect(textOf(await press(shelfHandlers, last, 'Favourite', context))).toContain('is on your favourites');
    const { bookmarks, finished, favourites } = await context.bookcases.of(context.asker.memberId);
    expect([bookmarks, finished, favourites]).toEqual([[], [story.id], [story.id]]);
  });

  it('jumps to a chapter', async () => {
    const context = await reader();
    const reply = await choose(handlers, await run(read, { story }, context), '3. Snow', context);
    expect(reply.kind).toBe('update');
    expect(textOf(reply)).toContain('Three 1.');
  });

  it('offers a window of chapters where there are more than a select holds', async () => {
    const many = Array.from({ length: 60 }, (_, index) => aChapter({ number: index + 1, title: null }));
    const long = aStory({ id: 'long', chapters: many });
    const context = await reader({ library: libraryOf([long]) });
    const numbers = async (chapter: number) =>
      choicesOf(await run(read, { story: long, chapter }, context)).map(Number);
    expect(await numbers(1)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    expect(await numbers(30)).toContain(30);
    expect((await numbers(60)).at(-1)).toBe(60);
  });

  it('gives the author’s notes when asked, escaped, with the teaser', async () => {
    const context = await reader();
    const second = await run(read, { story, chapter: 2 }, context);
    const notes = await press(handlers, second, 'Author’s notes', context);
    expect(notes.kind).toBe('private');
    expect(textOf(notes)).toContain('**A/N**\nThanks to \\@everyone.');
    expect(textOf(notes)).toContain('Next: snow.');
  });

  it('asks the gate at every page', async () => {
    const open = await reader({ ageRestricted: true });
    const page = await run(read, { story: dark }, open);
    const closed = await reader({ services: { bookcases: open.bookcases } });
    await expect(press(handlers, page, 'Next chapter', closed)).rejects.toThrow('withheld here');
    await expect(run(read, {}, closed)).rejects.toThrow('withheld here');
  });

  it('says what to do when there is nothing to go on with, or no text', async () => {
    await expect(run(read, {}, await reader())).rejects.toThrow('`/read story:`');
    await expect(run(read, { story: aLinkOnlyStory() }, await reader())).rejects.toThrow('where it lives: https://');
  });

  it('survives a bookmark beyond the end of a chapter that has become shorter', async () => {
    const context = await reader();
    await context.bookcases.keepPlace(context.asker.memberId, { story: story.id, chapter: 2, page: 40 }, false);
    expect(textOf(await run(read, {}, context))).toContain('page 2 of 2');
  });
});

const onward = (labels: string[]) => labels.find((label) => label.startsWith('Next'));
const back = (labels: string[]) => labels.find((label) => label.startsWith('Previous'));
