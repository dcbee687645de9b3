import type { Interaction } from '../interactions/interaction.ts';
import type { Message } from '../wire.ts';
import type { Choice, Modal } from '../wire-commands.ts';
import type { World } from '../world/world.ts';

/** A form as it was opened: submitting it needs to know from where. */
export interface OpenForm {
  modal: Modal;
  interaction: Interaction;
}

/** What a member got for an action. Messages are read anew each time: a follow-up or an edit shows by itself. */
export class Answer {
  /** Why the member has nothing valid to look at; null when all is well. */
  readonly error: string | null;
  readonly #interaction: Interaction;
  readonly #world: World;

  constructor(world: World, interaction: Interaction, error: string | null) {
    this.#world = world;
    this.#interaction = interaction;
    this.error = error;
  }

  /** Everything said in answer, the first answer first. */
  get messages(): Message[] {
    return this.#interaction.said.map(({ message }) => message).filter((message) => this.#stands(message));
  }

  /** The answer itself; throws when there is none, with the reason. */
  get message(): Message {
    const [first] = this.messages;
    if (!first) throw new Error(this.error ?? 'The bot answered without a message');
    return first;
  }

  /** Whether only the member sees it. */
  get private(): boolean {
    return this.#interaction.private;
  }

  /** What the bot tried to answer and Discord refused: a mistake of the bot even where another answer followed. */
  get refusals(): readonly string[] {
    return this.#interaction.refusals;
  }

  get choices(): Choice[] {
    return this.#interaction.choices ?? [];
  }

  get form(): OpenForm | null {
    const { modal } = this.#interaction;
    return modal ? { modal, interaction: this.#interaction } : null;
  }

  /** Real milliseconds from sending the interaction to its first answer; null: there was none in time. */
  get acknowledgedInMs(): number | null {
    return this.#interaction.acknowledgedInMs;
  }

  #stands(message: Message): boolean {
    return this.#world.messages.get(message.channel_id)?.has(message.id) ?? false;
  }
}
