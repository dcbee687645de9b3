/// <reference path="./discord-api-spec.d.ts" />
import * as spec from 'discord-api-spec/zod';
import { z } from 'zod/mini';
import { type FieldProblem, invalidForm } from '../rest/errors.ts';
import type { CommandBody, MessageBody, Modal } from '../wire.ts';
import { problemsOf } from './spec-problems.ts';

/** Checks a body against Discord's published schema and vouches for its shape; throws the 50035 answer. */
export type Schema<T> = (body: unknown) => T;

interface Extras<T> {
  /** What the published schema lets pass and Discord does not; asked only about bodies that the schema accepts. */
  more?: (body: T) => FieldProblem[];
  /** Where Discord takes another type than the published schema says. */
  prepare?: (body: unknown) => unknown;
}

function schema<T>(
  published: z.ZodMiniType<unknown>,
  { more = () => [], prepare = (body) => body }: Extras<T> = {},
): Schema<T> {
  return (body) => {
    const outcome = published.safeParse(prepare(body));
    if (!outcome.success) throw invalidForm(problemsOf(outcome.error.issues, body));
    // The schema has just accepted it. Its own output lacks keys that it does not know (`nsfw` of a command), so the body counts.
    const accepted = body as T;
    const problems = more(accepted);
    if (problems.length > 0) throw invalidForm(problems);
    return accepted;
  };
}

export interface ThreadBody {
  name: string;
  auto_archive_duration?: number | null;
  type?: number | null;
  applied_tags?: string[] | null;
}

export interface ChannelPatch {
  name?: string;
  archived?: boolean | null;
  locked?: boolean | null;
  topic?: string | null;
  nsfw?: boolean | null;
  auto_archive_duration?: number | null;
}

export interface MessageCallback {
  type: number;
  data?: MessageBody | null;
}

export interface ChoicesCallback {
  type: number;
  data?: { choices?: ({ name: string; value: string | number } | null)[] | null };
}

export interface ModalCallback {
  type: number;
  data: Modal;
}

export const newMessage = schema<MessageBody>(spec.MessageCreateRequestSchema);
export const changedMessage = schema<MessageBody>(spec.MessageEditRequestPartialSchema);
export const followUp = schema<MessageBody>(spec.IncomingWebhookRequestPartialSchema);
export const changedAnswer = schema<MessageBody>(spec.IncomingWebhookUpdateRequestPartialSchema);
export const messageCallback = schema<MessageCallback>(spec.CreateMessageInteractionCallbackRequestSchema);
export const updateCallback = schema<MessageCallback>(spec.UpdateMessageInteractionCallbackRequestSchema);
export const choicesCallback = schema<ChoicesCallback>(spec.ApplicationCommandAutocompleteCallbackRequestSchema);
export const modalCallback = schema<ModalCallback>(spec.ModalInteractionCallbackRequestSchema);
export const command = schema<CommandBody>(spec.ApplicationCommandUpdateRequestSchema, { prepare: numericPermissions });
export const commands = schema<CommandBody[]>(z.array(spec.ApplicationCommandUpdateRequestSchema), {
  prepare: (body) => (Array.isArray(body) ? body.map(numericPermissions) : body),
});
export const thread = schema<ThreadBody>(spec.CreateTextThreadWithoutMessageRequestSchema);
export const threadFromMessage = schema<ThreadBody>(spec.CreateTextThreadWithMessageRequestSchema);
export const forumPost = schema<ThreadBody & { message: MessageBody }>(spec.CreateForumThreadRequestSchema);
export const channelPatch = schema<ChannelPatch>(spec.UpdateGuildChannelRequestPartialSchema);
export const threadPatch = schema<ChannelPatch>(spec.UpdateThreadRequestPartialSchema);
export const directMessage = schema<{ recipient_id?: string | null }>(spec.CreatePrivateChannelRequestSchema);
export const callbackType = schema<{ type: number }>(z.object({ type: z.number() }));

/** The schema wants `default_member_permissions` as a number; discord.js sends a string and Discord takes both. */
function numericPermissions(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('default_member_permissions' in body)) return body;
  const { default_member_permissions: permissions } = body;
  return typeof permissions === 'string' ? { ...body, default_member_permissions: Number(permissions) } : body;
}
