import type { Excerpt } from '../library/excerpt.ts';
import type { Shelf } from '../library/shelf.ts';
import type { Story } from '../library/story.ts';
import type { Random } from '../ports.ts';
import type { Schedule, Style } from './schedule.ts';

/** What a post shows. */
export type Content =
  | { kind: 'story'; story: Story; excerpt: Excerpt | null }
  | { kind: 'prompt'; code: string; ageRestricted: boolean };

/** A post as the domain sees it; how it looks is for the Discord room to say. */
export interface Post {
  /** Key of the slot: it is carried by the post, unseen, so that the post can be found again. */
  slot: string;
  guildId: string;
  channelId: string;
  /** Named on the post: a server may have several schedules. */
  scheduleName: string;
  style: Style;
  roleId: string | null;
  content: Content;
  /** A moderator's try-out: mentions nobody and counts for nothing. */
  test: boolean;
}

export interface Sent {
  messageId: string;
  /** Where it stands: the channel, or the new post of a forum. */
  channelId: string;
  /** What did not work besides the post itself. */
  note: string | null;
}

/** Everything here rejects with a `PostFailure`, or with what is our own fault. */
export interface Posts {
  /** Sends it; sent again within a few minutes for the same slot, Discord makes no second one. */
  send(post: Post): Promise<Sent>;
  /** Looks for the slot's post among the bot's own messages, back to an instant. */
  find(slot: string, where: { guildId: string; channelId: string }, since: number): Promise<Sent | null>;
}

export interface ChannelView {
  id: string;
  name: string;
  forum: boolean;
  /** Discord's age flag of the channel, its parent or the whole server. */
  ageRestricted: boolean;
  /** What the bot lacks there for a post of this style, by the names Discord shows. */
  missing: string[];
}

export interface Channels {
  /** What is known of a channel now; null when it is gone or hidden. */
  look(place: Pick<Schedule, 'guildId' | 'channelId' | 'style' | 'roleId'>): ChannelView | null;
}

/** Moderators, where they can read it. Never rejects. */
export interface Alerts {
  tell(schedule: Schedule, words: string): Promise<void>;
}

/** The library as the readers of a channel may see it, at this moment. */
export type ShelfFor = (guildId: string, ageRestricted: boolean) => Shelf;

/** A prompt's code: the same chance gives the same prompt. */
export type DrawPrompt = (random: Random) => string;
