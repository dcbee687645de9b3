import { delimiter, resolve } from 'node:path';
import { dataDirOf, shippedLibrary } from '../config.ts';
import { progressOn } from './library/progress.ts';
import { runLibrary } from './library/run.ts';

// npm runs scripts in the project's folder; people mean the one they stand in.
const home = process.env.INIT_CWD ?? process.cwd();
const fromEnvironment = process.env.LIBRARY_DIR?.split(delimiter).filter((folder) => folder !== '');

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads the output has seen enough ("| head").
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await runLibrary(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
  progress: progressOn(process.stderr),
  path: (typed) => resolve(home, typed),
  libraries: fromEnvironment?.length ? fromEnvironment : [shippedLibrary()],
  data: dataDirOf(process.env.STORE_URL || 'file:data/storykeeper.sqlite'),
});
