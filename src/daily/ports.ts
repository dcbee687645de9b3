import type { Excerpt } from '../library/excerpt.ts';
import type { Shelf } from '../library/shelf.ts';
import type { Permission, Story } from '../library/story.ts';
import type { Schedule, Style } from './schedule.ts';

/** What a post shows. */
export type Content =
  | { kind: 'story'; story: Story; excerpt: Excerpt | null; permission: Permission }
  | { kind: 'prompt'; code: string; shelf: Shelf };

/** A post as the domain sees it; how it looks is for the Discord room to say. */
export interface Post {
  /** Key of the slot: it is carried by the post, unseen, so that the post can be found again. */
  slot: string;
  guildId: string;
  channelId: string;
  /** Named on the post: a server may have several schedules. */
  scheduleName: string;
  style: Style;
  /** Mentioned once; `open`: members may give it to themselves. */
  role: { id: string; open: boolean } | null;
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
  find(slot: string, where: Pick<Schedule, 'guildId' | 'channelId' | 'style'>, since: number): Promise<Sent | null>;
}

export interface ChannelView {
  id: string;
  name: string;
  forum: boolean;
  /** Discord's age flag of the channel, its parent or the whole server. */
  ageRestricted: boolean;
  /** What the bot lacks there for a post of this style, by the names Discord shows. */
  missing: string[];
  /** The role to mention, if there is one: whether members can give it to themselves (`open`) or not. */
  role: 'none' | 'open' | 'closed';
}

export interface Channels {
  /** What is known of a channel now: `gone` when it is deleted or hidden, `unavailable` while Discord itself has trouble. */
  look(place: Pick<Schedule, 'guildId' | 'channelId' | 'style' | 'roleId'>): ChannelView | 'gone' | 'unavailable';
}

/** Moderators, where they can read it. Never rejects. */
export interface Alerts {
  tell(schedule: Schedule, words: string): Promise<void>;
}

/** The role that members may give themselves, to be told of each post. */
export interface Roles {
  /** Gives the role or takes it back; answers whether the member has it now. Rejects with a `PostFailure`. */
  toggle(guildId: string, memberId: string, roleId: string): Promise<boolean>;
}

/** The library as the readers of a channel may see it, at this moment. */
export type ShelfFor = (guildId: string, ageRestricted: boolean) => Shelf;

/** Where the daily prompt comes from. */
export interface Prompts {
  /** The next one to be posted; asking for it uses it up. */
  daily(guildId: string, shelf: Shelf): Promise<{ code: string }>;
  /** One to look at, of which nothing is kept. */
  sample(guildId: string, shelf: Shelf): Promise<{ code: string }>;
}
