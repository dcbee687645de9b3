import { describe, expect, it } from 'vitest';
import story, { handlers } from '../../commands/story.ts';
import { UserFacingError } from '../../src/errors.ts';
import { contextOf } from '../support/context.ts';
import { aStory, libraryOf } from '../support/library.ts';
import { buttonsOf, press, run, textOf } from '../support/replies.ts';

const lamp = aStory();
const sequel = aStory({ id: 'the-second-lamp', title: 'The Second Lamp' });
const dark = aStory({ id: 'dark-lamp', title: 'Dark Lamp', rating: 'Explicit' });
const library = libraryOf([lamp, sequel, dark]);

describe('/story', () => {
  it('shows the card in private', async () => {
    const reply = await run(story, { story: lamp }, await contextOf({ library }));
    expect(reply.kind).toBe('private');
    expect(textOf(reply)).toContain('### The Lamp\nby A. Reader');
    expect(buttonsOf(reply)).toEqual(['Read', 'More like this', 'Share', 'Save for later']);
  });

  it('shares it with the channel, where the card needs no Share', async () => {
    const context = await contextOf({ library });
    const reply = await press(handlers, await run(story, { story: lamp }, context), 'Share', context);
    expect(reply.kind).toBe('public');
    expect(textOf(reply)).toContain('The Lamp');
    expect(buttonsOf(reply)).not.toContain('Share');
  });

  it('asks the gate again when sharing', async () => {
    const card = await run(story, { story: dark }, await contextOf({ library, ageRestricted: true }));
    const elsewhere = await contextOf({ library, ageRestricted: false });
    await expect(press(handlers, card, 'Share', elsewhere)).rejects.toThrow(UserFacingError);
    await expect(press(handlers, card, 'More like this', elsewhere)).rejects.toThrow(UserFacingError);
  });

  it('finds stories alike, says why, and opens them', async () => {
    const context = await contextOf({ library });
    const alike = await press(handlers, await run(story, { story: lamp }, context), 'More like this', context);
    expect(textOf(alike)).toContain('**The Second Lamp** by A. Reader\n-# same pairing');
    expect(textOf(alike)).not.toContain('Dark');
    expect(textOf(await press(handlers, alike, 'Open', context))).toContain('### The Second Lamp');
  });

  it('says so when nothing is alike', async () => {
    const context = await contextOf({ library: libraryOf([lamp]) });
    const alike = await press(handlers, await run(story, { story: lamp }, context), 'More like this', context);
    expect(textOf(alike)).toBe('Nothing here is much like **The Lamp** by A. Reader.');
  });
});
