import { openDatabase } from '../../../src/library/index/database.ts';
import { OpenDesk } from '../../../src/library/index/desk.ts';
import { IndexedLibrary } from '../../../src/library/index/indexed-library.ts';
import { PageWriter, withoutText } from '../../../src/library/index/page-writer.ts';
import { Register } from '../../../src/library/index/register.ts';
import { loadRegister } from '../../../src/library/index/register-store.ts';
import { StoryWriter } from '../../../src/library/index/story-writer.ts';
import { textNumber } from '../../../src/library/index/text-numbers.ts';
import type { Library } from '../../../src/library/library.ts';
import type { SavedPage } from '../../../src/library/saved-page.ts';
import type { FullStory } from '../../../src/library/story.ts';

/** The stories in a real index, in memory; each is one page of one file named like its id. */
export async function indexed(stories: readonly FullStory[]): Promise<Library> {
  const database = await openDatabase(':memory:');
  const pages = new PageWriter(database);
  const writer = new StoryWriter(database);
  const files = new Map(stories.map((story) => [story.id, pageOf(story)]));
  database.exec('BEGIN');
  for (const story of stories) {
    const number = pages.putPage(story.id, withoutText(pageOf(story)));
    const texts = story.chapters.map((_, place) => textNumber(number, place));
    writer.put(story, { texts, entry: null, replaces: new Set() });
  }
  writer.renewRegister();
  database.exec('COMMIT');
  const parts = await loadRegister(database);
  if (!parts) throw new Error('no register was saved');
  const desk = new OpenDesk(database, {
    stamp: async () => ({ stamp: '', bytes: 1 }),
    read: async (path) => files.get(path),
  });
  return new IndexedLibrary(database, new Register(parts), desk);
}

function pageOf({ id, chapters }: FullStory): SavedPage {
  const place = { story: null, page: null, of: null };
  return { file: id, format: 'test', facts: {}, place, chapters, losses: 0, problems: [] };
}
