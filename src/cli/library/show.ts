import { storiesOf } from '../../library/read.ts';
import type { SavedPage } from '../../library/saved-page.ts';
import type { FullStory, Paragraph } from '../../library/story.ts';
import { describe, describeProblem, inputFiles, printable, readInput } from './input.ts';
import { missingFrom } from './missing.ts';
import { publicStory } from './public-story.ts';
import type { Subcommand } from './subcommand.ts';

export const show: Subcommand = {
  usage: 'show FILE... [--json]',
  summary: 'print the stories that these files hold, with their text',
  options: {},
  async run({ positionals, flags }, { print, warn, path }) {
    if (positionals.length === 0) {
      warn('Which files? For example: library show stories/*.txt');
      return 2;
    }
    const { pages, catalogue, troubles } = await readInput(await inputFiles(positionals, path));
    const stories = inOrderOf(pages, storiesOf(pages, catalogue));
    if (flags.has('json')) print(JSON.stringify(stories.map(publicStory), null, 2));
    else for (const story of stories) print(rendered(story));
    for (const trouble of troubles) warn(describe(trouble));
    return troubles.length > 0 ? 1 : 0;
  },
};

/** As their files were given; stories without a text come last. */
function inOrderOf(pages: readonly SavedPage[], stories: readonly FullStory[]): FullStory[] {
  const place = new Map<string, number>();
  for (const [index, { file }] of pages.entries()) if (!place.has(file)) place.set(file, index);
  const first = ({ files }: FullStory) =>
    Math.min(pages.length, ...files.map((file) => place.get(file) ?? pages.length));
  return [...stories].sort((one, other) => first(one) - first(other));
}

function rendered(story: FullStory): string {
  const { title, authors, series, warnings, summary } = story;
  const facts: [name: string, value: string | number | null][] = [
    ['Id', story.id],
    ['Series', series && `${series.name}${series.part === null ? '' : `, part ${series.part}`}`],
    ['Rating', [story.rating, story.authorRating && `${story.authorRating} by the author`].filter(Boolean).join('; ')],
    ['Warnings', warnings.state === 'listed' ? warnings.list.join(', ') : warnings.state.replaceAll('-', ' ')],
    ['Categories', story.categories.join('; ')],
    ['Fandoms', story.fandoms.join('; ')],
    ['Relationships', story.relationships.join('; ')],
    ['Characters', story.characters.join('; ')],
    ['Status', story.status.replaceAll('-', ' ')],
    ['Published', story.published],
    ['Updated', story.updated],
    ['Words', story.words],
    ['Chapters', story.chapterCount],
    ['Source', story.source],
    ['Losses', story.losses || null],
    ['Missing', missingFrom(story).join(', ')],
    ['Summary', summary],
  ];
  const lines = facts.flatMap(([name, value]) => (value ? [`  ${`${name}:`.padEnd(15)}${value}`] : []));
  const chapters = story.chapters.map(
    (chapter) =>
      `-- ${chapter.number}. ${chapter.title ?? '(no title)'} (${chapter.words} words) --\n\n${[
        ...chapter.notes.map(({ label, text }) => `[${label}: ${text}]`),
        ...chapter.paragraphs.map(renderedParagraph),
        ...(chapter.teaser === null ? [] : [`[Next time: ${chapter.teaser}]`]),
      ].join('\n\n')}`,
  );
  const heading = `== ${title ?? '(no title)'} - ${authors.join(', ') || 'author not stated'} ==`;
  const problems = story.problems.map((problem) => `  ! ${describeProblem(problem)}`);
  return printable(`${[[heading, ...lines, ...problems].join('\n'), ...chapters].join('\n\n')}\n`);
}

function renderedParagraph({ kind, text }: Paragraph): string {
  return kind === 'scene-break' ? '* * *' : text;
}
