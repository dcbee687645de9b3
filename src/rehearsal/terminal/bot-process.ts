import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface BotSettings {
  /** The bot's compiled entry. */
  entry: string;
  apiUrl: string;
  libraries: readonly string[];
  verbose: boolean;
  /** Told when the bot ends although nobody asked it to; `lines` are the last it said. */
  died(code: number | null, lines: string): void;
}

/** A token that looks like one and opens nothing. */
const TOKEN = 'UmVoZWFyc2FsT25seTEyMw.Rehrsl.not-a-secret-only-the-local-discord-takes-it';
const LINES_KEPT = 20;
const PATIENCE_MS = 5000;

/** The bot as anybody runs it, in a process of its own, with a store that is gone afterwards. */
export class BotProcess {
  readonly #child: ChildProcess;
  readonly #folder: string;
  #said: string[] = [];
  #stopping = false;

  private constructor({ entry, apiUrl, libraries, verbose, died }: BotSettings, folder: string) {
    this.#folder = folder;
    this.#child = spawn(process.execPath, [entry], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        DISCORD_API_URL: apiUrl,
        DISCORD_TOKEN: TOKEN,
        LIBRARY_DIR: libraries.join(delimiter),
        STORE_URL: `file:${join(folder, 'store.sqlite')}`,
      },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.#hear(text, verbose));
    }
    this.#child.on('exit', (code) => {
      if (!this.#stopping) died(code, this.#said.join('\n'));
    });
  }

  static async start(settings: BotSettings): Promise<BotProcess> {
    return new BotProcess(settings, await mkdtemp(join(tmpdir(), 'storykeeper-rehearsal-')));
  }

  /** Ends the bot as a service manager would: asks, and after a while insists. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const insist = setTimeout(() => this.#child.kill('SIGKILL'), PATIENCE_MS);
      await new Promise((resolve) => {
        this.#child.once('exit', resolve);
        this.#child.kill('SIGTERM');
      });
      clearTimeout(insist);
    }
    await rm(this.#folder, { recursive: true, force: true });
  }

  #hear(text: string, verbose: boolean): void {
    if (verbose) process.stderr.write(text);
    this.#said = [...this.#said, ...text.trimEnd().split('\n')].slice(-LINES_KEPT);
  }
}
