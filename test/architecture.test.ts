import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * What each room may import: other rooms (a folder of `src`, or one of its files), and packages. `node:` modules are open
 * to all but the rooms that decide. Domain rooms know nothing of Discord and of where records are kept.
 */
interface Room {
  rooms: string[];
  packages: string[];
  /** The modules of Node it may use; all of them when left out. */
  node?: string[];
}

const DOMAIN = ['library', 'errors', 'ports'];
const ROOMS: Record<string, Room> = {
  errors: { rooms: [], packages: [], node: [] },
  ports: { rooms: [], packages: [], node: [] },
  config: { rooms: ['errors'], packages: ['zod'] },
  log: { rooms: ['config'], packages: ['pino'] },
  services: { rooms: [...DOMAIN, 'prompts', 'daily'], packages: [], node: [] },
  library: {
    rooms: DOMAIN,
    packages: ['chardet', 'fflate', 'htmlparser2', 'iconv-lite', 'libsql', 'p-queue', 'yaml', 'zod'],
  },
  prompts: { rooms: [...DOMAIN, 'prompts'], packages: ['pure-rand', 'yaml', 'zod'] },
  daily: {
    rooms: [...DOMAIN, 'prompts', 'daily'],
    packages: ['node-cron', 'p-queue', 'pure-rand', 'zod'],
    node: ['node:crypto'],
  },
  store: { rooms: [...DOMAIN, 'prompts', 'daily', 'store'], packages: ['keyv', 'libsql', 'zod'] },
  discord: {
    rooms: [...DOMAIN, 'prompts', 'daily', 'store', 'discord', 'services'],
    packages: ['discord.js', '@discordjs/rest'],
  },
  commands: {
    rooms: [...DOMAIN, 'prompts', 'daily', 'discord', 'services', 'commands'],
    packages: ['discord.js'],
    node: [],
  },
  rehearsal: { rooms: ['rehearsal'], packages: ['ajv', 'discord-api-spec', 'ws', 'zod'] },
};
/** The only places that build things. They may use everything but the rehearsal server. */
const ROOTS = ['main', 'run', 'cli'];

const project = join(import.meta.dirname, '..');
const files = ['src', 'commands'].flatMap((top) =>
  readdirSync(join(project, top), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${top}/${file.replaceAll('\\', '/')}`),
);

/** "src/library/story.ts" -> "library", "src/errors.ts" -> "errors", "commands/story.ts" -> "commands". */
function roomOf(file: string): string {
  const [top = '', next = ''] = file.split('/');
  return top === 'src' ? next.replace(/\.ts$/, '') : top;
}

/** What stands in `import ... from`, `export ... from`, `import '...'`, `import('...')` and `new URL('./...')`. */
function importsOf(text: string): string[] {
  const pattern =
    /^(?:import|export)\b[^'();=]*\bfrom\s*'([^']+)'|^import\s*'([^']+)'|\bimport\(\s*'([^']+)'|\bnew URL\(\s*'(\.[^']+)'/gm;
  return [...text.matchAll(pattern)].flatMap(([, ...groups]) => groups.find((group) => group !== undefined) ?? []);
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** What a file imports although its room may not. */
function trespasses(file: string, text: string): string[] {
  const name = roomOf(file);
  const room = ROOMS[name];
  return importsOf(text).filter((specifier) => {
    if (specifier.startsWith('.')) {
      const target = roomOf(relative(project, join(project, dirname(file), specifier)).replaceAll('\\', '/'));
      return ROOTS.includes(name) ? target === 'rehearsal' : target !== name && !room?.rooms.includes(target);
    }
    if (ROOTS.includes(name)) return false;
    if (specifier.startsWith('node:')) return room?.node !== undefined && !room.node.includes(specifier);
    return !room?.packages.includes(packageOf(specifier));
  });
}

describe('the layers', () => {
  it.each(Object.keys(ROOMS))('of %s are seen by this test at all', (room) => {
    expect(files.filter((file) => roomOf(file) === room)).not.toEqual([]);
  });

  it('have a place for every file', () => {
    const known = [...Object.keys(ROOMS), ...ROOTS];
    expect(files.filter((file) => !known.includes(roomOf(file)))).toEqual([]);
  });

  it('are kept', () => {
    const found = files.flatMap((file) =>
      trespasses(file, readFileSync(join(project, file), 'utf8')).map((specifier) => `${file} imports ${specifier}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['src/library/story.ts', "import { Client } from 'discord.js';"],
    ['src/library/story.ts', "import type { Reply } from '../discord/reply.ts';"],
    ['src/library/formats/format.ts', "export { x } from '../../store/store.ts';"],
    ['src/daily/slots.ts', "import { readFileSync } from 'node:fs';"],
    ['src/daily/slots.ts', "const keyv = await import('keyv');"],
    ['src/discord/dispatch.ts', "import '../rehearsal/world/world.ts';"],
    ['src/rehearsal/clock.ts', "import type { Clock } from '../ports.ts';"],
    ['src/main.ts', "import { startDiscord } from './rehearsal/discord.ts';"],
    ['commands/story.ts', "import { openStore } from '../src/store/store.ts';"],
  ])('would be seen to be broken: %s with %s', (file, line) => {
    expect(trespasses(file, line)).toHaveLength(1);
  });

  it('let pass what they allow', () => {
    expect(trespasses('src/library/story.ts', "import { UserFacingError } from '../errors.ts';")).toEqual([]);
    expect(trespasses('commands/story.ts', "import { lines } from '../src/discord/cards/layout.ts';")).toEqual([]);
  });
});
