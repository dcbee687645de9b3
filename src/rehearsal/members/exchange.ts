import type { Faults } from '../faults.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Interaction } from '../interactions/interaction.ts';
import type { Interactions, NewInteraction } from '../interactions/interactions.ts';
import { interactionPayload } from '../interactions/payload.ts';
import type { Journal } from '../journal.ts';
import type { World } from '../world/world.ts';
import { Answer } from './answer.ts';

/** Real milliseconds to wait for the bot before saying that it did not answer. */
export interface Patience {
  firstAnswerMs: number;
  /** After "is thinking". */
  deferredMs: number;
  /** After a button stopped loading with nothing said: it may be all there is. */
  updateMs: number;
}

export interface ExchangeParts {
  world: World;
  interactions: Interactions;
  gateway: Gateway;
  journal: Journal;
  faults: Faults;
  patience: Patience;
}

/** Sends interactions to the bot and waits for what the member gets to see. */
export class Exchange {
  readonly world: World;
  readonly #interactions: Interactions;
  readonly #gateway: Gateway;
  readonly #journal: Journal;
  readonly #faults: Faults;
  readonly #patience: Patience;

  constructor(parts: ExchangeParts) {
    this.world = parts.world;
    this.#interactions = parts.interactions;
    this.#gateway = parts.gateway;
    this.#journal = parts.journal;
    this.#faults = parts.faults;
    this.#patience = parts.patience;
  }

  async ask(interaction: NewInteraction, data: object | undefined): Promise<Answer> {
    const opened = this.#interactions.open(interaction);
    const payload = interactionPayload(this.world, opened, data, this.#faults);
    this.#gateway.dispatchTo(opened.channel.guild_id ?? null, 'INTERACTION_CREATE', payload);
    return new Answer(this.world, opened, await this.#outcome(opened));
  }

  /** Waits state by state; gives what went wrong, or null. */
  async #outcome(interaction: Interaction): Promise<string | null> {
    await this.#until(() => interaction.state !== 'open', this.#patience.firstAnswerMs);
    if (interaction.state === 'open') return refusedOr(interaction, 'The bot did not answer in time');
    if (interaction.state === 'updating') {
      await this.#until(() => interaction.state !== 'updating', this.#patience.updateMs);
      return null;
    }
    await this.#until(() => interaction.state === 'answered', this.#patience.deferredMs);
    return interaction.state === 'answered'
      ? null
      : refusedOr(interaction, 'The bot said that it is thinking, and nothing more');
  }

  #until(holds: () => boolean, withinMs: number): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        stopListening();
        resolve();
      };
      const timer = setTimeout(done, withinMs);
      const stopListening = this.#journal.onChange(() => {
        if (holds()) done();
      });
    });
  }
}

function refusedOr({ refusals }: Interaction, otherwise: string): string {
  return refusals.length > 0 ? `Discord refused the answer: ${refusals.join('; ')}` : otherwise;
}
