import { levelOf } from '../../library/ratings.ts';
import { storiesOf } from '../../library/read.ts';
import type { FullStory } from '../../library/story.ts';
import { describe, printable, readLibraries } from './input.ts';
import type { Subcommand } from './subcommand.ts';

export const stats: Subcommand = {
  usage: 'stats [DIR...] [--json]',
  summary: 'count stories, chapters and words, by fandom, rating, status and format',
  options: {},
  async run({ positionals, flags }, { print, warn, libraries, path }) {
    const { pages, catalogue, troubles } = await readLibraries(positionals.length > 0 ? positionals : libraries, path);
    const stories = storiesOf(pages, catalogue);
    const numbers = {
      stories: stories.length,
      linkOnly: stories.filter(({ files }) => files.length === 0).length,
      chapters: stories.reduce((sum, { chapters }) => sum + chapters.length, 0),
      words: stories.reduce((sum, story) => sum + wordsIn(story), 0),
      unreadable: troubles.length,
    };
    const tallies = {
      fandoms: tally(stories.flatMap(({ fandoms }) => fandoms)),
      ratings: tally(stories.map((story) => levelOf(story))),
      statuses: tally(stories.map(({ status }) => status)),
      formats: tally(pages.map(({ format }) => format)),
    };
    if (flags.has('json')) print(JSON.stringify({ ...numbers, ...tallies }, null, 2));
    else {
      for (const [name, number] of Object.entries(numbers)) print(`${name.padEnd(12)}${number}`);
      for (const [name, counts] of Object.entries(tallies))
        print(
          printable(
            `${name}: ${Object.entries(counts)
              .map(([one, count]) => `${one} ${count}`)
              .join(', ')}`,
          ),
        );
    }
    for (const trouble of troubles) warn(describe(trouble));
    return troubles.length > 0 ? 1 : 0;
  },
};

const wordsIn = ({ chapters }: FullStory): number => chapters.reduce((sum, { words }) => sum + words, 0);

/** How often each name stands there, the most frequent first. */
function tally(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)));
}
