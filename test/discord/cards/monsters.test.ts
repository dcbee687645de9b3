import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyOf } from '../../../src/discord/answer.ts';
import { bulletinCard } from '../../../src/discord/cards/bulletin-card.ts';
import { calendarCard } from '../../../src/discord/cards/calendar-card.ts';
import { dailyCard, threadName } from '../../../src/discord/cards/daily-card.ts';
import { exhibitCard, ownDrabbleCard, writingForm } from '../../../src/discord/cards/drabble-card.ts';
import { excerptCard, sharedExcerptCard } from '../../../src/discord/cards/excerpt-card.ts';
import { followsCard } from '../../../src/discord/cards/follow-card.ts';
import { foundCard } from '../../../src/discord/cards/found-card.ts';
import { growthCard } from '../../../src/discord/cards/growth-card.ts';
import { digestCard, historyCard } from '../../../src/discord/cards/history-card.ts';
import { ideasCard, queueCard, similarCard } from '../../../src/discord/cards/idea-card.ts';
import { libraryCard } from '../../../src/discord/cards/library-card.ts';
import { likenessCard } from '../../../src/discord/cards/likeness-card.ts';
import { mineCard, unansweredCard } from '../../../src/discord/cards/mine-card.ts';
import { promptCard } from '../../../src/discord/cards/prompt-card.ts';
import { randomCard } from '../../../src/discord/cards/random-card.ts';
import { notesCard, readerCard } from '../../../src/discord/cards/reader-card.ts';
import { shelfCard } from '../../../src/discord/cards/shelf-card.ts';
import { storyCard } from '../../../src/discord/cards/story-card.ts';
import { wordCard } from '../../../src/discord/cards/word-card.ts';
import { removable } from '../../../src/discord/remove.ts';
import type { Message } from '../../../src/discord/reply.ts';
import { audienceOf, DEFAULT_RULES } from '../../../src/library/audience.ts';
import { Shelf } from '../../../src/library/shelf.ts';
import type { FullStory } from '../../../src/library/story.ts';
import type { Prompt } from '../../../src/prompts/prompt.ts';
import type { Fill, Idea } from '../../../src/prompts/records.ts';
import { canBePrompted } from '../../../src/prompts/story-prompt.ts';
import { checkWords } from '../../../src/prompts/word-check.ts';
import { newMessage } from '../../../src/rehearsal/refusals/schemas.ts';
import { aSchedule } from '../../support/daily-world.ts';
import { aChapter, aStory, libraryOf } from '../../support/library.ts';

/** Text of any length and of every kind that has broken a message somewhere. */
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .constantFrom('*', '漢', '<@1>', '\\', 'word ', '"', '👩‍👩‍👧', '\ud83d', ' ', '\u200b', '\u202e', '😀')
    .chain((one) => fc.integer({ min: 1, max: 5000 }).map((times) => one.repeat(times))),
);
const names = fc.array(words, { maxLength: 40 });
const paragraphs = fc.array(
  words.map((text) => ({ kind: 'text' as const, text })),
  { maxLength: 20 },
);
/** As long as `assignIds` makes them. */
const LONGEST_ID = `${'t'.repeat(48)}-${'a'.repeat(24)}-${'9'.repeat(7)}`;

const monster: fc.Arbitrary<FullStory> = fc
  .record({
    title: fc.option(words),
    authors: names,
    summary: fc.option(words),
    rating: fc.constantFrom('G', 'General'),
    fandoms: names,
    characters: names,
    series: fc.option(fc.record({ name: words, part: fc.option(fc.nat()) })),
    source: fc.option(fc.oneof(fc.webUrl(), words)),
    chapters: fc
      .array(
        fc.record({
          title: fc.option(words),
          notes: fc.array(fc.record({ label: words, text: words }), { maxLength: 20 }),
          teaser: fc.option(words),
          paragraphs,
        }),
        { minLength: 1, maxLength: 3 },
      )
      .map((all) => all.map((chapter, index) => aChapter({ ...chapter, number: index + 9000 }))),
  })
  .map((facts) => aStory({ ...facts, id: LONGEST_ID }));

const shelfOf = (...stories: FullStory[]) => new Shelf(libraryOf(stories), audienceOf(DEFAULT_RULES, false));
const several = (story: FullStory, count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...story, id: `${LONGEST_ID.slice(2)}${index + 10}` }));

/** @throws what Discord would answer. */
function taken(message: Message): void {
  const body: object = JSON.parse(JSON.stringify(bodyOf(message)));
  newMessage(body, { files: [], before: null });
  expect(JSON.stringify(body)).not.toMatch(/\\ud[89a-f]/i);
  for (const label of labelsIn(body)) expect(label).toMatch(/[\p{L}\p{N}\p{P}\p{S}]/u);
}

function labelsIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(labelsIn);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    (key === 'label' || key === 'description') && typeof value === 'string' ? [value] : labelsIn(value),
  );
}

const holds = (arbitrary: fc.Arbitrary<FullStory>, check: (story: FullStory) => void) =>
  fc.assert(fc.property(arbitrary, check), { numRuns: 15 });

const schedule = aSchedule();
const slot = `${schedule.guildId}/${'s'.repeat(32)}/2026-03-01+lmnopqrs`;

describe('a monster of a story is no more than Discord takes', () => {
  it('as a card of its own, shared and drawn', () =>
    holds(monster, (story) => {
      taken(storyCard(story));
      taken(removable(storyCard(story, { shared: true }), '200000000000000001'));
      taken(randomCard(story, 'full', 12_345));
    }));

  it('as pages, excerpts and notes', () =>
    holds(monster, (story) => {
      for (const chapter of story.chapters) {
        const leaf = {
          story,
          chapter,
          page: 2,
          pages: 400,
          paragraphs: chapter.paragraphs,
          previous: 8999,
          next: 9001,
        };
        taken(readerCard(leaf));
        taken(readerCard({ ...leaf, page: 400, next: null }));
        taken(notesCard(story, chapter));
        const place = { story: story.id, chapter: chapter.number, length: 'medium' as const, page: 999 };
        const excerpt = { paragraphs: chapter.paragraphs, cut: true };
        taken(excerptCard(story, place, excerpt, true));
        taken(removable(sharedExcerptCard(story, place, excerpt, true), '200000000000000001'));
      }
    }));

  it('as the story of the day, and as the name of its thread', () =>
    holds(monster, (story) => {
      const [chapter] = story.chapters;
      const excerpt = { paragraphs: chapter?.paragraphs ?? [], cut: true };
      const showing = { kind: 'story' as const, story, excerpt, permission: 'full' as const };
      const post = {
        slot,
        scheduleName: 'n'.repeat(32),
        role: { id: '1'.repeat(19), open: true },
        test: true,
        loves: 99_999,
      };
      taken(dailyCard(post, showing));
      const name = threadName(showing);
      expect(name.length).toBeLessThanOrEqual(100);
      expect(name).toMatch(/[\p{L}\p{N}\p{P}\p{S}]/u);
      expect(JSON.stringify(name)).not.toMatch(/\\ud[89a-f]/i);
    }));

  it('in every list', () =>
    holds(monster, (story) => {
      const stories = several(story, 25);
      const shelf = shelfOf(...stories);
      const ids = stories.map(({ id }) => id);
      const bookmarks = ids.map((id) => ({ story: id, chapter: 9000, page: 999, at: 0 }));
      taken(shelfCard({ bookmarks, later: ids, finished: ids, favourites: ids }, 'bookmarks', 2, shelf));
      taken(followsCard(ids, shelf));
      taken(
        likenessCard(
          story,
          several(story, 5).map((one) => ({ story: one, why: story.title ?? '' })),
        ),
      );
      const passage = { chapter: 9000, paragraph: 99_999, passage: story.summary ?? 'x' };
      taken(
        foundCard(
          story.title ?? 'x',
          several(story, 6).map((one) => ({ story: one, ...passage })),
          99,
        ),
      );
      taken(
        libraryCard(
          { ...shelf.overview(), newest: stories.slice(0, 5), byFandom: story.fandoms.map((name) => [name, 9]) },
          9,
        ),
      );
      const news = bulletinCard(
        { arrivals: ids.map((id, number) => ({ number, story: id, from: 1, at: 0 })), more: 7 },
        shelf,
      );
      if (news) taken(news);
      const growth = growthCard({ memberId: '1', story, added: story.chapters }, shelf.audience);
      if (growth) taken(growth);
    }));

  it('in the calendar, the history and the digest', () =>
    holds(monster, (story) => {
      const stories = several(story, 7);
      const shelf = shelfOf(...stories);
      const days = stories.map((one, index) => {
        const day = `2026-03-0${index + 1}`;
        return {
          slot: { id: day, day, due: 0 },
          plan: { kind: 'story' as const, story: one.id, by: '1'.repeat(19) },
          story: one,
        };
      });
      taken(calendarCard(aSchedule({ name: 'n'.repeat(32) }), 1, days, shelf, '2026-03-01'));
      const records = stories.map((one) => ({
        id: 'x',
        loves: 3,
        record: {
          state: 'sent' as const,
          due: 0,
          at: 0,
          tries: 1,
          choice: { kind: 'story' as const, story: one.id, round: 1, turns: 1 },
          channelId: '1'.repeat(19),
          messageId: '1'.repeat(19),
          note: story.title,
        },
      }));
      taken(historyCard(schedule, { slots: records, pages: 3 }, 2, shelf));
      taken(digestCard(schedule, records.slice(0, 5), shelf, false));
    }));
});

