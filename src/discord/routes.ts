import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
} from 'discord.js';
import { UserFacingError } from '../errors.ts';
import type { Context } from '../services.ts';
import type { Access, Action, Command, MessageMenu } from './command.ts';
import { controlState, type Handler } from './control.ts';
import { filledFields, givenOf, targetMessage, typedOptions } from './interaction.ts';
import { LIMITS } from './limits.ts';
import type { Choice } from './options.ts';
import type { Reply } from './reply.ts';

/** What an interaction asks for: who may, where, and what to do. */
export interface Task {
  access: Access;
  inDirectMessages: boolean;
  run(context: Context): Reply | Promise<Reply>;
}

const OUTDATED =
  'That is from an earlier version of me and leads nowhere now. Please ask again; `/help` lists what I do.';

/** Finds the command or control that an interaction means. */
export class Routes {
  readonly #commands: ReadonlyMap<string, Command>;
  readonly #menus: ReadonlyMap<string, MessageMenu>;
  readonly #handlers: ReadonlyMap<string, Handler>;

  /** @throws {Error} when two things have one name. */
  constructor(commands: readonly (Command | MessageMenu)[], handlers: readonly Handler[]) {
    this.#commands = named(commands.filter((each) => each.kind === 'command').map((each) => [each.name, each]));
    this.#menus = named(commands.filter((each) => each.kind === 'message-menu').map((each) => [each.name, each]));
    this.#handlers = named(handlers.map((each) => [`${each.control.kind} ${each.control.name}`, each]));
  }

  /** @throws {UserFacingError} for what no version of the bot, or an earlier one, has put there. */
  task(interaction: APIInteraction): Task {
    switch (interaction.type) {
      case InteractionType.ApplicationCommand:
        if (interaction.data.type === ApplicationCommandType.ChatInput)
          return this.#command(interaction as APIChatInputApplicationCommandInteraction);
        return this.#menu(interaction as APIMessageApplicationCommandInteraction);
      case InteractionType.MessageComponent:
        return this.#pressed(interaction);
      case InteractionType.ModalSubmit:
        return this.#submitted(interaction);
      default:
        throw new UserFacingError(OUTDATED);
    }
  }

  #command({ data }: APIChatInputApplicationCommandInteraction): Task {
    const command = this.#commands.get(data.name);
    const { subcommand, options } = typedOptions(data.options);
    const action = command && actionOf(command, subcommand);
    if (!command || !action) throw new UserFacingError(OUTDATED);
    const run = async (context: Context) => {
      const values: Record<string, unknown> = {};
      for (const typed of options) {
        const given = givenOf(typed, data.resolved);
        const option = action.options?.[typed.name];
        if (given !== undefined && option) values[typed.name] = await option.resolve(given, context);
      }
      return action.run(values, context);
    };
    return { access: command.access, inDirectMessages: command.inDirectMessages, run };
  }

  #menu(interaction: APIMessageApplicationCommandInteraction): Task {
    const menu = this.#menus.get(interaction.data.name);
    const message = menu && targetMessage(interaction);
    if (!menu || !message) throw new UserFacingError(OUTDATED);
    return { access: menu.access, inDirectMessages: true, run: (context) => menu.run(message, context) };
  }

  #pressed({ data }: APIMessageComponentInteraction): Task {
    const chosen = data.component_type === ComponentType.StringSelect ? data.values : [];
    const kind = data.component_type === ComponentType.Button ? 'button' : 'select';
    return this.#control(kind, data.custom_id, { chosen, filled: {} });
  }

  #submitted(interaction: APIModalSubmitInteraction): Task {
    const given = { chosen: [], filled: filledFields(interaction) };
    return this.#control('modal', interaction.data.custom_id, given);
  }

  #control(kind: string, customId: string, given: { chosen: string[]; filled: Record<string, string> }): Task {
    const [name, ...parts] = customId.split('/');
    const handler = this.#handlers.get(`${kind} ${name}`);
    const state = handler && controlState(handler.control.shape, parts);
    if (!handler || !state) throw new UserFacingError(OUTDATED);
    return { access: handler.access, inDirectMessages: true, run: (context) => handler.run(state, given, context) };
  }

  /** The choices for the option being typed, as many and as long as Discord takes. */
  async suggestions({ data }: APIApplicationCommandAutocompleteInteraction, context: Context): Promise<Choice[]> {
    const command = this.#commands.get(data.name);
    const { subcommand, options } = typedOptions(data.options);
    const action = command && actionOf(command, subcommand);
    const typed = options.find((option) => 'focused' in option && option.focused);
    const suggest = typed && action?.options?.[typed.name]?.suggest;
    if (!suggest) return [];
    const { count, name, value } = LIMITS.suggestions;
    const choices = await suggest(String(typed.value), context);
    return choices.filter((choice) => choice.name.length <= name && choice.value.length <= value).slice(0, count);
  }
}

function actionOf(command: Command, subcommand: string | null): Action | null | undefined {
  return subcommand === null ? command.action : command.subcommands[subcommand];
}

function named<T>(entries: [name: string, what: T][]): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const [name, what] of entries) {
    if (map.has(name)) throw new Error(`two things are called "${name}"`);
    map.set(name, what);
  }
  return map;
}
