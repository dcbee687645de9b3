import type { Interaction } from '../../interactions/interaction.ts';
import * as schemas from '../../refusals/schemas.ts';
import { MESSAGE_FLAGS, type MessageBody } from '../../wire.ts';
import { CALLBACK_TYPES, INTERACTION_TYPES } from '../../wire-commands.ts';
import { createMessage, editMessage } from '../../world/messages.ts';
import type { StoredMessage, World } from '../../world/world.ts';
import type { RestContext } from '../context.ts';
import { ApiError, invalidForm } from '../errors.ts';
import { fileNames, type RestReply, type RestRequest, type Route } from '../router.ts';

/** The first answer to an interaction. */
export function interactionRoutes(context: RestContext): Route[] {
  return [
    {
      method: 'POST',
      path: '/interactions/:interaction/:token/callback',
      access: 'interaction',
      handle: (request) => answer(context, request),
    },
  ];
}

const { command, component, autocomplete, modalSubmit } = INTERACTION_TYPES;

interface AnswerKind {
  /** The kinds of interaction it answers. */
  to: readonly number[];
  perform(context: RestContext, interaction: Interaction, request: RestRequest): void;
}

const ANSWERS: Record<number, AnswerKind> = {
  [CALLBACK_TYPES.message]: { to: [command, component, modalSubmit], perform: reply },
  [CALLBACK_TYPES.deferredMessage]: { to: [command, component, modalSubmit], perform: defer },
  [CALLBACK_TYPES.update]: { to: [component, modalSubmit], perform: update },
  [CALLBACK_TYPES.deferredUpdate]: { to: [component, modalSubmit], perform: deferUpdate },
  [CALLBACK_TYPES.choices]: { to: [autocomplete], perform: suggest },
  [CALLBACK_TYPES.modal]: { to: [command, component], perform: openModal },
};

function answer(context: RestContext, request: RestRequest): RestReply {
  const interaction = context.interactions.forFirstAnswer(request.param('interaction'), request.param('token'));
  noting(interaction, () => perform(context, interaction, request));
  interaction.acknowledgedInMs = request.arrivedAt - interaction.sentAt;
  if (request.query.get('with_response') !== 'true') return { status: 204 };
  return { status: 200, body: callbackResponse(interaction) };
}

function perform(context: RestContext, interaction: Interaction, request: RestRequest): void {
  const { type } = schemas.callbackType(request.body);
  const kind = ANSWERS[type];
  const changesNothing = type === CALLBACK_TYPES.update && !interaction.source;
  if (!kind?.to.includes(interaction.type) || changesNothing) {
    throw invalidForm([
      { path: ['type'], code: 'BASE_TYPE_CHOICES', message: 'Not an answer to this kind of interaction.' },
    ]);
  }
  kind.perform(context, interaction, request);
}

function suggest(_: RestContext, interaction: Interaction, { body }: RestRequest): void {
  const data = schemas.choicesCallbacks[interaction.focusedType]?.(body).data;
  interaction.choices = (data?.choices ?? []).flatMap((choice) => choice ?? []);
  interaction.state = 'answered';
}

function openModal(_: RestContext, interaction: Interaction, { body }: RestRequest): void {
  interaction.modal = schemas.modalCallback(body).data;
  interaction.state = 'answered';
}

function update({ world }: RestContext, interaction: Interaction, { body, files }: RestRequest): void {
  const before = interaction.source?.message ?? null;
  const data = schemas.updateCallback(body, { files: fileNames(files), before }).data ?? {};
  aboutSource(interaction);
  if (interaction.source) {
    editMessage(world, interaction.source, data, files);
    interaction.said.push(interaction.source);
  }
  interaction.state = 'answered';
}

function deferUpdate(_: RestContext, interaction: Interaction, { body }: RestRequest): void {
  schemas.updateCallback(body, { files: [], before: null });
  aboutSource(interaction);
  interaction.state = 'updating';
}

/** From here on `@original` is the message that was used. */
function aboutSource(interaction: Interaction): void {
  interaction.original = interaction.source;
  interaction.private = interaction.source?.onlyFor != null;
}

function reply({ world }: RestContext, interaction: Interaction, { body, files }: RestRequest): void {
  const data = schemas.messageCallback(body, { files: fileNames(files), before: null }).data ?? {};
  interaction.private = isEphemeral(data);
  interaction.original = say({ world, interaction, body: data, files });
  interaction.state = 'answered';
}

/** "... is thinking": a message that stands empty until the bot fills it. */
function defer({ world }: RestContext, interaction: Interaction, { body, files }: RestRequest): void {
  const data = schemas.messageCallback(body, { files: fileNames(files), before: null }).data ?? {};
  const flags = ((data.flags ?? 0) & MESSAGE_FLAGS.ephemeral) | MESSAGE_FLAGS.loading;
  interaction.private = isEphemeral(data);
  interaction.original = say({ world, interaction, body: { flags }, files });
  interaction.state = 'deferred';
}

function isEphemeral({ flags }: MessageBody): boolean {
  return ((flags ?? 0) & MESSAGE_FLAGS.ephemeral) !== 0;
}

/** Does something for an interaction and keeps the reason if it is refused. */
export function noting<T>(interaction: Interaction, act: () => T): T {
  try {
    return act();
  } catch (error) {
    interaction.refusals.push(error instanceof ApiError ? error.summary : String(error));
    throw error;
  }
}

interface Saying {
  world: World;
  interaction: Interaction;
  body: MessageBody;
  files: RestRequest['files'];
}

/** Sends a message in answer to an interaction, to the member alone where its flags say so. */
export function say({ world, interaction, body, files }: Saying): StoredMessage {
  const stored = createMessage(world, {
    author: world.bot,
    channel: interaction.channel,
    body,
    files,
    onlyFor: isEphemeral(body) ? interaction.user.id : null,
    extra: {
      type: interaction.type === INTERACTION_TYPES.command ? 20 : 19,
      webhook_id: world.bot.id,
      application_id: world.bot.id,
      interaction_metadata: {
        id: interaction.id,
        type: interaction.type,
        user: interaction.user,
        authorizing_integration_owners: {},
      },
    },
  });
  interaction.said.push(stored);
  return stored;
}

function callbackResponse(interaction: Interaction): object {
  const { original, channel } = interaction;
  const message = original?.message;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      channel_id: channel.id,
      ...(channel.guild_id === undefined ? {} : { guild_id: channel.guild_id }),
      ...(message
        ? {
            response_message_id: message.id,
            response_message_loading: interaction.state === 'deferred',
            response_message_ephemeral: interaction.private,
          }
        : {}),
    },
    ...(message ? { resource: { type: CALLBACK_TYPES.message, message } } : {}),
  };
}
