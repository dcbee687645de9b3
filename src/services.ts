import type { DailyRoom } from './daily/room.ts';
import type { Bookcases } from './library/bookcases.ts';
import type { Bulletins } from './library/bulletins.ts';
import type { Follows } from './library/follows.ts';
import type { Picks } from './library/picks.ts';
import type { Rulebook } from './library/rulebook.ts';
import type { Shelf } from './library/shelf.ts';
import type { Clock, Random } from './ports.ts';
import type { PromptRoom } from './prompts/room.ts';

/** What every command may use, built once in `main.ts`. Each room adds its desk here. */
export interface Services {
  clock: Clock;
  random: Random;
  /** What each server's moderators have set about ratings. */
  rules: Rulebook;
  /** What members were given at random so far. */
  picks: Picks;
  /** Members' bookmarks and lists. */
  bookcases: Bookcases;
  /** Which stories members follow. */
  follows: Follows;
  /** Servers that hear of new stories. */
  bulletins: Bulletins;
  /** Prompts, ideas, claims and drabbles. */
  prompts: PromptRoom;
  /** The story of the day. */
  daily: DailyRoom;
}

/** Who asks, and where. Ids are Discord's snowflakes. */
export interface Asker {
  memberId: string;
  memberName: string;
  /** Null in direct messages. */
  guildId: string | null;
  /** Null where Discord did not say. */
  channelId: string | null;
  /** May manage the server: sees the moderators' commands. */
  moderator: boolean;
  /** Discord's locale of the reader ("en-GB", "de"). */
  locale: string;
}

/** What a command's `run` receives: the library as this audience may see it, who asks, and the services. */
export interface Context extends Services {
  shelf: Shelf;
  asker: Asker;
}
