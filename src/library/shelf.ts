import { UserFacingError } from '../errors.ts';
import type { Audience } from './audience.ts';
import type { Library, NameKind, Overview, Passage, StoryFilter, Suggestion } from './library.ts';
import type { Chapter, Story } from './story.ts';

/** The library as one audience may see it. Commands are handed a shelf and never the library, so no way leads around the gate. */
export class Shelf {
  readonly audience: Audience;
  readonly #library: Library;

  constructor(library: Library, audience: Audience) {
    this.#library = library;
    this.audience = audience;
  }

  /** @throws {UserFacingError} when there is no such story or this audience may not see it; a withheld story is not named. */
  story(id: string): Story {
    const story = this.#library.story(id);
    if (!story)
      throw new UserFacingError('That story is no longer in the library. Try `/story` and pick one from the list.');
    return story;
  }

  ids(filter: StoryFilter): string[] {
    return this.#library.ids(filter, this.audience);
  }

  count(filter: StoryFilter): { shown: number; withheld: number } {
    return this.#library.count(filter, this.audience);
  }

  suggest(typed: string, limit = 25): Suggestion[] {
    return this.#library.suggest(typed, this.audience, limit);
  }

  suggestNames(kind: NameKind, typed: string, limit = 25): string[] {
    return this.#library.suggestNames(kind, typed, this.audience, limit);
  }

  search(words: string, filter: StoryFilter, limit = 10): { passages: Passage[]; withheld: number } {
    return this.#library.search(words, filter, this.audience, limit);
  }

  moreLike(story: Story, limit = 5): { story: Story; why: string }[] {
    return this.#library.moreLike(story.id, this.audience, limit);
  }

  overview(): Overview {
    return this.#library.overview(this.audience);
  }

  async chapter(story: Story, number: number): Promise<Chapter> {
    return this.#library.chapter(this.story(story.id).id, number);
  }
}