/** The longest words of a code, and the longest id of a story that gets one. */
const PROMPTED = 'p'.repeat(60);
const PROMPT_CODE = `nightingale-99-driftwood~${PROMPTED}`;

const aPrompt: Prompt = {
  ...{ code: PROMPT_CODE, source: 'story', shape: 'Another side', romance: false },
  ...{ rating: 'general', words: 100, parts: [], facts: [], credit: null, storyId: PROMPTED },
  ...{ heading: '', text: '', fandoms: [], characters: [] },
};
const short = (text: string, most: number) => text.slice(0, most);

describe('what members write is no more than Discord takes', () => {
  it('as prompts with stories named', () =>
    holds(monster, (story) => {
      const { title, authors, fandoms, characters, summary } = story;
      const heading = title ?? 'x';
      const told = { ...aPrompt, heading, text: summary ?? 'x', fandoms, characters, credit: authors[0] ?? null };
      const named = { related: several(story, 2) };
      expect(canBePrompted(PROMPTED) && !canBePrompted(`${PROMPTED}p`)).toBe(true);
      taken(promptCard({ ...told, code: 'idea-12', source: 'idea' }, named));
      taken(promptCard(told, { origin: PROMPT_CODE, kept: 'story' }));
      taken(removable(promptCard(told, { ...named, shared: true }), '200000000000000001'));
      taken(unansweredCard([1, 2, 3].map((number) => ({ ...told, code: `idea-${number}` }))));
    }));

  it('as drabbles, before and in the gallery', () =>
    holds(monster, (story) => {
      const [title, text] = [short(story.title ?? 'x', 100), short(story.summary ?? 'x', 3000)];
      const fill: Fill = {
        ...{ version: 1, guildId: '1', number: 999_999, state: 'draft', authorId: '2', anonymous: false },
        ...{
          authorName: short(story.authors[0] ?? 'x', 32),
          title,
          text,
          code: null,
          rating: 'explicit',
          writtenAt: 0,
        },
        ...{ warnings: { state: 'listed', list: story.fandoms.map((name) => short(name, 60)) } },
        ...{ fandoms: [], characters: [], post: null, forLibrary: true, file: null, lovedBy: [] },
      };
      const prompt = { ...aPrompt, code: 'idea-12', storyId: null, heading: short(story.title ?? 'x', 150) };
      taken(ownDrabbleCard(fill, prompt, 'It is in the gallery now.'));
      taken(exhibitCard({ fill, prompt }));
      writingForm(prompt, fill);
      const claims = [1, 2].map((at) => ({
        ...{ version: 1 as const, guildId: '1', code: aPrompt.code, memberId: '2' },
        ...{ at, expiresAt: at, reminded: false, ended: null },
      }));
      const blocked = [
        ...new Set(
          story.characters
            .map((name) => short(name, 99))
            .filter((name) => /[\p{L}\p{N}]/u.test(name) && !/\p{Cs}/u.test(name)),
        ),
      ];
      taken(
        mineCard({
          ideas: [],
          votes: 1,
          claims,
          fills: Array.from({ length: 30 }, (_, number) => ({ ...fill, number })),
          blocked,
        }),
      );
      taken(wordCard([1, 2, 3, 4].map(() => ({ name: title, check: checkWords(story.summary ?? 'x') }))));
    }));

  it('as ideas', () =>
    holds(monster, (story) => {
      const who = short(story.title ?? 'x', 150);
      const idea: Idea = {
        ...{
          version: 1,
          guildId: '1',
          number: 12,
          state: 'pending',
          authorId: '2',
          anonymous: false,
          rating: 'general',
        },
        ...{ authorName: short(story.authors[0] ?? 'x', 32), who, where: who, what: short(story.summary ?? '', 600) },
        ...{ fandoms: story.fandoms.map((name) => short(name, 150)).slice(0, 8), sentAt: 0, revision: 3 },
        ...{ decision: null, votes: ['1'], queuePost: null },
      };
      taken(queueCard(idea));
      taken(
        queueCard({
          ...idea,
          state: 'declined',
          decision: { by: '1', at: 0, reason: short(story.summary ?? 'x', 400) },
        }),
      );
      taken(similarCard(idea, [idea, idea, idea]));
      const ideas = Array.from({ length: 7 }, (_, number) => ({ ...idea, number: number + 1000 }));
      taken(ideasCard(ideas, { order: 'wanted', page: 1 }));
    }));
});
