import type { Interaction } from '../../interactions/interaction.ts';
import * as schemas from '../../refusals/schemas.ts';
import { deleteMessage, editMessage } from '../../world/messages.ts';
import type { StoredMessage } from '../../world/world.ts';
import type { RestContext } from '../context.ts';
import { refusal } from '../errors.ts';
import { fileNames, type RestReply, type RestRequest, type Route } from '../router.ts';
import { noting, say } from './interactions.ts';

const ONE = '/webhooks/:application/:token/messages/:message';

/** What follows a first answer: follow-ups, and changes to what was said. */
export function webhookRoutes(context: RestContext): Route[] {
  const access = 'interaction';
  return [
    { method: 'POST', path: '/webhooks/:application/:token', access, handle: (request) => followUp(context, request) },
    {
      method: 'GET',
      path: ONE,
      access,
      handle: (request) => ({ status: 200, body: find(context, request).stored.message }),
    },
    { method: 'PATCH', path: ONE, access, handle: (request) => change(context, request) },
    { method: 'DELETE', path: ONE, access, handle: (request) => remove(context, request) },
  ];
}

/** The first follow-up to a deferred answer takes its place, and is as private as the deferral said. */
function followUp({ interactions, world }: RestContext, { param, body, files }: RestRequest): RestReply {
  const interaction = interactions.forFollowUp(param('token'));
  const said = noting(interaction, () => schemas.followUp(body, { files: fileNames(files), before: null }));
  const thinking = interaction.state === 'deferred' ? interaction.original : null;
  const message = thinking
    ? editMessage(world, thinking, said, files)
    : say({ world, interaction, body: said, files }).message;
  interaction.state = 'answered';
  return { status: 200, body: message };
}

function change(context: RestContext, request: RestRequest): RestReply {
  const { interaction, stored } = find(context, request);
  const files = fileNames(request.files);
  const body = noting(interaction, () => schemas.changedAnswer(request.body, { files, before: stored.message }));
  const message = editMessage(context.world, stored, body, request.files);
  if (!interaction.said.includes(stored)) interaction.said.push(stored);
  interaction.state = 'answered';
  return { status: 200, body: message };
}

function remove(context: RestContext, request: RestRequest): RestReply {
  const { interaction, stored } = find(context, request);
  deleteMessage(context.world, stored);
  interaction.state = 'answered';
  return { status: 204 };
}

function find(context: RestContext, request: RestRequest): { interaction: Interaction; stored: StoredMessage } {
  const interaction = context.interactions.forFollowUp(request.param('token'));
  const id = request.param('message');
  const candidates = interaction.original ? [interaction.original, ...interaction.said] : interaction.said;
  const found = id === '@original' ? interaction.original : candidates.find(({ message }) => message.id === id);
  const { id: messageId, channel_id } = found?.message ?? { id: '', channel_id: '' };
  if (!found || !context.world.messages.get(channel_id)?.has(messageId)) throw refusal('unknownMessage');
  return { interaction, stored: found };
}
