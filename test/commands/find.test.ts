import { describe, expect, it } from 'vitest';
import find from '../../commands/find.ts';
import { handlers } from '../../commands/read.ts';
import { type Bookcase, Bookcases } from '../../src/library/bookcases.ts';
import { contextOf, NOON, type Setting } from '../support/context.ts';
import { aChapter, aStory, libraryOf } from '../support/library.ts';
import { memoryRecords } from '../support/memory-records.ts';
import { press, run, textOf } from '../support/replies.ts';

const bitten = 'Then Lex was *bitten*, and laughed.\n\n# Not a heading';
const filler = Array.from({ length: 40 }, () => ({
  kind: 'text' as const,
  text: 'Rain fell on the roof. '.repeat(20),
}));
const found = aStory({
  chapters: [
    aChapter(),
    aChapter({ number: 2, title: 'Teeth', paragraphs: [...filler, { kind: 'text', text: bitten }, ...filler] }),
  ],
});
const dark = aStory({
  id: 'dark',
  title: 'Dark',
  rating: 'Explicit',
  chapters: [aChapter({ paragraphs: [{ kind: 'text', text: 'He was bitten by night.' }] })],
});
const library = libraryOf([found, dark]);

const reader = (setting: Setting = {}) =>
  contextOf({
    library,
    services: { bookcases: new Bookcases(memoryRecords<Bookcase>(), { now: () => NOON }) },
    ...setting,
  });

describe('/find', () => {
  it('shows the passage word for word, with its chapter, and opens there', async () => {
    const context = await reader();
    const reply = await run(find, { words: 'Lex bitten' }, context);
    expect(textOf(reply)).toContain('**The Lamp** by A. Reader, chapter 2\n> Then Lex was \\*bitten\\*, and laughed.');
    expect(textOf(reply)).toContain('> \\# Not a heading');
    const page = textOf(await press(handlers, reply, 'Read there', context));
    expect(page).toContain('Then Lex was');
    expect(page).not.toContain('page 1 of');
  });

  it('says what to do when nothing is found', async () => {
    await expect(run(find, { words: 'zeppelin' }, await reader())).rejects.toThrow('Try fewer of them');
  });

  it('counts what is withheld and tells the asker where it may be read', async () => {
    expect(textOf(await run(find, { words: 'bitten' }, await reader()))).toContain('1 match is withheld here (rating)');
    await expect(run(find, { words: 'bitten by night' }, await reader())).rejects.toThrow('1 match is withheld here');
    const open = await reader({ ageRestricted: true });
    expect(textOf(await run(find, { words: 'bitten by night' }, open))).toContain('**Dark**');
  });

  it('keeps to the filters all commands share', async () => {
    await expect(run(find, { words: 'bitten', fandom: 'Emma' }, await reader())).rejects.toThrow(
      'No story here has all those words.',
    );
  });
});
