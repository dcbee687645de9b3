import { describeProblem } from './input.ts';
import { bringUpToDate, withIndex } from './open-index.ts';
import type { Subcommand } from './subcommand.ts';

export const index: Subcommand = {
  usage: 'index [DIR...] [--index FILE] [--json]',
  summary:
    "bring the bot's index up to date, so that its next start finds everything ready; for a DIR, try how that goes",
  options: { index: { type: 'string' } },
  run: ({ positionals, flags, values }, around) =>
    withIndex({ folders: positionals, index: values.get('index') }, around, async (place) => {
      const start = performance.now();
      const { stories, removed, read, gone, unsettled, problems, unreadable } = await bringUpToDate(place, around);
      const seconds = (performance.now() - start) / 1000;
      // The drabbles' folder is made with the first drabble.
      const missing = unreadable.filter(({ root }) => root !== place.folders.at(-1) || positionals.length > 0);
      const numbers = { read, gone, unsettled, stories, removed };
      if (flags.has('json'))
        around.print(JSON.stringify({ ...numbers, seconds, problems, unreadable: missing }, null, 2));
      else {
        around.print(
          `${read} files read, ${gone} gone; ${stories} stories written, ${removed} taken out; ${seconds.toFixed(1)} s.`,
        );
        for (const problem of problems) around.print(describeProblem(problem));
        for (const { root, reason } of missing) around.warn(`${root} cannot be read: ${reason}`);
      }
      return problems.length + missing.length > 0 ? 1 : 0;
    }),
};
