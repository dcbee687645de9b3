import { describe, expect, it } from 'vitest';
import myData, { handlers } from '../../commands/my-data.ts';
import { Loves } from '../../src/daily/loves.ts';
import { Bookcases } from '../../src/library/bookcases.ts';
import { Follows } from '../../src/library/follows.ts';
import { Picks } from '../../src/library/picks.ts';
import type { Claims } from '../../src/prompts/claims.ts';
import type { Fills } from '../../src/prompts/fills.ts';
import type { IdeaPool } from '../../src/prompts/idea-pool.ts';
import { type Kept, MemberData, type MemberRecords } from '../../src/prompts/member-data.ts';
import type { Services } from '../../src/services.ts';
import { contextOf, NOON, seededRandom } from '../support/context.ts';
import { aStory } from '../support/library.ts';
import { memoryRecords } from '../support/memory-records.ts';
import { buttonsOf, press, run, textOf } from '../support/replies.ts';

const NOTHING: Kept = { ideas: [], votes: 0, claims: [], fills: [], blocked: [] };

/** What the prompt room keeps is tested there. */
class Members extends MemberData {
  readonly #kept: Kept;
  readonly #erased: [string, string][];

  constructor(kept: Kept, erased: [string, string][]) {
    super({} as MemberRecords, {} as Claims, {} as Fills, {} as IdeaPool);
    this.#kept = kept;
    this.#erased = erased;
  }

  override of = async () => this.#kept;
  override erase = async (...who: [string, string]) => void this.#erased.push(who);
}

/** The desks that keep things about members. */
async function reader(kept: Kept = NOTHING) {
  const erased: [string, string][] = [];
  const members: MemberData = new Members(kept, erased);
  const services: Partial<Services> = {
    bookcases: new Bookcases(memoryRecords(), { now: () => NOON }),
    follows: new Follows(memoryRecords()),
    picks: new Picks(memoryRecords()),
    daily: { loves: new Loves(memoryRecords()) } as Services['daily'],
    prompts: { members } as Services['prompts'],
  };
  return { context: await contextOf({ services }), erased };
}

describe('/my-data', () => {
  it('never says that nothing is kept elsewhere: what was sent in stays with its server', async () => {
    const { context } = await reader();
    const inDirectMessages = { ...context, asker: { ...context.asker, guildId: null } };
    expect(textOf(await run(myData, {}, inDirectMessages))).toContain('stay with their server');
  });

  it('says so when there is nothing', async () => {
    const { context } = await reader();
    expect(textOf(await run(myData, {}, context))).toMatch(/^Nothing is kept about you\./);
  });

  it('shows how much of what is kept, with all of it in a file', async () => {
    const { context } = await reader({ ...NOTHING, votes: 2, blocked: ['spiders'] });
    const { asker, bookcases, follows, picks, daily } = context;
    await bookcases.keepPlace(asker.memberId, { story: 'lamp', chapter: 1, page: 1 }, false);
    await bookcases.toggle(asker.memberId, 'favourites', 'lamp');
    await follows.toggle(asker.memberId, aStory());
    await picks.draw(asker.memberId, ['a', 'b'], {}, seededRandom(1));
    await daily.loves.toggle('slot', asker.memberId);
    const reply = await run(myData, {}, context);
    expect(reply.kind).toBe('private');
    const shown = [
      'Bookmarks',
      'Stories on your lists',
      'Stories you follow',
      'Stories drawn at random',
      'Posts you loved',
    ];
    expect(textOf(reply)).toContain(
      [...shown.map((things) => `- ${things}: 1`), '- Votes: 2', '- Blocked names: 1'].join('\n'),
    );
    const [file] = 'message' in reply ? (reply.message.files ?? []) : [];
    expect(JSON.parse(file?.text ?? '')).toMatchObject({ following: ['the-lamp-a-reader'], blocked: ['spiders'] });
  });

  it('erases it all, after asking once more', async () => {
    const { context, erased } = await reader();
    const { asker, bookcases, follows, picks, daily } = context;
    await bookcases.toggle(asker.memberId, 'later', 'lamp');
    await follows.toggle(asker.memberId, aStory());
    await picks.draw(asker.memberId, ['a'], {}, seededRandom(1));
    await daily.loves.toggle('slot', asker.memberId);
    const sure = await press(handlers, await run(myData, {}, context), 'Erase it all', context);
    expect(buttonsOf(sure)).toEqual(['Erase it for good']);
    expect(textOf(await press(handlers, sure, 'Erase it for good', context))).toContain('It is erased.');
    expect(textOf(await run(myData, {}, context))).toMatch(/^Nothing is kept about you\./);
    expect(erased).toEqual([[asker.guildId, asker.memberId]]);
  });
});
