import { beforeEach, describe, expect, it } from 'vitest';
import type { PromptRoom } from '../../src/prompts/room.ts';
import { NOON } from '../support/context.ts';
import { FakeMessenger, roomOf } from './room-of.ts';

const DAY = 86_400_000;
const CODE = 'owl-4-velvet';
let now = NOON;
let messenger: FakeMessenger;
let room: PromptRoom;
beforeEach(async () => {
  now = NOON;
  messenger = new FakeMessenger();
  room = await roomOf({ messenger, clock: { now: () => now } });
});
const writers = async (code = CODE) => (await room.claims.active('guild', code)).map(({ memberId }) => memberId);

describe('claims', () => {
  it('hold for the days set, for any number of writers', async () => {
    await room.workshops.change('guild', (old) => ({ ...old, claimDays: 3 }));
    const { claim, others } = await room.claims.claim('guild', CODE, 'ada');
    expect([claim.expiresAt, others]).toEqual([NOON + 3 * DAY, 0]);
    expect((await room.claims.claim('guild', CODE, 'bess')).others).toBe(1);
    expect(await writers()).toEqual(['ada', 'bess']);
  });

  it('are made once by pressing twice, and made anew when they have ended', async () => {
    const first = await room.claims.claim('guild', CODE, 'ada');
    now += DAY;
    expect((await room.claims.claim('guild', CODE, 'ada')).claim).toEqual(first.claim);
    now += 30 * DAY;
    expect(await writers()).toEqual([]);
    expect((await room.claims.claim('guild', CODE, 'ada')).claim.expiresAt).toBe(now + 7 * DAY);
  });

  it('of a code that begins like another do not mix', async () => {
    await room.claims.claim('guild', `${CODE}-love`, 'ada');
    expect(await writers()).toEqual([]);
  });

  it('can be given back, once', async () => {
    await room.claims.claim('guild', CODE, 'ada');
    expect(await room.claims.giveBack('guild', CODE, 'ada')).toBe(true);
    expect(await room.claims.giveBack('guild', CODE, 'ada')).toBe(false);
    expect(await writers()).toEqual([]);
  });

  it('are remembered quietly, once, a day before they end', async () => {
    await room.claims.claim('guild', CODE, 'ada');
    await room.claims.sweep();
    expect(messenger.reminded).toEqual([]);
    now += 6 * DAY + 1;
    await room.claims.sweep();
    await room.claims.sweep();
    expect(messenger.reminded).toEqual(['ada']);
    now += DAY;
    await room.claims.sweep();
    expect(messenger.reminded).toEqual(['ada']);
    expect(await room.claims.ofMember('guild', 'ada')).toEqual([]);
  });

  it('of somebody who left end, without a word', async () => {
    await room.claims.claim('guild', CODE, 'ada');
    await room.claims.claim('guild', CODE, 'bess');
    messenger.gone.add('ada');
    expect(await writers()).toEqual(['bess']);
    now += 6 * DAY + 1;
    await room.claims.sweep();
    expect(messenger.reminded).toEqual(['bess']);
  });
});
