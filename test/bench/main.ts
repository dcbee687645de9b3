/** `npm run bench -- NAME [ARGS]`: each bench is a module beside this one. */
const BENCHES: Record<string, () => Promise<{ run(args: string[]): Promise<void> }>> = {
  daily: () => import('./daily.ts'),
  interactions: () => import('./interactions.ts'),
  library: () => import('./library.ts'),
  prompts: () => import('./prompts.ts'),
  reading: () => import('./reading.ts'),
  search: () => import('./search.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = BENCHES[name];
if (load) {
  await (await load()).run(args);
} else {
  console.error(`Which bench? One of: ${Object.keys(BENCHES).join(', ')}.`);
  process.exitCode = 2;
}
