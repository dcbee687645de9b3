import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openStore, type Store } from '../../src/store/store.ts';

const COMPILED = new URL('../../dist/src/store/store.js', import.meta.url).href;
const ZOD = import.meta.resolve('zod');
const schema = z.object({ owner: z.string() });

let folder: string;
let url: string;
let store: Store | undefined;
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
  url = `file:${join(folder, 'a.sqlite')}`;
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await store?.close();
  store = undefined;
  await rm(folder, { recursive: true });
});

/** A process of its own with the compiled store open as `records`; it says what the script prints. */
function start(script: string): { child: ChildProcess; lines: AsyncIterator<string>; ended: Promise<string> } {
  const program = `
    import { openStore } from ${JSON.stringify(COMPILED)};
    import { z } from ${JSON.stringify(ZOD)};
    const store = await openStore(${JSON.stringify(url)}, { clock: Date, warn: (text) => console.log(text) });
    const records = store.records('slot', z.object({ owner: z.string() }));
    const say = (line) => process.stdout.write(line + '\\n');
    ${script}
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<string>((resolve) => child.once('close', () => resolve(said)));
  async function* read() {
    for (let from = 0; ; ) {
      const end = said.indexOf('\n', from);
      if (end >= 0) {
        yield said.slice(from, end);
        from = end + 1;
      } else await new Promise((resolve) => child.stdout?.once('data', resolve));
    }
  }
  return { child, lines: read(), ended };
}

describe('two processes over one store', () => {
  it('grant each claim to one of them, and lose no update', async () => {
    const script = `
      say('ready');
      await new Promise((resolve) => process.stdin.once('data', resolve));
      const granted = await Promise.all(Array.from({ length: 400 }, async (_, n) => (await records.claim('slot/' + n, { owner: 'me' })) ? n : -1));
      for (let n = 0; n < 50; n++) await records.update('count', (old) => ({ owner: String(Number(old?.owner ?? 0) + 1) }));
      await store.close();
      say(JSON.stringify(granted.filter((n) => n >= 0)));
      process.exit(0);
    `;
    const both = [start(script), start(script)];
    await Promise.all(both.map(({ lines }) => lines.next()));
    for (const { child } of both) child.stdin?.write('go\n');
    const granted = await Promise.all(
      both.map(async ({ ended }) => JSON.parse((await ended).trim().split('\n').at(-1) ?? '') as number[]),
    );
    expect(granted.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 400 }, (_, n) => n));
    store = await openStore(url, { clock: Date, warn: () => {} });
    expect(await store.records('slot', schema).get('count')).toEqual({ owner: '100' });
  });
});

describe('a process that is killed', () => {
  it('leaves everything it said was written', async () => {
    const writer = start(
      `for (let n = 0; ; n++) { await records.set('slot/' + String(n).padStart(6, '0'), { owner: 'x'.repeat(300) }); say(String(n)); }`,
    );
    let last = '';
    for (let read = 0; read < 200; read++) last = String((await writer.lines.next()).value);
    writer.child.kill('SIGKILL');
    const said = (await writer.ended).trim().split('\n');
    last = said.at(-1) ?? last;
    const warnings: string[] = [];
    store = await openStore(url, { clock: Date, warn: (message) => warnings.push(message) });
    const records = store.records('slot', schema);
    for (let n = 0; n <= Number(last); n++)
      expect(await records.get(`slot/${String(n).padStart(6, '0')}`)).toEqual({ owner: 'x'.repeat(300) });
    expect(Number(last)).toBeGreaterThanOrEqual(199);
    expect(warnings).toEqual([]);
  });
});
