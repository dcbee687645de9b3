import type { FullStory, Story } from '../story.ts';
import type { IndexDatabase } from './database.ts';
import { RegisterBuilder } from './register-parts.ts';
import { saveRegister } from './register-store.ts';

/** Puts joined stories into the index. Whoever calls it holds the transaction. */
export class StoryWriter {
  readonly #database: IndexDatabase;
  readonly #put;
  readonly #remove;
  readonly #removeChapters;
  readonly #putChapter;

  constructor(database: IndexDatabase) {
    this.#database = database;
    this.#put = database
      .prepare(
        `INSERT INTO stories (id, facts, problems) VALUES (?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET facts = excluded.facts, problems = excluded.problems RETURNING row`,
      )
      .raw();
    this.#remove = database.prepare('DELETE FROM stories WHERE id = ? RETURNING row').raw();
    this.#removeChapters = database.prepare('DELETE FROM chapters WHERE story = ?');
    this.#putChapter = database.prepare('INSERT OR REPLACE INTO chapters (text, story, number) VALUES (?, ?, ?)');
  }

  /** `texts`: for each chapter the number of its text in the index. */
  put({ problems, ...story }: FullStory, texts: readonly number[]): void {
    const chapters = story.chapters.map(({ number, title, words }) => ({ number, title, words }));
    const facts: Story = { ...story, chapters };
    const row = rowOf(this.#put.get([story.id, JSON.stringify(facts), JSON.stringify(problems)]));
    this.#removeChapters.run([row]);
    for (const [place, { number }] of chapters.entries()) {
      const text = texts[place];
      if (text !== undefined) this.#putChapter.run([text, row, number]);
    }
  }

  remove(id: string): void {
    const row = this.#remove.get([id]);
    if (row !== undefined) this.#removeChapters.run([rowOf(row)]);
  }

  /** Makes the register anew of all stories. Takes some seconds at 100,000, so it is no work for the bot's own thread. */
  renewRegister(): void {
    const ids = (this.#database.prepare('SELECT id FROM stories').raw().all() as string[][]).map(([id = '']) => id);
    const select = this.#database.prepare('SELECT row, facts FROM stories WHERE id = ?').raw();
    const register = new RegisterBuilder();
    // Not sorted by SQLite: the register's order is that of UTF-16 units, as everywhere in this language.
    for (const id of ids.sort()) {
      const [row, facts] = select.get([id]) as [number, string];
      register.add(row, JSON.parse(facts) as Story);
    }
    saveRegister(this.#database, register.finish());
  }
}

const rowOf = (row: unknown): number => Number((row as [number])[0]);
