import { describe, expect, it } from 'vitest';
import { handlers as readHandlers } from '../../commands/read.ts';
import shelf, { handlers } from '../../commands/shelf.ts';
import story, { handlers as storyHandlers } from '../../commands/story.ts';
import { type Bookcase, Bookcases } from '../../src/library/bookcases.ts';
import { contextOf, NOON, type Setting } from '../support/context.ts';
import { aStory, libraryOf } from '../support/library.ts';
import { memoryRecords } from '../support/memory-records.ts';
import { buttonsOf, choose, press, run, textOf } from '../support/replies.ts';

const lamps = Array.from({ length: 23 }, (_, index) => aStory({ id: `lamp-${index}`, title: `Lamp ${index}` }));
const dark = aStory({ id: 'dark', title: 'Dark Lamp', rating: 'Explicit' });
const library = libraryOf([...lamps, dark]);
const bookcases = () => new Bookcases(memoryRecords<Bookcase>(), { now: () => NOON });
const reader = (setting: Setting = {}) => contextOf({ library, services: { bookcases: bookcases() }, ...setting });

describe('/shelf', () => {
  it('tells how it fills when it is empty', async () => {
    const context = await reader();
    const reply = await run(shelf, {}, context);
    expect(textOf(reply)).toBe('### Reading\nNothing begun. `/read` keeps your place by itself.');
    expect(buttonsOf(reply)).toEqual(['Saved for later (0)', 'Finished (0)', 'Favourites (0)']);
    expect(textOf(await press(handlers, reply, 'Finished (0)', context))).toContain('Nothing finished yet.');
  });

  it('holds what was saved from a card, once, until it is taken off again', async () => {
    const context = await reader();
    const [lamp] = lamps;
    const card = await run(story, { story: lamp }, context);
    expect(textOf(await press(handlers, card, 'Save for later', context))).toBe(
      '**Lamp 0** by A. Reader is on your list for later. `/shelf` has it all.',
    );
    const later = await press(handlers, await run(shelf, {}, context), 'Saved for later (1)', context);
    expect(textOf(later)).toBe('### Saved for later\n- **Lamp 0** by A. Reader');
    expect(textOf(await choose(storyHandlers, later, 'Lamp 0', context))).toContain('### Lamp 0');
    expect(textOf(await press(handlers, card, 'Save for later', context))).toContain('no longer on');
  });

  it('leads back into the story', async () => {
    const context = await reader();
    await context.bookcases.keepPlace(context.asker.memberId, { story: 'lamp-3', chapter: 2, page: 1 }, false);
    const reply = await run(shelf, {}, context);
    expect(textOf(reply)).toContain('- **Lamp 3** by A. Reader, chapter 2, page 1');
    expect(textOf(await press(readHandlers, reply, 'Go on reading', context))).toContain('Chapter 2 of 2');
  });

  it('is paged, the latest first', async () => {
    const context = await reader();
    for (const { id } of lamps) await context.bookcases.toggle(context.asker.memberId, 'favourites', id);
    let reply = await press(handlers, await run(shelf, {}, context), 'Favourites (23)', context);
    expect(textOf(reply)).toContain('- **Lamp 22**');
    reply = await press(handlers, await press(handlers, reply, 'Older', context), 'Older', context);
    expect(textOf(reply).match(/Lamp \d+/g)).toEqual(['Lamp 2', 'Lamp 1', 'Lamp 0']);
    expect(buttonsOf(reply)).not.toContain('Older');
    expect(textOf(await press(handlers, reply, 'Newer', context))).toContain('Lamp 12');
    // The list has become shorter since the button was shown.
    for (const { id } of lamps.slice(0, 18)) await context.bookcases.toggle(context.asker.memberId, 'favourites', id);
    expect(textOf(await press(handlers, reply, 'Newer', context))).toContain('Lamp 22');
  });

  it('names nothing that is withheld here, and forgets what is gone', async () => {
    const context = await reader();
    for (const id of ['dark', 'gone', 'lamp-1']) await context.bookcases.toggle(context.asker.memberId, 'later', id);
    const later = await press(handlers, await run(shelf, {}, context), 'Saved for later (3)', context);
    expect(textOf(later)).toContain('- **Lamp 1**');
    expect(textOf(later)).toContain('1 story is withheld here (rating)');
    expect(JSON.stringify(later)).not.toContain('Dark');
  });
});
