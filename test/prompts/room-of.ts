import type { AttachedFile, Exhibit, Messenger } from '../../src/prompts/ports.ts';
import type { Idea, Post } from '../../src/prompts/records.ts';
import { openPromptRoom, type PromptRoom, type RoomParts, type RoomRecords } from '../../src/prompts/room.ts';
import { NOON, seededRandom } from '../support/context.ts';
import { memoryRecords } from '../support/memory-records.ts';
import { fixtureDealer } from './fixture-decks.ts';

/** A prompt room over the fixture's decks that forgets everything afterwards. */
export function roomOf(parts: Partial<RoomParts> = {}): Promise<PromptRoom> {
  return openPromptRoom({
    dealer: fixtureDealer(),
    records: memoryRoom(),
    rules: { of: () => ({ ceiling: 'teen', unratedAs: 'explicit' }) },
    messenger: new FakeMessenger(),
    files: { read: async ({ name }: AttachedFile) => `The words of ${name}.` },
    drabbles: new FakeDrabbles(),
    clock: { now: () => NOON },
    random: seededRandom(1),
    ...parts,
  });
}

export function memoryRoom(): RoomRecords {
  return {
    pairs: memoryRecords(),
    kept: memoryRecords(),
    workshops: memoryRecords(),
    tastes: memoryRecords(),
    ideas: memoryRecords(),
    quotas: memoryRecords(),
    claims: memoryRecords(),
    fills: memoryRecords(),
    words: memoryRecords(),
  };
}

/** Keeps what was sent. Members in `closed` take no direct messages, those in `gone` have left. */
export class FakeMessenger implements Messenger {
  readonly queued: Idea[] = [];
  readonly exhibits = new Map<string, Exhibit>();
  readonly told: [memberId: string, words: string][] = [];
  readonly reminded: string[] = [];
  readonly closed = new Set<string>();
  readonly gone = new Set<string>();
  readonly ageRestricted = new Set<string>();
  failing = false;
  #sent = 0;

  #post(channelId: string): Post {
    if (this.failing) throw new Error('Discord is down');
    this.#sent += 1;
    return { channelId, messageId: String(this.#sent) };
  }

  async queue(channelId: string, idea: Idea): Promise<Post> {
    const post = this.#post(channelId);
    this.queued.push(idea);
    return post;
  }

  /** As Discord's nonce does it: one drabble, one message. */
  async exhibit({ channelId }: { channelId: string }, exhibit: Exhibit): Promise<Post> {
    for (const [messageId, { fill }] of this.exhibits) {
      if (fill.number === exhibit.fill.number) return { channelId, messageId };
    }
    const post = this.#post(channelId);
    this.exhibits.set(post.messageId, exhibit);
    return post;
  }

  async exhibitAgain({ messageId }: Post, exhibit: Exhibit): Promise<boolean> {
    if (!this.exhibits.has(messageId)) return false;
    this.exhibits.set(messageId, exhibit);
    return true;
  }

  async remove({ messageId }: Post): Promise<void> {
    this.exhibits.delete(messageId);
  }

  async tell(memberId: string, words: string): Promise<boolean> {
    if (this.closed.has(memberId)) return false;
    this.told.push([memberId, words]);
    return true;
  }

  async remind({ memberId }: { memberId: string }): Promise<boolean> {
    this.reminded.push(memberId);
    return true;
  }

  async isMember(_: string, memberId: string): Promise<boolean> {
    return !this.gone.has(memberId);
  }

  async isAgeRestricted(channelId: string): Promise<boolean> {
    return this.ageRestricted.has(channelId);
  }
}

export class FakeDrabbles {
  readonly files = new Map<string, string>();

  async put(file: string, text: string): Promise<void> {
    this.files.set(file, text);
  }

  async remove(file: string): Promise<void> {
    this.files.delete(file);
  }
}
