import type { Prompt } from './prompt.ts';
import type { Claim, Fill, Idea, Post } from './records.ts';

/** Where drabbles are shown. */
export interface Gallery {
  channelId: string;
  forum: boolean;
}

/** A drabble with the prompt it answers, if any. */
export interface Exhibit {
  fill: Fill;
  prompt: Prompt | null;
}

/** What is sent besides answers: how it looks is for the Discord room to say. Whatever cannot be sent rejects. */
export interface Messenger {
  /** Puts an idea before the moderators. Sent again for the same idea within minutes, it is one message all the same. */
  queue(channelId: string, idea: Idea): Promise<Post>;
  exhibit(gallery: Gallery, exhibit: Exhibit): Promise<Post>;
  /** Brings an exhibit up to date; false when its message is gone. */
  exhibitAgain(post: Post, exhibit: Exhibit): Promise<boolean>;
  remove(post: Post): Promise<void>;
  /** By direct message; false when the member takes none. */
  tell(memberId: string, words: string): Promise<boolean>;
  remind(claim: Claim, prompt: Prompt | null): Promise<boolean>;
  isMember(guildId: string, memberId: string): Promise<boolean>;
  /** Discord's age flag of a channel or of a thread's parent; unknown is not. */
  isAgeRestricted(channelId: string): Promise<boolean>;
}

export interface AttachedFile {
  url: string;
  name: string;
  /** Bytes. */
  size: number;
  contentType: string | null;
}

export interface TextFiles {
  /** @throws {UserFacingError} when it is no text, too large, or cannot be had. */
  read(file: AttachedFile): Promise<string>;
}

/** Where drabbles become stories of the library: a folder that the library reads. */
export interface Drabbles {
  put(file: string, text: string): Promise<void>;
  remove(file: string): Promise<void>;
}
