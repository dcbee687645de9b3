import { defineConfig } from 'vitest/config';

/** Every suite but `unit` and `e2e` needs something a plain clone may lack, so each is its own project. */
const project = (name: string, include: string[], extra = {}) => ({
  test: { name, include, isolate: false, ...extra },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', ['test/*/**/*.test.ts', 'test/*.test.ts', '!test/{e2e,texts,fuzz,chaos,bench}/**']),
      project('e2e', ['test/e2e/**/*.test.ts'], {
        testTimeout: 30_000,
        hookTimeout: 30_000,
        globalSetup: 'test/e2e/build.ts',
      }),
      project('texts', ['test/texts/**/*.test.ts']),
      project('chaos', ['test/chaos/**/*.test.ts'], { testTimeout: 900_000, globalSetup: 'test/e2e/build.ts' }),
      project('fuzz', ['test/fuzz/**/*.test.ts'], { testTimeout: 600_000 }),
    ],
  },
});
