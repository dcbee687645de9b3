import {
  type APIAllowedMentions,
  type APIInteraction,
  type APIInteractionResponse,
  type APIMessageTopLevelComponent,
  ComponentType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  type RawFile,
} from 'discord.js';
import { lines } from './cards/layout.ts';
import type { Message, Reply } from './reply.ts';

/** Discord's side of answering one interaction: `client.ts` gives the real one, tests their own. */
export interface Line {
  /** The first answer, due within three seconds. */
  respond(response: APIInteractionResponse, files?: RawFile[]): Promise<void>;
  /** What comes later, within fifteen minutes. */
  editOriginal(body: Body, files?: RawFile[]): Promise<void>;
  followUp(body: Body, files?: RawFile[]): Promise<void>;
  deleteOriginal(): Promise<void>;
}

/** A message as Discord takes it. */
export interface Body {
  flags: number;
  components: APIMessageTopLevelComponent[];
  allowed_mentions: APIAllowedMentions;
}

const { Ephemeral, IsComponentsV2 } = MessageFlags;

/** The message with mentions off, and its files shown, which Components V2 would hide otherwise. */
export function bodyOf({ components, files = [], mentions = {} }: Message, flags = 0): Body {
  const shown = files.map(({ name }) => ({ type: ComponentType.File as const, file: { url: `attachment://${name}` } }));
  return {
    flags: IsComponentsV2 | flags,
    components: [...components, ...shown],
    allowed_mentions: { parse: [], ...mentions },
  };
}

export function filesOf({ files = [] }: Message): RawFile[] {
  return files.map(({ name, text }) => ({ name, data: Buffer.from(text) }));
}

/** The answer to one interaction: acknowledged once, and whatever is said afterwards goes the way that is then open. */
export class Answer {
  readonly #line: Line;
  /** Pressing a control (or sending a form that one opened) answers a message that is there already. */
  readonly #onMessage: boolean;
  #acknowledged: Promise<void> | undefined;

  constructor(line: Line, interaction: APIInteraction) {
    this.#line = line;
    this.#onMessage =
      interaction.type === InteractionType.MessageComponent ||
      (interaction.type === InteractionType.ModalSubmit && interaction.message !== undefined);
  }

  /** Tells Discord that the answer takes longer. The member sees a private "thinking…", or nothing when a control was pressed. */
  defer(): Promise<void> {
    this.#acknowledged ??= this.#line.respond(
      this.#onMessage
        ? { type: InteractionResponseType.DeferredMessageUpdate }
        : { type: InteractionResponseType.DeferredChannelMessageWithSource, data: { flags: Ephemeral } },
    );
    return this.#acknowledged;
  }

  async send(reply: Reply): Promise<void> {
    if (this.#acknowledged) {
      await this.#acknowledged;
      return this.#late(reply);
    }
    if (reply.kind === 'remove') {
      await this.defer();
      return this.#line.deleteOriginal();
    }
    const { response, files } = this.#first(reply);
    this.#acknowledged = this.#line.respond(response, files);
    try {
      await this.#acknowledged;
    } catch (error) {
      // What Discord refused was no answer: there is still a first one to give.
      this.#acknowledged = undefined;
      throw error;
    }
  }

  #first(reply: Exclude<Reply, { kind: 'remove' }>): { response: APIInteractionResponse; files: RawFile[] } {
    if (reply.kind === 'modal')
      return { response: { type: InteractionResponseType.Modal, data: reply.modal }, files: [] };
    const { message } = reply;
    const files = filesOf(message);
    if (reply.kind === 'update' && this.#onMessage)
      return { response: { type: InteractionResponseType.UpdateMessage, data: bodyOf(message) }, files };
    const flags = reply.kind === 'public' ? 0 : Ephemeral;
    const type = InteractionResponseType.ChannelMessageWithSource;
    return { response: { type, data: bodyOf(message, flags) }, files };
  }

  async #late(reply: Reply): Promise<void> {
    const line = this.#line;
    if (reply.kind === 'remove') return line.deleteOriginal();
    if (reply.kind === 'modal') return this.#late({ kind: 'private', message: TOO_LATE });
    const { message } = reply;
    const files = filesOf(message);
    if (reply.kind === 'update') return line.editOriginal(bodyOf(message), files);
    if (reply.kind === 'public') {
      // The first thing said after a private "thinking…" stays private, so that is answered before the post is made.
      if (!this.#onMessage) await line.editOriginal(bodyOf(POSTED));
      return line.followUp(bodyOf(message), files);
    }
    if (this.#onMessage) return line.followUp(bodyOf(message, Ephemeral), files);
    return line.editOriginal(bodyOf(message), files);
  }
}

const TOO_LATE = lines('That took too long to open the form. Please try again.');
const POSTED = lines('Posted below.');
