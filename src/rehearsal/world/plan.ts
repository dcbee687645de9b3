import type { PermissionName } from './permissions.ts';

/** Who an overwrite is about: `@everyone`, `@role`, a member's name, or `bot`. */
export type Who = string;

export interface RolePlan {
  permissions?: PermissionName[];
  mentionable?: boolean;
}

export interface ChannelPlan {
  kind?: 'text' | 'announcement' | 'forum' | 'voice' | 'category';
  /** The name of the category it stands in. */
  parent?: string;
  topic?: string;
  ageRestricted?: boolean;
  allow?: Record<Who, PermissionName[]>;
  deny?: Record<Who, PermissionName[]>;
}

export interface MemberPlan {
  displayName?: string;
  roles?: string[];
  /** Discord's language code of this member's app ("de"). */
  locale?: string;
  /** Whether the bot may write them direct messages. */
  acceptsDirectMessages?: boolean;
}

/** A server to set up. Names are what tests and the terminal call things by: no `#`, no `@`. */
export interface GuildPlan {
  name: string;
  locale?: string;
  /** Discord's age restriction of a whole server. */
  ageRestricted?: boolean;
  everyone: PermissionName[];
  roles: Record<string, RolePlan>;
  channels: Record<string, ChannelPlan>;
  members: Record<string, MemberPlan>;
  /** What the bot's own role may do. */
  bot: PermissionName[];
}
