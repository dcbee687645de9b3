import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface BotSettings {
  /** The bot's compiled entry. */
  entry: string;
  apiUrl: string;
  /** None: the library that ships with the bot. */
  libraries: readonly string[];
  /** Where records are kept; a place that is gone afterwards unless given. */
  storeUrl?: string;
  /** Shows what the bot logs on standard error. */
  verbose?: boolean;
  /** Told when the bot ends although nobody asked it to; `lines` are the last it said. */
  died?(code: number | null, lines: string): void;
}

/** A token that looks like one and opens nothing. */
const TOKEN = 'UmVoZWFyc2FsT25seTEyMw.Rehrsl.not-a-secret-only-the-local-discord-takes-it';
const LINES_KEPT = 20;
const PATIENCE_MS = 5000;

/** The bot as anybody runs it: unmodified, in a process of its own. */
export class BotProcess {
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #gone: Promise<void>;
  #said: string[] = [];
  #stopping = false;

  private constructor({ entry, apiUrl, libraries, storeUrl, verbose = false, died }: BotSettings, folder: string) {
    this.#folder = folder;
    this.#child = spawn(process.execPath, [entry], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        DISCORD_API_URL: apiUrl,
        DISCORD_TOKEN: TOKEN,
        LIBRARY_DIR: libraries.join(delimiter),
        STORE_URL: storeUrl ?? `file:${join(folder, 'store.sqlite')}`,
      },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.#hear(text, verbose));
    }
    this.#gone = new Promise((resolve) => {
      this.#child.once('close', (code) => {
        if (!this.#stopping) died?.(code, this.#said.join('\n'));
        resolve();
      });
    });
  }

  static async start(settings: BotSettings): Promise<BotProcess> {
    return new BotProcess(settings, await mkdtemp(join(tmpdir(), 'storykeeper-rehearsal-')));
  }

  /** Ends the bot as a service manager would: asks, and after a while insists. */
  async stop(): Promise<void> {
    const insist = setTimeout(() => this.#child.kill('SIGKILL'), PATIENCE_MS);
    await this.#end('SIGTERM');
    clearTimeout(insist);
  }

  /** Ends the bot in the middle of whatever it is doing. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    this.#stopping = true;
    this.#child.kill(signal);
    await this.#gone;
    await rm(this.#folder, { recursive: true, force: true });
  }

  #hear(text: string, verbose: boolean): void {
    if (verbose) process.stderr.write(text);
    this.#said = [...this.#said, ...text.trimEnd().split('\n')].slice(-LINES_KEPT);
  }
}
