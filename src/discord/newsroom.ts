import { DiscordAPIError, type REST, Routes } from 'discord.js';
import type { Arrivals } from '../library/arrivals.ts';
import { audienceOf, DEFAULT_RULES } from '../library/audience.ts';
import type { Bulletins, News } from '../library/bulletins.ts';
import type { Follows } from '../library/follows.ts';
import type { Library } from '../library/library.ts';
import type { Shelf } from '../library/shelf.ts';
import { bodyOf } from './answer.ts';
import { bulletinCard } from './cards/bulletin-card.ts';
import { growthCard } from './cards/growth-card.ts';
import { lines } from './cards/layout.ts';
import type { Tell } from './direct-messages.ts';
import type { Log } from './dispatch.ts';
import type { Places } from './interaction.ts';

export interface NewsroomDesk {
  library: Library;
  arrivals: Arrivals;
  bulletins: Bulletins;
  follows: Follows;
  places: Places;
  shelfFor(guildId: string, ageRestricted: boolean): Shelf;
  tell: Tell;
  rest: REST;
  log: Log;
}

/** Who sees everything, for looking through the library; nothing is shown to this audience. */
const EVERYONE = audienceOf(DEFAULT_RULES, true);
const IN_DIRECT_MESSAGES = audienceOf(DEFAULT_RULES, false);
/** The channel is gone, hidden, or closed to the bot: a moderator has to do something. */
const CLOSED = new Set<number | string>([10003, 50001, 50013]);

/** Tells followers and servers what is new in the library. Somebody calls `look` now and then. */
export class Newsroom {
  readonly #desk: NewsroomDesk;
  #looking: Promise<void> | undefined;

  constructor(desk: NewsroomDesk) {
    this.#desk = desk;
  }

  /** Never rejects. A look that is still going on is not begun again. */
  look(): Promise<void> {
    this.#looking ??= this.#look()
      .catch((error) => this.#desk.log.error({ err: error }, 'looking for news failed'))
      .finally(() => {
        this.#looking = undefined;
      });
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { library, arrivals, bulletins, follows, tell } = this.#desk;
    await arrivals.look(library, EVERYONE);
    await follows.check(library, async (growth) => {
      const card = growthCard(growth, IN_DIRECT_MESSAGES);
      if (card) await tell(growth.memberId, card).catch((error) => this.#missed(error));
    });
    await bulletins.check((news) => this.#post(news));
  }

  async #post(news: News): Promise<void> {
    const { places, shelfFor, rest, bulletins, tell } = this.#desk;
    const { guildId, bulletin } = news;
    const { channelId, by } = bulletin;
    const ageRestricted = places.wholeServerAgeRestricted(guildId) || places.ageFlag(channelId) === true;
    const card = bulletinCard(news, shelfFor(guildId, ageRestricted));
    if (!card) return;
    try {
      await rest.post(Routes.channelMessages(channelId), { body: bodyOf(card) });
    } catch (error) {
      if (!(error instanceof DiscordAPIError && CLOSED.has(error.code))) return this.#missed(error);
      await bulletins.end(guildId);
      await tell(by, closedWords(channelId)).catch((failure) => this.#missed(failure));
    }
  }

  #missed(error: unknown): void {
    this.#desk.log.warn({ err: error }, 'news could not be delivered');
  }
}

function closedWords(channelId: string) {
  return lines(
    `New stories are no longer announced in <#${channelId}>: I may not view that channel, or not write in it. Allow both and use \`/library new:\` again.`,
  );
}
