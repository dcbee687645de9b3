import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readConfig, shippedLibrary } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';
import { createLog } from '../src/log.ts';

const TOKEN = 'a.secret.token';

function problemsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the settings', () => {
  it('have defaults for everything but the token', () => {
    expect(readConfig({ DISCORD_TOKEN: TOKEN, LOG_LEVEL: '', STORE_URL: '' })).toEqual({
      token: TOKEN,
      apiUrl: undefined,
      libraryDirs: [shippedLibrary()],
      storeUrl: 'file:data/storykeeper.sqlite',
      dataDir: 'data',
      logLevel: 'info',
    });
    expect(shippedLibrary()).toBe(join(import.meta.dirname, '..', 'seeds'));
  });

  it.each([
    ['file:/var/keeper/store.sqlite', '/var/keeper'],
    ['file:///var/keeper/store.sqlite', '/var/keeper'],
    ['redis://localhost', 'data'],
  ])('keep the bot’s own files beside its store: %s', (STORE_URL, dataDir) => {
    expect(readConfig({ DISCORD_TOKEN: TOKEN, STORE_URL }).dataDir).toBe(dataDir);
  });

  it('can name several folders of stories', () => {
    const [here, there] = [import.meta.dirname, join(import.meta.dirname, 'support')];
    const config = readConfig({ DISCORD_TOKEN: TOKEN, LIBRARY_DIR: `${here}${delimiter}${there}` });
    expect(config.libraryDirs).toEqual([here, there]);
  });

  it('say in three lines what to do without a token', () => {
    const [words = ''] = problemsOf({});
    expect(words.split('\n')).toHaveLength(3);
    expect(words).toContain('.env.example');
    expect(words).toContain('npm run rehearse');
  });

  it('are all found wrong at once, and the secret is not told', () => {
    const problems = problemsOf({
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: 'example.org',
      LIBRARY_DIR: '/no/such/folder',
      LOG_LEVEL: 'loud',
    });
    expect(problems).toHaveLength(3);
    expect(problems.join('\n')).toMatch(
      /DISCORD_API_URL: .*LIBRARY_DIR: there is no folder.*LOG_LEVEL: expected one of/s,
    );
    expect(problems.join('\n')).not.toContain(TOKEN);
  });

  it('take folders of stories only', () => {
    const file = join(import.meta.dirname, '..', 'package.json');
    expect(problemsOf({ DISCORD_TOKEN: TOKEN, LIBRARY_DIR: file })).toEqual([
      expect.stringContaining('there is no folder'),
    ]);
  });

  it('are all explained in .env.example, and no other', () => {
    const example = readFileSync(join(import.meta.dirname, '..', '.env.example'), 'utf8');
    const source = readFileSync(join(import.meta.dirname, '..', 'src', 'config.ts'), 'utf8');
    const explained = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    const read = [...source.matchAll(/^ {2}([A-Z_]+): z\./gm)].map(([, name]) => name);
    expect(explained.sort()).toEqual(read.sort());
    expect(read).toContain('DISCORD_TOKEN');
  });
});

describe('the log', () => {
  it('holds no token, wherever one stands', () => {
    const written = new PassThrough();
    const log = createLog({ logLevel: 'info', token: TOKEN }, written);
    const error = Object.assign(new Error(`refused: ${TOKEN}`), {
      url: 'https://discord.com/api/v10/webhooks/123456789012345678/aW50ZXJhY3Rpb24.x_y-z/messages/@original',
      requestBody: { json: { content: 'a story' } },
    });
    log.error({ err: error, token: TOKEN }, `with ${TOKEN}`);
    const line = String(written.read());
    expect(line).toContain('/webhooks/123456789012345678/[token]/messages');
    expect(line).not.toMatch(/secret|aW50|a story/);
    expect(JSON.parse(line)).toMatchObject({ level: 'error', msg: 'with [token]' });
  });
});
