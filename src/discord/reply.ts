import type {
  APIAllowedMentions,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
} from 'discord.js';

/** A message as plain data: Components V2, and files where a text is handed out. Mentions are off unless a role is named. */
export interface Message {
  components: APIMessageTopLevelComponent[];
  files?: { name: string; text: string }[];
  /** The one role that may be pinged, chosen by a moderator. */
  mentions?: Pick<APIAllowedMentions, 'roles'>;
}

/**
 * What a command answers; `dispatch` does the sending.
 * - `private`: seen by the asker only (the usual way)
 * - `public`: stands in the channel; dispatch adds the button by which asker and moderators can remove it
 * - `update`: replaces the message whose button was pressed
 * - `modal`: opens a form
 * - `remove`: deletes the message whose button was pressed
 */
export type Reply =
  | { kind: 'private'; message: Message }
  | { kind: 'public'; message: Message }
  | { kind: 'update'; message: Message }
  | { kind: 'modal'; modal: APIModalInteractionResponseCallbackData }
  | { kind: 'remove' };

export const privately = (message: Message): Reply => ({ kind: 'private', message });
export const publicly = (message: Message): Reply => ({ kind: 'public', message });
export const updating = (message: Message): Reply => ({ kind: 'update', message });
