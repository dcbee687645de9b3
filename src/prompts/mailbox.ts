import type { Clock, Records } from '../ports.ts';
import type { Messenger } from './ports.ts';
import type { Word } from './records.ts';

/** Words for members: by direct message, or kept for their next command where they take none. */
export class Mailbox {
  readonly #words: Records<Word>;
  readonly #messenger: Pick<Messenger, 'tell'>;
  readonly #clock: Clock;

  constructor(words: Records<Word>, messenger: Pick<Messenger, 'tell'>, clock: Clock) {
    this.#words = words;
    this.#messenger = messenger;
    this.#clock = clock;
  }

  /** `about` names the occasion: the same word about the same thing waits only once. */
  async tell(memberId: string, about: string, text: string): Promise<void> {
    const delivered = await this.#messenger.tell(memberId, text).catch(() => false);
    if (!delivered) await this.#words.claim(`${memberId}/${about}`, { version: 1, text, at: this.#clock.now() });
  }

  /** What waits for the member, as long as it `fits`; it is theirs once, whichever of two commands asks first. */
  async collect(memberId: string, fits: (text: string) => boolean = () => true): Promise<string[]> {
    const texts: string[] = [];
    for await (const [key, { text }] of this.#words.entries(`${memberId}/`)) {
      if (!fits(text)) break;
      if (await this.#words.delete(key)) texts.push(text);
    }
    return texts;
  }
}
