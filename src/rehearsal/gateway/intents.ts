import type { Snowflake } from '../snowflakes.ts';
import type { Message } from '../wire.ts';
import { has } from '../world/permissions.ts';
import type { World, WorldEvent } from '../world/world.ts';

export const INTENTS = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  guildMessageReactions: 1 << 10,
  directMessages: 1 << 12,
  directMessageReactions: 1 << 13,
  messageContent: 1 << 15,
} as const;

const LAST_INTENT = 1 << 25;
const PRIVILEGED = INTENTS.guildMembers | INTENTS.guildPresences | INTENTS.messageContent;

export function isValid(intents: number): boolean {
  return Number.isInteger(intents) && intents >= 0 && intents < LAST_INTENT << 1;
}

/** The privileged intents asked for that the application was not granted. */
export function disallowed(intents: number, granted: number): number {
  return intents & PRIVILEGED & ~granted;
}

/** The intent an event needs (0: always told); the longest matching prefix counts. In direct messages it is another one. */
const NEEDED: readonly [prefix: string, inGuild: number, inDirectMessage: number][] = [
  ['MESSAGE_REACTION_', INTENTS.guildMessageReactions, INTENTS.directMessageReactions],
  ['MESSAGE_', INTENTS.guildMessages, INTENTS.directMessages],
  ['GUILD_MEMBER_', INTENTS.guildMembers, INTENTS.guildMembers],
  ['CHANNEL_PINS_', INTENTS.guilds, INTENTS.directMessages],
  ['CHANNEL_', INTENTS.guilds, 0],
  ['THREAD_', INTENTS.guilds, 0],
  ['GUILD_', INTENTS.guilds, 0],
];

/** Whether a session with these intents is told of an event: its intent, and whether the bot sees the channel. */
export function hears(world: World, intents: number, event: WorldEvent): boolean {
  const [, inGuild, inDirectMessage] = NEEDED.find(([prefix]) => event.name.startsWith(prefix)) ?? ['', 0, 0];
  const needed = event.guild === null ? inDirectMessage : inGuild;
  if (needed !== 0 && (intents & needed) === 0) return false;
  return event.channel === null || has(world.botPermissions(event.channel), 'ViewChannel');
}

/** What a message looks like to a bot without the message content intent: empty, unless it concerns the bot. */
export function asHeard(world: World, intents: number, event: WorldEvent): object {
  if (!/^MESSAGE_(CREATE|UPDATE)$/.test(event.name) || (intents & INTENTS.messageContent) !== 0) return event.data;
  const message = event.data as Message;
  return event.guild === null || concerns(message, world.bot.id)
    ? message
    : { ...message, content: '', embeds: [], attachments: [], components: [] };
}

function concerns(message: Message, bot: Snowflake): boolean {
  return message.author.id === bot || message.mentions.some(({ id }) => id === bot);
}
