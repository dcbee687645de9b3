import { audienceOf, DEFAULT_RULES } from '../../library/audience.ts';
import { openLibrary } from '../../library/index/open.ts';
import type { Found, StoryFilter } from '../../library/library.ts';
import { printable } from './input.ts';
import { bringUpToDate, withIndex } from './open-index.ts';
import type { Subcommand } from './subcommand.ts';

const LIMIT = 20;

export const search: Subcommand = {
  usage: 'search WORDS... [--in DIR] [--fandom NAME] [--author NAME] [--tag NAME] [--index FILE] [--json]',
  summary: 'find a remembered line: words, "an exact phrase", -without; stories of every rating',
  options: {
    in: { type: 'string' },
    fandom: { type: 'string' },
    author: { type: 'string' },
    tag: { type: 'string' },
    index: { type: 'string' },
  },
  async run({ positionals, flags, values }, around) {
    const typed = positionals.join(' ');
    if (typed.trim() === '') {
      around.warn('What is to be found? Type the words after "search".');
      return 2;
    }
    const folder = values.get('in');
    return withIndex({ folders: folder ? [folder] : [], index: values.get('index') }, around, async (place) => {
      await bringUpToDate(place, around);
      const library = await openLibrary(place);
      const filter: StoryFilter = {
        fandom: values.get('fandom'),
        author: values.get('author'),
        tag: values.get('tag'),
      };
      const found = await library.search(typed, filter, audienceOf(DEFAULT_RULES, true), LIMIT);
      await library.close();
      around.print(flags.has('json') ? asJson(found) : asText(found));
      return 0 as const;
    });
  },
};

const asJson = ({ passages }: Found): string =>
  JSON.stringify(
    passages.map(({ story, ...where }) => ({ id: story.id, title: story.title, authors: story.authors, ...where })),
    null,
    2,
  );

function asText({ passages }: Found): string {
  if (passages.length === 0) return 'Nothing found.';
  return passages
    .map(({ story, chapter, passage }) =>
      printable(
        `${story.id}, chapter ${chapter}: ${story.title ?? 'Untitled'} - ${story.authors.join(', ') || 'author not stated'}\n    ${passage}`,
      ),
    )
    .join('\n');
}
