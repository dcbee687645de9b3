import { LIMITS } from '../limits.ts';
import { hasTooMany } from '../refusals/command-rules.ts';
import type { Snowflake } from '../snowflakes.ts';
import { COMMAND_TYPES, type Command, type CommandBody } from '../wire-commands.ts';
import type { World } from '../world/world.ts';
import { refusal } from './errors.ts';

/** The guild that commands are for; null: all guilds and direct messages. */
export type Scope = Snowflake | null;

const ONE_DAY_MS = 86_400_000;

/** Registers commands within Discord's limits on how many there are and how many are new in a day. */
export class CommandRegistry {
  readonly #world: World;
  /** When each recent command was created, by scope. */
  readonly #created = new Map<Scope, number[]>();

  constructor(world: World) {
    this.#world = world;
  }

  inScope(scope: Scope): Command[] {
    return [...this.#world.commands.values()].filter((command) => (command.guild_id ?? null) === scope);
  }

  find(scope: Scope, id: Snowflake): Command {
    const found = this.inScope(scope).find((command) => command.id === id);
    if (!found) throw refusal('unknownCommand');
    return found;
  }

  remove(scope: Scope, id: Snowflake): void {
    this.#world.commands.delete(this.find(scope, id).id);
  }

  replaceAll(scope: Scope, bodies: readonly CommandBody[]): Command[] {
    if (hasTooMany(bodies)) throw refusal('tooManyCommands');
    const before = this.inScope(scope);
    const commands = bodies.map((body) => this.#commandOf(scope, body, before));
    this.#spend(scope, commands.filter(({ id }) => !before.some((known) => known.id === id)).length);
    for (const { id } of before) this.#world.commands.delete(id);
    for (const command of commands) this.#world.commands.set(command.id, command);
    return commands;
  }

  /** A command of the same name and type is replaced and keeps its id. */
  put(scope: Scope, body: CommandBody): Command {
    const before = this.inScope(scope);
    const command = this.#commandOf(scope, body, before);
    const isNew = !before.some(({ id }) => id === command.id);
    if (isNew && hasTooMany([...before, body])) throw refusal('tooManyCommands');
    if (isNew) this.#spend(scope, 1);
    this.#world.commands.set(command.id, command);
    return command;
  }

  #spend(scope: Scope, count: number): void {
    const now = this.#world.clock.now();
    const today = (this.#created.get(scope) ?? []).filter((at) => now - at < ONE_DAY_MS);
    if (today.length + count > LIMITS.commandCreatesADay) throw refusal('tooManyCommandCreates');
    this.#created.set(scope, [...today, ...Array.from({ length: count }, () => now)]);
  }

  #commandOf(scope: Scope, body: CommandBody, before: readonly Command[]): Command {
    const type = body.type ?? COMMAND_TYPES.chatInput;
    const permissions = body.default_member_permissions;
    const known = before.find((command) => command.name === body.name && command.type === type);
    return {
      id: known?.id ?? this.#world.nextId(),
      application_id: this.#world.bot.id,
      ...(scope === null ? {} : { guild_id: scope }),
      version: this.#world.nextId(),
      type,
      name: body.name,
      description: body.description ?? '',
      options: body.options ?? [],
      default_member_permissions: permissions == null ? null : String(permissions),
      nsfw: body.nsfw ?? false,
      contexts: body.contexts ?? (body.dm_permission === false ? [0] : null),
      integration_types: body.integration_types ?? [0],
    };
  }
}
