import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Home, storyFile } from './bot.ts';

const ENTRY = join(import.meta.dirname, '..', '..', 'dist', 'src', 'rehearsal', 'main.js');

/** What `npm run rehearse` runs, with lines on its standard input. */
async function rehearse(args: readonly string[], lines: readonly string[]) {
  const child = spawn(process.execPath, [ENTRY, ...args], { stdio: 'pipe' });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, ...said };
}

describe('npm run rehearse', () => {
  it('lets one try the shipped bot line by line', async () => {
    const { code, out, err } = await rehearse([], ['/random', 'press Share', 'in #after-dark', '/prompt']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^fan in #general> \/random\nStorykeeper, only to you \(\d+ ms\):\n┃ /);
    expect(out).toContain('fan in #after-dark> /prompt');
  });

  it('prints JSON, from a library of one’s own, and posts the story of the day', async () => {
    const home = await Home.make();
    await home.write(
      'lamp.md',
      storyFile({ title: 'The Lamp', author: 'A. Reader', rating: 'General' }, 'A lamp went out.'),
    );
    const { code, out } = await rehearse(
      ['--library', home.folder, '--json'],
      [
        '/story story: lamp',
        'as moderator',
        '/daily setup channel: #recommendations time: 18:30 timezone: berlin',
        '/daily now',
      ],
    );
    await home.remove();
    const events: Record<string, unknown>[] = out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(events[0]).toMatchObject({ event: 'choice', text: expect.stringMatching(/^story: The Lamp/) });
    expect(events[1]).toMatchObject({ event: 'answer', private: true, text: expect.stringContaining('A. Reader') });
    const posts = events.filter(({ event }) => event === 'post');
    expect(posts).toMatchObject([{ channel: '#recommendations', text: expect.stringContaining('The Lamp') }]);
  });

  it('ends with 1 when a line got no valid answer', async () => {
    const { code, out } = await rehearse([], ['/nonsense', '/help']);
    expect(code).toBe(1);
    expect(out).toContain('"nonsense" is not a command the bot registered');
    expect(out).toContain('fan in #general> /help');
  });

  it('says plainly when the bot cannot start', async () => {
    const { code, err } = await rehearse(['--library', join(import.meta.dirname, 'nowhere')], ['/help']);
    expect(code).toBe(1);
    expect(err).toMatch(/^The bot ended by itself \(exit code 78\)\. Its last words:\nLIBRARY_DIR: there is no folder/);
  });

  it('explains its arguments', async () => {
    expect(await rehearse(['--help'], [])).toMatchObject({ code: 0, out: expect.stringContaining('--library DIR') });
    expect(await rehearse(['--bogus'], [])).toMatchObject({ code: 2, err: expect.stringContaining('--bogus') });
  });
});
