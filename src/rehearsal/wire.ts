import type { Snowflake } from './snowflakes.ts';

/**
 * The payloads as they go over the wire, no more of each than this server keeps. Bodies that come in are vouched for by the
 * schemas (`refusals/schemas.ts`) before anything reads them as one of these.
 */

export interface User {
  id: Snowflake;
  username: string;
  global_name: string | null;
  discriminator: string;
  avatar: null;
  bot?: boolean;
  public_flags: number;
}

export interface Role {
  id: Snowflake;
  name: string;
  permissions: string;
  color: number;
  colors: { primary_color: number; secondary_color: null; tertiary_color: null };
  hoist: boolean;
  position: number;
  managed: boolean;
  mentionable: boolean;
  flags: number;
  tags?: { bot_id: Snowflake };
}

export interface Overwrite {
  id: Snowflake;
  /** 0: a role, 1: a member. */
  type: 0 | 1;
  allow: string;
  deny: string;
}

export const CHANNEL_TYPES = {
  text: 0,
  dm: 1,
  voice: 2,
  category: 4,
  announcement: 5,
  announcementThread: 10,
  publicThread: 11,
  privateThread: 12,
  forum: 15,
} as const;

export interface ThreadMetadata {
  archived: boolean;
  locked: boolean;
  auto_archive_duration: number;
  archive_timestamp: string;
  create_timestamp: string;
}

export interface Channel {
  id: Snowflake;
  type: number;
  name?: string;
  guild_id?: Snowflake;
  parent_id?: Snowflake | null;
  position?: number;
  topic?: string | null;
  nsfw?: boolean;
  rate_limit_per_user?: number;
  permission_overwrites?: Overwrite[];
  last_message_id: Snowflake | null;
  last_pin_timestamp?: string | null;
  flags?: number;
  available_tags?: { id: Snowflake; name: string; moderated: boolean; emoji_id: null; emoji_name: null }[];
  applied_tags?: Snowflake[];
  owner_id?: Snowflake;
  thread_metadata?: ThreadMetadata;
  message_count?: number;
  member_count?: number;
  total_message_sent?: number;
  recipients?: User[];
}

export interface Member {
  user: User;
  nick: string | null;
  avatar: null;
  roles: Snowflake[];
  joined_at: string;
  deaf: boolean;
  mute: boolean;
  flags: number;
  pending: boolean;
}

export interface SelectOption {
  label: string;
  value: string;
  description?: string | null;
  default?: boolean | null;
}

/** Any component of a message or a modal; which fields are there depends on `type`. */
export interface Component {
  type: number;
  id?: number | null;
  custom_id?: string | null;
  components?: Component[];
  accessory?: Component;
  component?: Component;
  content?: string;
  label?: string | null;
  description?: string | null;
  style?: number;
  url?: string | null;
  disabled?: boolean | null;
  emoji?: { id?: Snowflake | null; name?: string | null } | null;
  placeholder?: string | null;
  options?: SelectOption[];
  min_values?: number | null;
  max_values?: number | null;
  channel_types?: number[] | null;
  value?: string | null;
  required?: boolean | null;
  min_length?: number | null;
  max_length?: number | null;
  default?: boolean | null;
  media?: Media;
  file?: Media;
  items?: { media: Media; description?: string | null }[];
  spoiler?: boolean | null;
  divider?: boolean | null;
}

export const COMPONENT_TYPES = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

export const BUTTON_STYLES = { link: 5, premium: 6 } as const;

export interface Media {
  url: string;
  proxy_url?: string;
  attachment_id?: Snowflake;
}

export interface Embed {
  type?: string;
  url?: string | null;
  title?: string | null;
  description?: string | null;
  color?: number | null;
  timestamp?: string | null;
  author?: { name?: string | null; url?: string | null; icon_url?: string | null } | null;
  footer?: { text?: string | null; icon_url?: string | null } | null;
  image?: { url?: string | null } | null;
  thumbnail?: { url?: string | null } | null;
  fields?: { name: string; value: string; inline?: boolean | null }[] | null;
}

export interface Attachment {
  id: Snowflake;
  filename: string;
  description?: string;
  content_type: string;
  size: number;
  url: string;
  proxy_url: string;
  ephemeral?: boolean;
}

export interface AllowedMentions {
  parse?: string[] | null;
  users?: Snowflake[] | null;
  roles?: Snowflake[] | null;
  replied_user?: boolean | null;
}

/** What is sent to create or change a message; `null` and left out differ only when changing one. */
export interface MessageBody {
  content?: string | null;
  embeds?: Embed[] | null;
  components?: Component[] | null;
  flags?: number | null;
  attachments?: { id: Snowflake; filename?: string | null; description?: string | null }[] | null;
  allowed_mentions?: AllowedMentions | null;
  poll?: object | null;
  sticker_ids?: Snowflake[] | null;
  nonce?: string | number | null;
  enforce_nonce?: boolean | null;
  message_reference?: {
    message_id: Snowflake;
    channel_id?: Snowflake | null;
    fail_if_not_exists?: boolean | null;
  } | null;
  tts?: boolean | null;
}

export const MESSAGE_FLAGS = {
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

export interface Message {
  id: Snowflake;
  type: number;
  channel_id: Snowflake;
  guild_id?: Snowflake;
  author: User;
  content: string;
  timestamp: string;
  edited_timestamp: string | null;
  tts: boolean;
  mention_everyone: boolean;
  mentions: User[];
  mention_roles: Snowflake[];
  attachments: Attachment[];
  embeds: Embed[];
  components: Component[];
  pinned: boolean;
  flags: number;
  nonce?: string | number;
  application_id?: Snowflake;
  webhook_id?: Snowflake;
  interaction_metadata?: object;
  message_reference?: { message_id: Snowflake; channel_id: Snowflake; guild_id?: Snowflake; type: number };
  thread?: Channel;
  reactions?: { emoji: { id: null; name: string }; count: number; me: boolean }[];
}
