import { UserFacingError } from '../errors.ts';
import type { Excerpt } from '../library/excerpt.ts';
import type { Shelf } from '../library/shelf.ts';
import type { Story } from '../library/story.ts';
import { PostFailure } from './failures.ts';
import type { Channels, ChannelView, Content, Post, ShelfFor } from './ports.ts';
import { type Schedule, slotKey } from './schedule.ts';
import type { Choice } from './slot-record.ts';

/** Characters of the opening that a post shows. */
const TEASED = 1200;

/** Makes posts. It asks for the channel's age flag and the bot's rights anew each time, so both count as they are right now. */
export class Composer {
  readonly #channels: Channels;
  readonly #shelfFor: ShelfFor;

  constructor(channels: Channels, shelfFor: ShelfFor) {
    this.#channels = channels;
    this.#shelfFor = shelfFor;
  }

  /** The library as the schedule's channel may show it now. Of a channel that cannot be seen, only what may stand anywhere. */
  shelf(schedule: Schedule): Shelf {
    const view = this.#channels.look(schedule);
    return this.#shelfFor(schedule.guildId, typeof view === 'object' && view.ageRestricted);
  }

  /** Whether the channel is there; whether the bot may post in it is another question. */
  reachable(schedule: Schedule): boolean {
    return typeof this.#channels.look(schedule) === 'object';
  }

  /** @throws {PostFailure} when the bot cannot post there. */
  view(schedule: Schedule): ChannelView {
    const view = this.#channels.look(schedule);
    if (view === 'gone') throw new PostFailure({ kind: 'gone' });
    if (view === 'unavailable') throw new PostFailure({ kind: 'outage', detail: 'the server is unavailable' });
    if (view.missing.length > 0) throw new PostFailure({ kind: 'forbidden', missing: view.missing });
    return view;
  }

  /** @throws {PostFailure} when the bot cannot post there. */
  async compose(schedule: Schedule, slotId: string, choice: Choice): Promise<Post> {
    const { ageRestricted, role: state } = this.view(schedule);
    const { guildId, channelId, name, style, roleId } = schedule;
    const content = await this.content(schedule, choice, ageRestricted);
    const role = roleId === null || state === 'none' ? null : { id: roleId, open: state === 'open' };
    return {
      slot: slotKey(schedule, slotId),
      guildId,
      channelId,
      scheduleName: name,
      style,
      role,
      content,
      test: false,
    };
  }

  async content(schedule: Schedule, choice: Choice, ageRestricted: boolean): Promise<Content> {
    const shelf = this.#shelfFor(schedule.guildId, ageRestricted);
    if (choice.kind === 'prompt') return { kind: 'prompt', code: choice.code, shelf };
    const story = shelf.story(choice.story);
    const excerpt = schedule.style === 'card' ? null : await openingOf(story, shelf);
    return { kind: 'story', story, excerpt, permission: shelf.permission(story) };
  }
}

/** A story that allows no excerpt, or whose file is gone, is still worth recommending. */
async function openingOf(story: Story, shelf: Shelf): Promise<Excerpt | null> {
  const [first] = story.chapters;
  if (!first) return null;
  try {
    return await shelf.excerpt(story, first.number, TEASED);
  } catch (error) {
    if (error instanceof UserFacingError) return null;
    throw error;
  }
}
