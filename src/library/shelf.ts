import { UserFacingError } from '../errors.ts';
import { type Audience, permissionOf, permits, type Standing, standing } from './audience.ts';
import { type Excerpt, excerptOf, excerptsOf, type Measure } from './excerpt.ts';
import type { Found, Library, Likeness, NameKind, Overview, StoryFilter, Suggestion } from './library.ts';
import type { Chapter, Permission, Story } from './story.ts';
import { withheldLine } from './withheld.ts';

/** The most that is shown of a story whose author allows excerpts only, in characters. */
const LONGEST_EXCERPT = 3000;
/** How many titles are named when several fit what a member typed. */
const NAMED = 5;

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
    const story = this.#known(id);
    if (story) return story;
    throw new UserFacingError(GONE);
  }

  /**
   * The story a member means: the id of a line picked from the list, or words typed instead of picking.
   * @throws {UserFacingError} when the words fit none or several; it names some, and tells how many are withheld here.
   */
  named(typed: string): Story {
    const story = this.#known(typed);
    if (story) return story;
    const [first, second, ...others] = this.suggest(typed, 25);
    const withheld = this.#library.withheldSuggestions(typed, this.audience);
    if (first && (!second || stands(first) > stands(second))) return this.story(first.id);
    if (first && second)
      throw new UserFacingError(`${severalFit([first, second, ...others])}${alsoWithheld(withheld)}`);
    throw new UserFacingError(withheld > 0 ? withheldLine(withheld) : NOTHING_FITS);
  }

  /** Those of the stories that may be shown here, in their order, and how many are withheld; the gone are gone. */
  those(ids: readonly string[]): { stories: Story[]; withheld: number } {
    const known = ids.flatMap((id) => this.#library.story(id) ?? []);
    const withStanding = (wanted: Standing) => known.filter((story) => standing(story, this.audience) === wanted);
    return { stories: withStanding('shown'), withheld: withStanding('withheld').length };
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

  search(words: string, filter: StoryFilter, limit = 10): Promise<Found> {
    return this.#library.search(words, filter, this.audience, limit);
  }

  moreLike(story: Story, limit = 5): Promise<Likeness[]> {
    return this.#library.moreLike(story.id, this.audience, limit);
  }

  overview(): Overview {
    return this.#library.overview(this.audience);
  }

  /** How much of the story may be shown here: what a card offers follows it. */
  permission(story: Story): Permission {
    return permissionOf(story, this.audience);
  }

  /** A chapter to read. @throws {UserFacingError} when its text may not be shown or is not in the library. */
  async chapter(story: Story, number: number): Promise<Chapter> {
    return this.#text(story.id, number, 'full');
  }

  /**
   * The opening of a chapter, at most `length` characters (or whatever `measure` counts), or a later one of the excerpts of
   * that length. Where only excerpts are allowed that is the first chapter's opening and no other.
   * @throws {UserFacingError} when its text may not be shown or is not in the library.
   */
  async excerpt(story: Story, number: number, length: number, measure?: Measure, page = 1): Promise<Excerpt> {
    const first = this.story(story.id).chapters[0]?.number ?? 1;
    const chapter = await this.#text(story.id, number, number === first && page === 1 ? 'excerpt' : 'full');
    if (!permits(story, this.audience, 'full')) return excerptOf(chapter, Math.min(length, LONGEST_EXCERPT), measure);
    const excerpt = excerptsOf(chapter, length, measure)[page - 1];
    if (excerpt || page === 1) return excerpt ?? { paragraphs: [], cut: false };
    throw new UserFacingError('The chapter ends before that page. Please open it again.');
  }

  /** @throws {UserFacingError} when the story is withheld; what does not exist for this audience is undefined. */
  #known(id: string): Story | undefined {
    const story = this.#library.story(id);
    const stands = story ? standing(story, this.audience) : 'absent';
    if (stands === 'withheld') throw new UserFacingError(WITHHELD);
    return stands === 'shown' ? story : undefined;
  }

  async #text(id: string, number: number, wanted: Permission): Promise<Chapter> {
    const story = this.story(id);
    if (!permits(story, this.audience, wanted)) throw new UserFacingError(`${REFUSED[wanted]} ${readAtHome(story)}`);
    if (story.chapters.length === 0) throw new UserFacingError(`Its text is not in this library. ${readAtHome(story)}`);
    if (!story.chapters.some((heading) => heading.number === number))
      throw new UserFacingError(noChapter(story, number));
    return this.#library.chapter(id, number);
  }
}

const WITHHELD =
  'This one is withheld here because of its rating. It can be shown in an age-restricted channel: try the command again there.';
const GONE = 'That story is no longer in the library. Try `/story` and pick one from the list.';
const NOTHING_FITS =
  'No story here fits that. Type a part of its title or its author and pick a line from the list, or try `/find` with words from its text.';
const REFUSED: Record<Permission, string> = {
  hidden: GONE,
  summary: GONE,
  excerpt: 'Its author has it recommended here, not shown.',
  full: 'Only its opening may be shown here.',
};

/** The better a title fits, the higher: a whole title beats words of it, and those beat a slip of the keys. */
const stands = ({ fit }: Suggestion): number => ['near', 'words', 'title'].indexOf(fit);

function severalFit(found: Suggestion[]): string {
  const best = found
    .slice(0, NAMED)
    .map(({ title, authors }) => `${title ?? 'Untitled'} - ${authors.join(', ') || 'author not stated'}`);
  const more = found.length > NAMED ? ', and more' : '';
  return `Several stories fit that: ${best.join('; ')}${more}. Type a little more, or pick a line from the list.`;
}

const alsoWithheld = (count: number): string => (count > 0 ? ` ${withheldLine(count)}` : '');

function readAtHome({ source }: Story): string {
  return source ? `You can read it where it lives: ${source}` : 'Where it can be read is not stated.';
}

function noChapter({ chapters }: Story, number: number): string {
  const numbers = chapters.map((heading) => heading.number);
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const range = least === most ? `chapter ${least} only` : `chapters ${least} to ${most}`;
  return `There is no chapter ${number} in the library: it has ${range}.`;
}
