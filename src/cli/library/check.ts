import { storiesOf } from '../../library/read.ts';
import type { FullStory, Problem } from '../../library/story.ts';
import { checkDecks } from '../../prompts/deck-folder.ts';
import { describeProblem, printable, readLibraries } from './input.ts';
import { missingFrom } from './missing.ts';
import type { Subcommand } from './subcommand.ts';

export const check: Subcommand = {
  usage: 'check [DIR...] [--json]',
  summary: 'list every story with what is missing, and every problem of texts, catalogue and decks',
  options: {},
  async run({ positionals, flags }, { print, libraries, path }) {
    const folders = positionals.length > 0 ? positionals : libraries;
    const { pages, catalogue, troubles } = await readLibraries(folders, path);
    const stories = storiesOf(pages, catalogue);
    const decks = (await Promise.all(folders.map((folder) => checkDecks(path(folder))))).flat();
    const unreadable: Problem[] = troubles.map(({ file, line, expected, found }) => ({
      file,
      line,
      message: `expected ${expected}, found ${found}`,
    }));
    const faults = [...unreadable, ...catalogue.problems, ...decks];
    const minor = stories.flatMap(({ problems }) => problems);
    if (flags.has('json'))
      print(
        JSON.stringify({ stories: stories.map(reportOf), unreadable, catalogue: catalogue.problems, decks }, null, 2),
      );
    else {
      for (const story of stories) print(lineOf(story));
      for (const problem of [...minor, ...faults]) print(describeProblem(problem));
      print(`${stories.length} stories, ${faults.length} faults, ${minor.length} other problems.`);
    }
    return faults.length > 0 ? 1 : 0;
  },
};

function reportOf(story: FullStory) {
  const { id, title, authors, files, problems } = story;
  return { id, title, authors, files, missing: missingFrom(story), problems };
}

function lineOf(story: FullStory): string {
  const missing = missingFrom(story);
  const name = `${story.title ?? '(no title)'} - ${story.authors.join(', ') || 'author not stated'}`;
  return printable(`${story.id}: ${name}${missing.length > 0 ? ` (missing: ${missing.join(', ')})` : ''}`);
}
