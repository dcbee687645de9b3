import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';

const ENTRY = join(import.meta.dirname, '..', '..', 'dist', 'src', 'main.js');
const TOKEN = 'a.token.for-tests';

/** A folder of its own for one test's stories and store. */
export class Home {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<Home> {
    return new Home(await mkdtemp(join(tmpdir(), 'storykeeper-e2e-')));
  }

  async write(name: string, text: string): Promise<void> {
    await writeFile(join(this.folder, name), text);
  }

  get store(): string {
    return `file:${join(this.folder, 'data', 'store.sqlite')}`;
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

/** The real bot in a process of its own. */
export class Bot {
  readonly #child: ChildProcess;
  /** Everything it wrote, to either stream. */
  said = '';
  /** Resolves to its exit code, or to the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;

  constructor(environment: Record<string, string>) {
    const { PATH, NODE_OPTIONS } = process.env;
    const env = { ...(PATH && { PATH }), ...(NODE_OPTIONS && { NODE_OPTIONS }), ...environment };
    // Not in the project's folder: an .env that lies there is none of a test's business.
    this.#child = spawn(process.execPath, [ENTRY], { env, cwd: tmpdir(), stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.said += text;
      });
    this.ended = new Promise((resolve) => this.#child.once('close', (code, signal) => resolve(code ?? signal)));
  }

  /** Starts it against a local Discord and waits until it is connected and its commands are known. */
  static async start(discord: LocalDiscord, home: Home, environment: Record<string, string> = {}): Promise<Bot> {
    const bot = new Bot({
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.apiUrl,
      LIBRARY_DIR: home.folder,
      STORE_URL: home.store,
      ...environment,
    });
    const died = bot.ended.then((how) => Promise.reject(new Error(`the bot ended (${how}): ${bot.said}`)));
    await Promise.race([discord.ready(), died]);
    died.catch(() => {});
    return bot;
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | NodeJS.Signals | null> {
    this.#child.kill(signal);
    return this.ended;
  }
}

/** A story in the library's own format. */
export function storyFile(facts: Record<string, unknown>, text: string): string {
  const lines = Object.entries(facts).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return ['---', ...lines, '---', '', text, ''].join('\n');
}
