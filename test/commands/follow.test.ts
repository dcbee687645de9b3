import { describe, expect, it } from 'vitest';
import follow from '../../commands/follow.ts';
import { growthCard } from '../../src/discord/cards/growth-card.ts';
import { lines } from '../../src/discord/cards/layout.ts';
import { privately } from '../../src/discord/reply.ts';
import { audienceOf, DEFAULT_RULES } from '../../src/library/audience.ts';
import { type Follow, Follows, type Growth } from '../../src/library/follows.ts';
import type { FullStory } from '../../src/library/story.ts';
import { contextOf, type Setting } from '../support/context.ts';
import { aChapter, aStory, libraryOf } from '../support/library.ts';
import { memoryRecords } from '../support/memory-records.ts';
import { buttonsOf, run, textOf } from '../support/replies.ts';

const lamp = aStory();
const dark = aStory({ id: 'dark', title: 'Dark', rating: 'Explicit' });
const grown = (story: FullStory) =>
  aStory({ ...story, chapters: [...story.chapters, aChapter({ number: 3, title: 'Snow' })] });

const reader = (setting: Setting = {}) =>
  contextOf({
    library: libraryOf([lamp, dark]),
    services: { follows: new Follows(memoryRecords<Follow>()) },
    ...setting,
  });

async function newsOf(follows: Follows, stories: FullStory[]): Promise<Growth[]> {
  const news: Growth[] = [];
  await follows.check(libraryOf(stories), async (growth) => void news.push(growth));
  return news;
}

describe('/follow', () => {
  it('follows, shows what is followed, and stops', async () => {
    const context = await reader();
    expect(textOf(await run(follow, {}, context))).toContain('You follow no story.');
    expect(textOf(await run(follow, { story: lamp }, context))).toContain('You follow **The Lamp** by A. Reader.');
    expect(textOf(await run(follow, {}, context))).toContain('- **The Lamp** by A. Reader');
    expect(textOf(await run(follow, { story: lamp }, context))).toContain('You no longer follow');
    expect(await context.follows.of(context.asker.memberId)).toEqual([]);
  });

  it('tells a follower once that a story has grown', async () => {
    const { follows, ...context } = await reader();
    await run(follow, { story: lamp }, { ...context, follows });
    expect(await newsOf(follows, [lamp, dark])).toEqual([]);
    const [news, ...others] = await newsOf(follows, [grown(lamp), dark]);
    expect(others).toEqual([]);
    expect(news).toMatchObject({ memberId: context.asker.memberId, story: { id: lamp.id }, added: [{ number: 3 }] });
    expect(await newsOf(follows, [grown(lamp), dark])).toEqual([]);
  });

  it('bears stories that shrink or go, and tells when they grow again', async () => {
    const { follows, ...context } = await reader();
    await run(follow, { story: lamp }, { ...context, follows });
    expect(await newsOf(follows, [])).toEqual([]);
    expect(await newsOf(follows, [aStory({ chapters: [aChapter()] })])).toEqual([]);
    expect(await newsOf(follows, [lamp])).toHaveLength(1);
  });

  it('forgets a member', async () => {
    const { follows, ...context } = await reader();
    await run(follow, { story: lamp }, { ...context, follows });
    await follows.forget(context.asker.memberId);
    expect(await newsOf(follows, [grown(lamp)])).toEqual([]);
  });
});

describe('the message to a follower', () => {
  const direct = audienceOf(DEFAULT_RULES, false);
  const added = [{ number: 3, title: 'Snow', words: 10 }];

  it('names the story and leads to the new chapter', () => {
    const reply = privately(growthCard({ memberId: '1', story: grown(lamp), added }, direct) ?? lines(''));
    expect(textOf(reply)).toContain('**The Lamp** by A. Reader has a new chapter, “Snow”.');
    expect(buttonsOf(reply)).toEqual(['Read on']);
  });

  it('is not written about a story that was withdrawn', () => {
    const withdrawn = { ...grown(lamp), permission: 'hidden' as const };
    expect(growthCard({ memberId: '1', story: withdrawn, added }, direct)).toBeNull();
  });

  it('does not name what has no place in direct messages', () => {
    const reply = privately(growthCard({ memberId: '1', story: grown(dark), added }, direct) ?? lines(''));
    expect(textOf(reply)).not.toContain('Dark');
    expect(buttonsOf(reply)).toEqual([]);
  });
});
