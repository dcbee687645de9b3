import { LIMITS } from '../limits.ts';
import { refusal } from '../rest/errors.ts';
import type { Snowflake } from '../snowflakes.ts';
import type { Channel, User } from '../wire.ts';
import type { StoredMessage, World } from '../world/world.ts';
import type { Interaction } from './interaction.ts';

export interface NewInteraction {
  type: number;
  user: User;
  channel: Channel;
  source?: StoredMessage | null;
  focusedType?: number;
}

/** Knows every interaction by id and by token, and how long each may still be answered. */
export class Interactions {
  readonly #world: World;
  readonly #byId = new Map<Snowflake, Interaction>();
  readonly #byToken = new Map<string, Interaction>();

  constructor(world: World) {
    this.#world = world;
  }

  open({ type, user, channel, source = null, focusedType = 0 }: NewInteraction): Interaction {
    const id = this.#world.nextId();
    const interaction: Interaction = {
      id,
      token: Buffer.from(`interaction:${id}:${'x'.repeat(120)}`).toString('base64url'),
      type,
      user,
      channel,
      createdAt: this.#world.clock.now(),
      sentAt: performance.now(),
      source,
      focusedType,
      state: 'open',
      acknowledgedInMs: null,
      private: false,
      original: null,
      said: [],
      choices: null,
      modal: null,
      refusals: [],
    };
    this.#byId.set(id, interaction);
    this.#byToken.set(interaction.token, interaction);
    return interaction;
  }

  /** The interaction a first answer is for; refuses unknown ones, late ones and second answers as Discord does. */
  forFirstAnswer(id: Snowflake, token: string): Interaction {
    const interaction = this.#byId.get(id);
    if (!interaction || interaction.token !== token) throw refusal('unknownInteraction');
    if (interaction.state !== 'open') throw refusal('alreadyAcknowledged');
    if (this.#age(interaction) > LIMITS.firstAnswerMs) throw refusal('unknownInteraction');
    return interaction;
  }

  /** The interaction that follow-ups and edits are for: acknowledged, and not older than a quarter of an hour. */
  forFollowUp(token: string): Interaction {
    const interaction = this.#byToken.get(token);
    if (!interaction || this.#age(interaction) > LIMITS.followUpMs) throw refusal('invalidWebhookToken');
    if (interaction.state === 'open') throw refusal('unknownWebhook');
    return interaction;
  }

  #age(interaction: Interaction): number {
    return this.#world.clock.now() - interaction.createdAt;
  }
}
