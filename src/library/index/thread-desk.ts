import type { Alike, ChapterText, Desk, SearchAnswer, SearchRequest } from './desk.ts';
import type { RowSet } from './text-search.ts';
import { Thread } from './thread.ts';

/** The desk in a thread of its own, which starts when somebody first asks for a text. */
export class ThreadDesk implements Desk {
  readonly #thread: Thread;

  constructor(indexPath: string) {
    this.#thread = new Thread(new URL('./desk-thread.js', import.meta.url), indexPath);
  }

  async chapter(story: number, number: number): Promise<ChapterText> {
    return (await this.#thread.ask('chapter', story, number)) as ChapterText;
  }

  async search(request: SearchRequest): Promise<SearchAnswer> {
    return (await this.#thread.ask('search', request)) as SearchAnswer;
  }

  async alike(story: number, among: RowSet): Promise<Alike[]> {
    return (await this.#thread.ask('alike', story, among)) as Alike[];
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}
