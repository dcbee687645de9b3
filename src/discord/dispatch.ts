import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIInteraction,
  DiscordAPIError,
  InteractionResponseType,
  InteractionType,
} from 'discord.js';
import { UserFacingError } from '../errors.ts';
import { audienceOf } from '../library/audience.ts';
import type { Library } from '../library/library.ts';
import { Shelf } from '../library/shelf.ts';
import type { Asker, Context, Services } from '../services.ts';
import { Answer, type Line } from './answer.ts';
import { lines } from './cards/layout.ts';
import { spoken } from './cards/spoken.ts';
import type { Command, MessageMenu } from './command.ts';
import type { Handler } from './control.ts';
import { ageRestricted, askerOf, type Places } from './interaction.ts';
import { removable, removeHandler, requesterOf } from './remove.ts';
import { privately, type Reply } from './reply.ts';
import { Routes, type Task } from './routes.ts';

export interface Front {
  commands: readonly (Command | MessageMenu)[];
  handlers: readonly Handler[];
  library: Library;
  services: Services;
  places: Places;
  log: Log;
}

export interface Log {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** Milliseconds a command may take before Discord is told to wait; it would give up after three seconds. */
const PATIENCE = 1800;
/** Interactions remembered, to answer only once what is sent again after a lost connection. */
const REMEMBERED = 1000;
/** Too late, answered already, and the message or the right to speak about it gone meanwhile: nothing is left to answer. */
const BEYOND_ANSWER = new Set<number | string>([10062, 40060, 10008, 10015, 50027]);

/** Takes interactions from their arrival to their answer. */
export class Dispatch {
  readonly #front: Front;
  readonly #routes: Routes;
  readonly #answered = new Set<string>();
  readonly #underWay = new Set<Promise<void>>();

  constructor(front: Front) {
    this.#front = front;
    this.#routes = new Routes(front.commands, [...front.handlers, removeHandler]);
  }

  /** Never rejects: what goes wrong is told to the member as far as they can still be reached, and logged. */
  handle(interaction: APIInteraction, line: Line): Promise<void> {
    if (this.#isAgain(interaction.id)) return Promise.resolve();
    const work = this.#handle(interaction, line);
    this.#underWay.add(work);
    return work.finally(() => this.#underWay.delete(work));
  }

  /** Resolves when everything that was asked so far is answered. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  async #handle(interaction: APIInteraction, line: Line): Promise<void> {
    const typing = interaction.type === InteractionType.ApplicationCommandAutocomplete;
    try {
      await (typing ? this.#suggest(interaction, line) : this.#answer(interaction, line));
    } catch (error) {
      const facts = { err: error, interaction: interaction.id };
      if (!isBeyondAnswer(error)) this.#front.log.error(facts, 'an answer could not be given');
      // Suggestions that come too late are nothing special: the member has typed on.
      else if (!typing) this.#front.log.warn(facts, 'an answer came too late or was given already');
    }
  }

  async #answer(interaction: APIInteraction, line: Line): Promise<void> {
    const answer = new Answer(line, interaction);
    const impatience = setTimeout(() => answer.defer().catch(() => {}), PATIENCE);
    try {
      const reply = await this.#run(interaction).catch((error) => this.#excuse(error, interaction));
      clearTimeout(impatience);
      await answer.send(reply);
    } catch (error) {
      if (isBeyondAnswer(error)) throw error;
      await answer.send(this.#excuse(error, interaction));
    }
  }

  async #run(interaction: APIInteraction): Promise<Reply> {
    const context = this.#context(interaction);
    const task = this.#routes.task(interaction);
    admit(task, context.asker);
    return withRemoval(await task.run(context), interaction, context.asker);
  }

  async #suggest(interaction: APIApplicationCommandAutocompleteInteraction, line: Line): Promise<void> {
    const suggested = this.#routes.suggestions(interaction, this.#context(interaction));
    const choices = await suggested.catch((error) => {
      if (!(error instanceof UserFacingError))
        this.#front.log.error({ err: error, interaction: interaction.id }, 'suggestions failed');
      return [];
    });
    await line.respond({ type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } });
  }

  #context(interaction: APIInteraction): Context {
    const { library, services, places } = this.#front;
    const asker = askerOf(interaction);
    const audience = audienceOf(services.rules.of(asker.guildId), ageRestricted(interaction, places));
    return { ...services, asker, shelf: new Shelf(library, audience) };
  }

  #excuse(error: unknown, { id }: APIInteraction): Reply {
    if (error instanceof UserFacingError) return privately(lines(spoken(error.message)));
    this.#front.log.error({ err: error, interaction: id }, 'an interaction failed');
    return privately(lines(`Something went wrong on my side, sorry. It has been noted under the number ${id}.`));
  }

  #isAgain(id: string): boolean {
    if (this.#answered.has(id)) return true;
    this.#answered.add(id);
    const [oldest] = this.#answered;
    if (this.#answered.size > REMEMBERED && oldest !== undefined) this.#answered.delete(oldest);
    return false;
  }
}

/** @throws {UserFacingError} for members who may not do this, or not here. Discord hides such commands, but servers can change that. */
function admit({ access, inDirectMessages }: Task, { guildId, moderator }: Asker): void {
  if (guildId === null && !inDirectMessages)
    throw new UserFacingError('That works on a server only. Please ask me there.');
  if (access === 'moderators' && !moderator)
    throw new UserFacingError('Only members who may manage this server can do that.');
}

function withRemoval(reply: Reply, interaction: APIInteraction, { memberId }: Asker): Reply {
  if (reply.kind === 'public') return { ...reply, message: removable(reply.message, memberId) };
  const requester = 'message' in interaction ? requesterOf(interaction.message?.components) : null;
  if (reply.kind === 'update' && requester !== null) return { ...reply, message: removable(reply.message, requester) };
  return reply;
}

function isBeyondAnswer(error: unknown): boolean {
  return error instanceof DiscordAPIError && BEYOND_ANSWER.has(error.code);
}
