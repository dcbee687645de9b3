import type { RestContext } from '../context.ts';
import type { Route } from '../router.ts';
import { applicationRoutes } from './applications.ts';
import { channelRoutes } from './channels.ts';
import { guildRoutes } from './guilds.ts';
import { interactionRoutes } from './interactions.ts';
import { messageRoutes } from './messages.ts';
import { threadRoutes } from './threads.ts';
import { userRoutes } from './users.ts';
import { webhookRoutes } from './webhooks.ts';

export function allRoutes(context: RestContext): Route[] {
  return [
    applicationRoutes,
    channelRoutes,
    guildRoutes,
    interactionRoutes,
    messageRoutes,
    threadRoutes,
    userRoutes,
    webhookRoutes,
  ].flatMap((routesOf) => routesOf(context));
}
