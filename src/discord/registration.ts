import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type REST,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Action, Command, MessageMenu } from './command.ts';
import type { Options } from './options.ts';

type Declared = RESTPutAPIApplicationCommandsJSONBody[number];

/**
 * Tells Discord which commands there are, if it does not know them already: registering is limited to so many a day.
 * Resolves to whether anything had to be told.
 */
export async function register(
  rest: REST,
  applicationId: string,
  commands: readonly (Command | MessageMenu)[],
): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId);
  const known = (await rest.get(route)) as APIApplicationCommand[];
  const wanted = commands.map(declared);
  if (
    JSON.stringify(known.map(essence).sort(byKindAndName)) === JSON.stringify(wanted.map(essence).sort(byKindAndName))
  )
    return false;
  await rest.put(route, { body: wanted });
  return true;
}

/** A command as Discord wants it declared. */
export function declared(command: Command | MessageMenu): Declared {
  const who = command.access === 'moderators' ? String(PermissionFlagsBits.ManageGuild) : null;
  const common = {
    name: command.name,
    default_member_permissions: who,
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
  if (command.kind === 'message-menu')
    return { ...common, type: ApplicationCommandType.Message, contexts: [InteractionContextType.Guild, BOT_DM] };
  return {
    ...common,
    type: ApplicationCommandType.ChatInput,
    description: command.description,
    contexts: command.inDirectMessages ? [InteractionContextType.Guild, BOT_DM] : [InteractionContextType.Guild],
    options: command.action ? declaredOptions(command.action) : declaredSubcommands(command.subcommands),
  };
}

const BOT_DM = InteractionContextType.BotDM;

function declaredSubcommands(subcommands: Record<string, Action>): APIApplicationCommandOption[] {
  return Object.entries(subcommands).map(([name, action]) => ({
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description: action.description,
    options: declaredOptions(action),
  }));
}

/** Required options first, as Discord insists. */
function declaredOptions({ options = {} }: { options?: Options }): APIApplicationCommandBasicOption[] {
  return Object.entries(options)
    .sort(([, a], [, b]) => Number(b.required) - Number(a.required))
    .map(([name, { type, description, required, limits, suggest }]) => {
      // Type and limits belong together: `option` makes both.
      const option = { type, name, description, required, ...limits, ...(suggest && { autocomplete: true }) };
      return option as APIApplicationCommandBasicOption;
    });
}

/** What of a command matters, alike for ours and for Discord's own version of it, which adds and leaves out some parts. */
function essence(command: Declared | APIApplicationCommand) {
  const { name, type = ApplicationCommandType.ChatInput, default_member_permissions: who = null } = command;
  const { contexts, integration_types: installs } = command;
  return {
    name,
    type,
    description: 'description' in command ? command.description : '',
    who,
    contexts: [...(contexts ?? [])].sort(),
    installs: [...(installs ?? [])].sort(),
    options: ('options' in command ? (command.options ?? []) : []).map(optionEssence),
  };
}

function optionEssence(option: APIApplicationCommandOption): object {
  const part = (name: string): unknown => Object.entries(option).find(([key]) => key === name)?.[1];
  const nested = 'options' in option ? (option.options ?? []) : [];
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  return {
    name: option.name,
    type: option.type,
    description: option.description,
    required: option.required ?? false,
    autocomplete: part('autocomplete') ?? false,
    limits: ['min_value', 'max_value', 'min_length', 'max_length'].map((name) => part(name) ?? null),
    channels: part('channel_types') ?? [],
    choices: choices.map(({ name, value }) => [name, value]),
    options: nested.map(optionEssence),
  };
}

function byKindAndName(a: { type: number; name: string }, b: { type: number; name: string }): number {
  return a.type - b.type || (a.name < b.name ? -1 : 1);
}
