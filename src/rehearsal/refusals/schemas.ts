/// <reference path="./discord-api-spec.d.ts" />
import * as spec from 'discord-api-spec/zod';
import { z } from 'zod/mini';
import { type FieldProblem, invalidForm } from '../rest/errors.ts';
import type { MessageBody } from '../wire.ts';
import { CALLBACK_TYPES, type CommandBody, type Modal, OPTION_TYPES } from '../wire-commands.ts';
import { commandProblems, commandSetProblems, suggestionProblems } from './command-rules.ts';
import { type MessageContext, messageProblems } from './message-rules.ts';
import { modalProblems } from './modal-rules.ts';
import { problemsOf } from './spec-problems.ts';

/** Checks a body against Discord's published schema and vouches for its shape; throws the 50035 answer. */
export type Schema<T, Context = void> = (body: unknown, context: Context) => T;

interface Extras<T, Context> {
  /** What the published schema lets pass and Discord does not; asked only about bodies that the schema accepts. */
  more?: (body: T, context: Context) => FieldProblem[];
  /** Where Discord takes another type than the published schema says. */
  prepare?: (body: unknown) => unknown;
}

function schema<T, Context = void>(
  published: z.ZodMiniType<unknown>,
  { more = () => [], prepare = (body) => body }: Extras<T, Context> = {},
): Schema<T, Context> {
  return (body, context) => {
    const outcome = published.safeParse(prepare(body));
    if (!outcome.success) throw invalidForm(problemsOf(outcome.error.issues, body));
    // The schema has just accepted it. Its own output lacks keys that it does not know (`nsfw` of a command), so the body counts.
    const accepted = body as T;
    const problems = more(accepted, context);
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

const ofMessage = { more: messageProblems };
const ofCallback = {
  more: ({ type, data }: MessageCallback, context: MessageContext) =>
    type === CALLBACK_TYPES.message || type === CALLBACK_TYPES.update
      ? within('data', messageProblems(data ?? {}, context))
      : [],
};

export const newMessage = schema<MessageBody, MessageContext>(spec.MessageCreateRequestSchema, ofMessage);
export const changedMessage = schema<MessageBody, MessageContext>(spec.MessageEditRequestPartialSchema, ofMessage);
export const followUp = schema<MessageBody, MessageContext>(spec.IncomingWebhookRequestPartialSchema, ofMessage);
export const changedAnswer = schema<MessageBody, MessageContext>(
  spec.IncomingWebhookUpdateRequestPartialSchema,
  ofMessage,
);
export const messageCallback = schema<MessageCallback, MessageContext>(
  spec.CreateMessageInteractionCallbackRequestSchema,
  ofCallback,
);
export const updateCallback = schema<MessageCallback, MessageContext>(
  spec.UpdateMessageInteractionCallbackRequestSchema,
  ofCallback,
);
const suggestions = (published: z.ZodMiniType<unknown>) =>
  schema<ChoicesCallback>(z.object({ type: z.literal(CALLBACK_TYPES.choices), data: z.optional(published) }), {
    more: ({ data }) => within('data', suggestionProblems(data?.choices ?? [])),
  });

/** Suggestions by the type of the option being typed. */
export const choicesCallbacks: Record<number, Schema<ChoicesCallback>> = {
  [OPTION_TYPES.string]: suggestions(spec.InteractionApplicationCommandAutocompleteCallbackStringDataSchema),
  [OPTION_TYPES.integer]: suggestions(spec.InteractionApplicationCommandAutocompleteCallbackIntegerDataSchema),
  [OPTION_TYPES.number]: suggestions(spec.InteractionApplicationCommandAutocompleteCallbackNumberDataSchema),
};
export const modalCallback = schema<ModalCallback>(spec.ModalInteractionCallbackRequestSchema, {
  more: ({ data }) => within('data', modalProblems(data)),
});
export const command = schema<CommandBody>(spec.ApplicationCommandUpdateRequestSchema, {
  prepare: numericPermissions,
  more: commandProblems,
});
export const commands = schema<CommandBody[]>(z.array(spec.ApplicationCommandUpdateRequestSchema), {
  prepare: (body) => (Array.isArray(body) ? body.map(numericPermissions) : body),
  more: (all) => [...commandSetProblems(all), ...all.flatMap((one, index) => within(index, commandProblems(one)))],
});
export const thread = schema<ThreadBody>(spec.CreateTextThreadWithoutMessageRequestSchema);
export const threadFromMessage = schema<ThreadBody>(spec.CreateTextThreadWithMessageRequestSchema);
export const forumPost = schema<ThreadBody & { message: MessageBody }, MessageContext>(
  spec.CreateForumThreadRequestSchema,
  {
    more: ({ message }, context) => within('message', messageProblems(message, context)),
  },
);
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

function within(field: PropertyKey, problems: readonly FieldProblem[]): FieldProblem[] {
  return problems.map((problem) => ({ ...problem, path: [field, ...problem.path] }));
}
