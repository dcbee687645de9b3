import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCatalogue } from '../../src/library/catalogue.ts';
import { levelOf } from '../../src/library/ratings.ts';
import { readBytes, storiesOf } from '../../src/library/read.ts';
import type { FullStory, Story } from '../../src/library/story.ts';
import { countWords } from '../../src/library/words.ts';

const seeds = new URL('../../seeds/', import.meta.url);
const folder = new URL('stories/', seeds);
const readings = readdirSync(folder).map((file) => readBytes(file, readFileSync(new URL(file, folder))));
const pages = readings.flatMap((reading) => reading.pages);
const catalogue = parseCatalogue('catalogue.yaml', readFileSync(new URL('catalogue.yaml', seeds), 'utf8'));
const all = storiesOf(pages, catalogue);
const here = all.filter(({ files }) => files.length > 0);

const titled = (title: string): FullStory => {
  const found = all.find((story) => story.title === title);
  if (!found) throw new Error(`no story is called "${title}"`);
  return found;
};
const of = <T>(pick: (story: Story) => T): Set<T> => new Set(here.map(pick));
const ownWords = ({ chapters }: Story): number => chapters.reduce((sum, { words }) => sum + words, 0);

describe('the starter library', () => {
  it('reads without a fault', () => {
    expect(readings.flatMap(({ troubles }) => troubles)).toEqual([]);
    expect(catalogue.problems).toEqual([]);
    expect(all.flatMap(({ problems }) => problems)).toEqual([]);
    expect(here.length).toBeGreaterThanOrEqual(20);
  });

  it('says of every story what a card shows', () => {
    for (const story of here) {
      expect(story.title).not.toBeNull();
      expect(story.authors.length, String(story.title)).toBe(1);
      expect(story.summary, String(story.title)).toMatch(/[.!?]$/);
      expect(story.fandoms.length, String(story.title)).toBeGreaterThan(0);
      expect(story.published, String(story.title)).toMatch(/^20\d\d-/);
      expect(story.permission, String(story.title)).toBe('full');
      expect(story.losses, String(story.title)).toBe(0);
    }
  });

  it('holds texts as at least four archives save them', () => {
    expect([...new Set(pages.map(({ format }) => format))].sort()).toEqual([
      'AO3 HTML',
      'FanFicFare text',
      'Header post',
      'Markdown',
      'TtH page',
    ]);
  });

  it('has every rating level, state of warnings and status', () => {
    expect([...of(levelOf)].sort()).toEqual(['explicit', 'general', 'mature', 'teen', 'unrated']);
    expect(of(({ warnings }) => warnings.state).size).toBe(4);
    expect(of(({ status }) => status).size).toBe(3);
  });

  it('meets itself: crossovers, several stories of an author and of a day in the year', () => {
    expect(here.filter(({ fandoms }) => fandoms.length > 1).length).toBeGreaterThanOrEqual(8);
    expect(of(({ authors }) => authors[0]).size).toBeGreaterThanOrEqual(8);
    expect(of(({ authors }) => authors[0])).toContain('Anonymous');
    expect(of(({ published }) => published?.slice(5)).size).toBeLessThan(here.length - 2);
    expect(of(({ published }) => published?.slice(0, 4)).size).toBeGreaterThanOrEqual(10);
  });

  it('states as many words as it has', () => {
    for (const story of here) {
      if (story.words !== null) expect(ownWords(story), String(story.title)).toBe(story.words);
      for (const { number, words, paragraphs } of story.chapters) {
        const counted = paragraphs.reduce((sum, { text }) => sum + countWords(text), 0);
        expect(words, `${story.title}, chapter ${number}`).toBe(counted);
      }
    }
  });

  it('keeps notes and teasers out of the stories', () => {
    const spoken = here.flatMap(({ chapters }) => chapters.flatMap(({ paragraphs }) => paragraphs));
    for (const { text } of spoken) expect(text).not.toMatch(/^(?:Disclaimer|A\/N|Author|Rating|Next time)\b/);
    expect(titled('Tea with the Count').chapters.map(({ teaser }) => teaser !== null)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('a drabble of the starter library', () => {
  const drabbles = here.filter(({ tags }) => tags.some((tag) => tag.toLowerCase() === 'drabble'));

  it('has a hundred words, not one more', () => {
    expect(drabbles.length).toBeGreaterThanOrEqual(6);
    for (const drabble of drabbles) expect(ownWords(drabble), String(drabble.title)).toBe(100);
  });

  it('has them on every page of the collection, too', () => {
    const { chapters, status } = titled('Chance Met by Gaslight');
    expect(chapters.map(({ words }) => words)).toEqual([100, 100, 100, 100, 100]);
    expect(chapters.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(status).toBe('in-progress');
  });
});

describe('longer stories', () => {
  it('are joined from their pages', () => {
    const { chapters, files, chapterCount, status } = titled('Tea with the Count');
    expect({ chapterCount, status, files: files.length }).toEqual({ chapterCount: 4, status: 'complete', files: 4 });
    for (const { words } of chapters) expect(words).toBeGreaterThan(1000);
  });

  it('keep italics and scene breaks', () => {
    const paragraphs = titled('Telling the Bees').chapters.flatMap((chapter) => chapter.paragraphs);
    expect(paragraphs.filter(({ kind }) => kind === 'scene-break')).toHaveLength(1);
    expect(paragraphs.some(({ emphasis }) => emphasis?.some(({ style }) => style === 'italic'))).toBe(true);
  });
});

describe('stories that are only linked to', () => {
  it('are known with their address, and nothing of their text', () => {
    const linked = all.filter(({ files }) => files.length === 0);
    expect(linked.map(({ title }) => title).sort()).toEqual(['Eventually', 'Hero Talk', 'Visitors']);
    for (const { source, chapters, authors } of linked) {
      expect(source).toMatch(/^https:\/\/www\.tthfanfic\.org\/Story-\d+$/);
      expect(chapters).toEqual([]);
      expect(authors).toHaveLength(1);
    }
    expect(
      linked
        .filter(({ rating }) => rating === null)
        .map(({ title }) => title)
        .sort(),
    ).toEqual(['Hero Talk', 'Visitors']);
  });
});
