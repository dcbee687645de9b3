import { z } from 'zod';
import type { Records } from '../ports.ts';
import type { Library } from './library.ts';
import type { ChapterHeading, Story } from './story.ts';

/** A member follows a story; they know of so many chapters. */
export const followSchema = z.object({ chapters: z.number() });
export type Follow = z.infer<typeof followSchema>;

/** A story that has grown since its follower last heard of it. */
export interface Growth {
  memberId: string;
  story: Story;
  added: ChapterHeading[];
}

/** Who follows which story. */
export class Follows {
  readonly #records: Records<Follow>;

  constructor(records: Records<Follow>) {
    this.#records = records;
  }

  /** Begins to follow, or stops. Resolves to whether the member follows it now. */
  async toggle(memberId: string, story: Story): Promise<boolean> {
    const key = keyOf(memberId, story.id);
    if (await this.#records.claim(key, { chapters: story.chapters.length })) return true;
    await this.#records.delete(key);
    return false;
  }

  /** The stories a member follows. */
  async of(memberId: string): Promise<string[]> {
    const followed: string[] = [];
    for await (const [key] of this.#records.entries(`${memberId}/`)) followed.push(key.slice(memberId.length + 1));
    return followed;
  }

  /**
   * Tells every follower of a story that has grown, once: it is noted before it is told, so a crash in between costs a
   * message and never brings a second one. Of a story that has shrunk the smaller count is noted.
   */
  async check(library: Pick<Library, 'story'>, tell: (growth: Growth) => Promise<void>): Promise<void> {
    for await (const [key, { chapters }] of this.#records.entries()) {
      const [memberId = '', id = ''] = key.split('/');
      const story = library.story(id);
      if (!story || story.chapters.length === chapters) continue;
      const current = story.chapters.length;
      await this.#records.update(key, (old) => old && { chapters: current });
      if (current > chapters) await tell({ memberId, story, added: story.chapters.slice(chapters) });
    }
  }

  async forget(memberId: string): Promise<void> {
    for (const story of await this.of(memberId)) await this.#records.delete(keyOf(memberId, story));
  }
}

function keyOf(memberId: string, story: string): string {
  return `${memberId}/${story}`;
}
