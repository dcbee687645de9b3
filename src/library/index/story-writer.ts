import type { FullStory, Story } from '../story.ts';
import type { IndexDatabase } from './database.ts';
import { RegisterBuilder } from './register-parts.ts';
import { saveRegister } from './register-store.ts';

export interface Placement {
  /** For each chapter the number of its text in the index. */
  texts: readonly number[];
  /** Of a story without pages, the number of the catalogue's entry it is made of. */
  entry: number | null;
  /** Rows of stories that this one may be a new state of. */
  replaces: ReadonlySet<number>;
}

/** Puts joined stories into the index. Whoever calls it holds the transaction. */
export class StoryWriter {
  readonly #database: IndexDatabase;
  readonly #rowOf;
  readonly #put;
  readonly #remove;
  readonly #removeChapters;
  readonly #putChapter;

  constructor(database: IndexDatabase) {
    this.#database = database;
    this.#rowOf = database.prepare('SELECT row FROM stories WHERE id = ?').raw();
    this.#put = database
      .prepare(
        `INSERT INTO stories (id, facts, problems, entry) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET facts = excluded.facts, problems = excluded.problems, entry = excluded.entry
         RETURNING row`,
      )
      .raw();
    this.#remove = database.prepare('DELETE FROM stories WHERE row = ?');
    this.#removeChapters = database.prepare('DELETE FROM chapters WHERE story = ?');
    this.#putChapter = database.prepare('INSERT OR REPLACE INTO chapters (text, story, number) VALUES (?, ?, ?)');
  }

  /** @returns the story's row: the same as before for a story that was there. */
  put({ problems, ...story }: FullStory, { texts, entry, replaces }: Placement): number {
    const chapters = story.chapters.map(({ number, title, words }) => ({ number, title, words }));
    const facts: Story = { ...story, id: this.#freeId(story.id, replaces), chapters };
    const [row = 0] = this.#put.get([facts.id, JSON.stringify(facts), JSON.stringify(problems), entry]) as number[];
    this.#removeChapters.run([row]);
    for (const [place, { number }] of chapters.entries()) this.#putChapter.run([texts[place], row, number]);
    return row;
  }

  remove(row: number): void {
    this.#remove.run([row]);
    this.#removeChapters.run([row]);
  }

  /** Makes the register anew of all stories. Takes some seconds at 100,000, so it is no work for the bot's own thread. */
  renewRegister(): void {
    const ids = (this.#database.prepare('SELECT id FROM stories').raw().all([]) as string[][]).map(([id = '']) => id);
    const select = this.#database.prepare('SELECT row, facts FROM stories WHERE id = ?').raw();
    const register = new RegisterBuilder();
    // Not sorted by SQLite: the register's order is that of UTF-16 units, as everywhere in this language.
    for (const id of ids.sort()) {
      const [row, facts] = select.get([id]) as [number, string];
      register.add(row, JSON.parse(facts) as Story);
    }
    saveRegister(this.#database, register.finish());
  }

  /** Two very long titles may come to one id though nothing else joins them; the later one is numbered. */
  #freeId(id: string, replaces: ReadonlySet<number>): string {
    for (let copy = 1; ; copy += 1) {
      const wanted = copy === 1 ? id : `${id}-${copy}`;
      const taken = this.#rowOf.get([wanted]) as number[] | undefined;
      if (!taken || replaces.has(taken[0] ?? 0)) return wanted;
    }
  }
}
