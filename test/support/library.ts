import type { Library } from '../../src/library/library.ts';
import type { FullStory } from '../../src/library/story.ts';
import { ListLibrary } from './list-library.ts';

export { aChapter, aLinkOnlyStory, aStory } from './stories.ts';

/** A library of the given stories, in memory. Give each its own id. */
export function libraryOf(stories: FullStory[]): Library {
  return new ListLibrary(stories);
}
