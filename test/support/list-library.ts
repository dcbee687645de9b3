import { UserFacingError } from '../../src/errors.ts';
import { type Audience, permits, standing } from '../../src/library/audience.ts';
import { foldedWords, foldName, foldPairing } from '../../src/library/fold.ts';
import type {
  Found,
  Library,
  Likeness,
  NameKind,
  Overview,
  Passage,
  StoryFilter,
  Suggestion,
} from '../../src/library/library.ts';
import { levelOf } from '../../src/library/ratings.ts';
import { type FullStory, RATING_LEVELS, STATUSES, type Story } from '../../src/library/story.ts';

/** The contract of a library, done the plainest way: by looking through a list. The index is tested against it. */
export class ListLibrary implements Library {
  /** A list never changes. */
  readonly generation = 0;
  readonly #stories: readonly FullStory[];

  constructor(stories: readonly FullStory[]) {
    this.#stories = [...stories].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  get size(): number {
    return this.#stories.length;
  }

  story(id: string): Story | undefined {
    const story = this.#stories.find((one) => one.id === id);
    return story && factsOf(story);
  }

  ids(filter: StoryFilter, audience: Audience): string[] {
    return this.#shown(audience).flatMap((story) => (fits(story, filter) ? [story.id] : []));
  }

  count(filter: StoryFilter, audience: Audience): { shown: number; withheld: number } {
    const fitting = this.#stories.filter((story) => fits(story, filter));
    const withheld = fitting.filter((story) => standing(story, audience) === 'withheld');
    return { shown: this.ids(filter, audience).length, withheld: withheld.length };
  }

  suggest(typed: string, audience: Audience, limit: number): Suggestion[] {
    const fitOf = (story: Story): Suggestion['fit'] =>
      foldName(story.title ?? '') === foldName(typed) ? 'title' : 'words';
    return this.#shown(audience)
      .filter((story) => mentions(story, typed))
      .map((story) => ({ id: story.id, title: story.title, authors: story.authors, fit: fitOf(story) }))
      .sort((a, b) => Number(b.fit === 'title') - Number(a.fit === 'title'))
      .slice(0, limit);
  }

  withheldSuggestions(typed: string, audience: Audience): number {
    return this.#stories.filter((story) => standing(story, audience) === 'withheld' && mentions(story, typed)).length;
  }

  suggestNames(kind: NameKind, typed: string, audience: Audience, limit: number): string[] {
    const names = new Set(this.#shown(audience).flatMap((story) => namesOf(story, kind)));
    return [...names].filter((name) => haveWords([name], typed)).slice(0, limit);
  }

  async search(words: string, filter: StoryFilter, audience: Audience, limit: number): Promise<Found> {
    const hits = this.#stories.filter((story) => fits(story, filter)).flatMap((story) => passagesWith(story, words));
    const readable = hits.filter(
      ({ story }) => standing(story, audience) === 'shown' && permits(story, audience, 'full'),
    );
    const withheld = new Set(
      hits.filter(({ story }) => standing(story, audience) === 'withheld').map(({ story }) => story.id),
    );
    return { passages: readable.slice(0, limit), withheld: withheld.size };
  }

  async moreLike(id: string, audience: Audience, limit: number): Promise<Likeness[]> {
    const model = this.#stories.find((story) => story.id === id);
    const others = this.#shown(audience).filter((story) => story.id !== id);
    return others
      .filter((story) => model?.relationships.some((pairing) => story.relationships.includes(pairing)))
      .map((story) => ({ story: factsOf(story), why: 'same pairing' }))
      .slice(0, limit);
  }

  overview(audience: Audience): Overview {
    const stories = this.#shown(audience);
    const fandoms = [...new Set(stories.flatMap((story) => story.fandoms))];
    const counted = <K>(keys: readonly K[], has: (story: Story, key: K) => boolean): [K, number][] =>
      keys
        .map((key): [K, number] => [key, stories.filter((story) => has(story, key)).length])
        .filter(([, count]) => count > 0);
    return {
      stories: stories.length,
      words: stories.reduce((sum, story) => sum + wordsOf(story), 0),
      byFandom: counted(fandoms, (story, fandom) => story.fandoms.includes(fandom)).sort((a, b) => b[1] - a[1]),
      byLevel: counted(RATING_LEVELS, (story, level) => levelOf(story) === level),
      byStatus: counted(STATUSES, (story, status) => story.status === status),
      newest: [...stories]
        .sort((a, b) => (newness(a) < newness(b) ? 1 : -1))
        .slice(0, 5)
        .map(factsOf),
    };
  }

  async chapter(id: string, number: number) {
    const chapter = this.#stories.find((story) => story.id === id)?.chapters.find((one) => one.number === number);
    if (!chapter) throw new UserFacingError('There is no such chapter.');
    return chapter;
  }

  async close(): Promise<void> {}

  #shown(audience: Audience): FullStory[] {
    return this.#stories.filter((story) => standing(story, audience) === 'shown');
  }
}

/** A story without its text, as a library hands it out. */
export function factsOf({ problems: _, ...story }: FullStory): Story {
  return { ...story, chapters: story.chapters.map(({ number, title, words }) => ({ number, title, words })) };
}

export function namesOf(story: Story, kind: NameKind): string[] {
  const { fandoms, characters, relationships, authors, genres, tags } = story;
  return {
    fandom: fandoms,
    character: characters,
    relationship: relationships,
    author: authors,
    tag: [...genres, ...tags],
  }[kind];
}

/** What the archive states, else our own count. */
export function wordsOf(story: Story): number {
  return story.words ?? story.chapters.reduce((sum, chapter) => sum + chapter.words, 0);
}

function fits(story: Story, filter: StoryFilter): boolean {
  const { ratingUpTo, status, minWords = 0, maxWords = Number.POSITIVE_INFINITY, publishedOn } = filter;
  const named = (kind: NameKind, name: string | undefined) =>
    name === undefined || namesOf(story, kind).some((one) => foldPairing(one) === foldPairing(name));
  return (
    named('fandom', filter.fandom) &&
    named('fandom', filter.withFandom) &&
    named('character', filter.character) &&
    named('relationship', filter.relationship) &&
    named('author', filter.author) &&
    named('tag', filter.tag) &&
    (ratingUpTo === undefined || RATING_LEVELS.indexOf(levelOf(story)) <= RATING_LEVELS.indexOf(ratingUpTo)) &&
    (status === undefined || story.status === status) &&
    wordsOf(story) >= minWords &&
    wordsOf(story) <= maxWords &&
    (publishedOn === undefined || story.published?.slice(5) === publishedOn)
  );
}

const newness = (story: Story): string => story.updated ?? story.published ?? '';

const mentions = (story: Story, typed: string): boolean =>
  haveWords([story.title ?? '', ...story.authors, ...story.fandoms, ...story.characters], typed);

function haveWords(texts: string[], typed: string): boolean {
  const words = texts.flatMap(foldedWords);
  return foldedWords(typed).every((part) => words.some((word) => word.startsWith(part)));
}

function passagesWith(story: FullStory, words: string): Passage[] {
  return story.chapters.flatMap((chapter) => {
    const paragraph = chapter.paragraphs.findIndex(({ text }) => haveWords([text], words));
    const passage = chapter.paragraphs[paragraph]?.text;
    return passage === undefined ? [] : [{ story: factsOf(story), chapter: chapter.number, passage, paragraph }];
  });
}
