import type { Interaction } from '../../interactions/interaction.ts';
import * as schemas from '../../refusals/schemas.ts';

import { deleteMessage, editMessage } from '../../world/messages.ts';
import type { StoredMessage } from '../../world/world.ts';
import type { RestContext } from '../context.ts';
import { refusal } from '../errors.ts';
import { fileNames, type RestReply, type RestRequest, type Route } from '../router.ts';
import { say } from './interactions.ts';

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
function followUp(context: RestContext, request: RestRequest): RestReply {
  const interaction = context.interactions.forFollowUp(request.param('token'));
  const body = schemas.followUp(request.body, { files: fileNames(request.files), before: null });
  if (interaction.state === 'deferred' && interaction.original) {
    const message = editMessage(context.world, interaction.original, body, request.files);
    interaction.state = 'answered';
    return { status: 200, body: message };
  }
  const stored = say({ world: context.world, interaction, body, files: request.files });
  interaction.private ||= interaction.original === null && stored.onlyFor !== null;
  interaction.state = 'answered';
  return { status: 200, body: stored.message };
}

function change(context: RestContext, request: RestRequest): RestReply {
  const { interaction, stored } = find(context, request);
  const body = schemas.changedAnswer(request.body, { files: fileNames(request.files), before: stored.message });
  const message = editMessage(context.world, stored, body, request.files);
  if (!interaction.said.includes(stored)) interaction.said.push(stored);
  interaction.state = 'answered';
  return { status: 200, body: message };
}

function remove(context: RestContext, request: RestRequest): RestReply {
  const { interaction, stored } = find(context, request);
  deleteMessage(context.world, stored);
  interaction.said.splice(0, interaction.said.length, ...interaction.said.filter((one) => one !== stored));
  interaction.state = 'answered';
  return { status: 204 };
}

function find(context: RestContext, request: RestRequest): { interaction: Interaction; stored: StoredMessage } {
  const interaction = context.interactions.forFollowUp(request.param('token'));
  const id = request.param('message');
  const candidates = interaction.original ? [interaction.original, ...interaction.said] : interaction.said;
  const stored = id === '@original' ? interaction.original : candidates.find(({ message }) => message.id === id);
  if (!stored || !context.world.messagesIn(stored.message.channel_id).has(stored.message.id))
    throw refusal('unknownMessage');
  return { interaction, stored };
}
