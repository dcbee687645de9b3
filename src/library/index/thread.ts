import { parentPort, Worker } from 'node:worker_threads';
import { UserFacingError } from '../../errors.ts';

interface Question {
  id: number;
  name: string;
  values: readonly unknown[];
}

type Answer = { id: number; value: unknown } | { id: number; error: { name: string; message: string } };
/** What a thread says unasked. */
interface Note {
  note: unknown;
}
/** Small helpings of new objects, so that several threads together stay small. */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 1024 };

type Handlers = Record<string, (...values: never[]) => unknown>;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Answers the questions of the thread that started this one; each is the name of a handler and its values. */
export function answerQuestions(handlers: Handlers): void {
  const port = parentPort;
  if (!port) throw new Error('this module runs in a worker thread only');
  port.on('message', async ({ id, name, values }: Question) => {
    try {
      const handler = handlers[name];
      if (!handler) throw new Error(`nobody here answers "${name}"`);
      port.postMessage({ id, value: await handler(...(values as never[])) } satisfies Answer);
    } catch (error) {
      const { name: kind, message } = error instanceof Error ? error : new Error(String(error));
      port.postMessage({ id, error: { name: kind, message } } satisfies Answer);
    }
  });
}

/** Says something to the thread that started this one, unasked. */
export function tell(note: unknown): void {
  parentPort?.postMessage({ note } satisfies Note);
}

/** A thread that is asked questions. It starts with the first one, starts again after a crash, and keeps no process alive. */
export class Thread {
  readonly #module: URL;
  readonly #workerData: unknown;
  readonly #onNote: (note: unknown) => void;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #asked = 0;

  constructor(module: URL, workerData: unknown, onNote: (note: unknown) => void = () => {}) {
    this.#module = module;
    this.#workerData = workerData;
    this.#onNote = onNote;
  }

  /** @returns what the handler answered; the caller knows its type. A crash of the thread rejects all that is unanswered. */
  ask(name: string, ...values: readonly unknown[]): Promise<unknown> {
    this.#worker ??= this.#start();
    const id = this.#asked++;
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#worker.ref();
    this.#worker.postMessage({ id, name, values } satisfies Question);
    return answer;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#module, { workerData: this.#workerData, resourceLimits: LIMITS });
    worker.on('message', (message: Answer | Note) => {
      if ('note' in message) this.#onNote(message.note);
      else this.#settle(message);
    });
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, new Error('the thread has ended')));
    return worker;
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#worker?.unref();
    if ('value' in answer) waiting?.resolve(answer.value);
    else waiting?.reject(revived(answer.error));
  }

  #lose(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    const lost = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of lost) reject(error);
  }
}

/** What is meant for members stays so on its way between threads. */
function revived({ name, message }: { name: string; message: string }): Error {
  return name === 'UserFacingError' ? new UserFacingError(message) : new Error(`${name}: ${message}`);
}
