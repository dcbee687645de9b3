import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import { RateLimits } from '../../src/rehearsal/rest/rate-limits.ts';
import { ManualClock } from './manual-clock.ts';
import { RawClient } from './raw-client.ts';

describe('the local Discord over REST', () => {
  const clock = new ManualClock();
  let discord: LocalDiscord;
  let client: RawClient;
  let path: string;

  beforeEach(async () => {
    discord = await startDiscord({ clock, token: 'the.right.token' });
    client = RawClient.connect(discord);
    path = `/channels/${discord.channel('general').id}/messages`;
  });

  afterEach(() => discord.stop().catch(() => {}));

  const rest = (method: string, route: string, body?: unknown) =>
    client.rest(method, route, body, 'Bot the.right.token');

  describe('a nonce', () => {
    const send = (body: object) => rest('POST', path, body);

    it('makes one message of the same thing sent twice', async () => {
      const first = await send({ content: 'x', nonce: 'slot-1', enforce_nonce: true });
      const second = await send({ content: 'x', nonce: 'slot-1', enforce_nonce: true });
      expect(second).toMatchObject({ status: 200, body: { id: first.body.id, nonce: 'slot-1' } });
      expect(discord.messages('general')).toHaveLength(1);
    });

    it('is forgotten after a few minutes', async () => {
      await send({ content: 'x', nonce: 'slot-1', enforce_nonce: true });
      clock.advance(3 * 60_000 + 1);
      await send({ content: 'x', nonce: 'slot-1', enforce_nonce: true });
      expect(discord.messages('general')).toHaveLength(2);
    });

    it('that is not enforced does nothing, and another one is another message', async () => {
      await send({ content: 'x', nonce: 'slot-1' });
      await send({ content: 'x', nonce: 'slot-1' });
      await send({ content: 'x', nonce: 'slot-2', enforce_nonce: true });
      expect(discord.messages('general')).toHaveLength(3);
    });
  });

  describe('rate limits', () => {
    it('tell what is left of a bucket, and refuse the sixth message in five seconds', async () => {
      const first = await rest('POST', path, { content: 'x' });
      expect(Object.fromEntries(first.headers)).toMatchObject({
        'x-ratelimit-limit': '5',
        'x-ratelimit-remaining': '4',
        'x-ratelimit-reset-after': '5.000',
      });
      expect(first.headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f]{32}$/);
      for (let count = 0; count < 4; count += 1) await rest('POST', path, { content: 'x' });
      clock.advance(2000);
      const sixth = await rest('POST', path, { content: 'x' });
      expect(sixth).toMatchObject({ status: 429, body: { retry_after: 3, global: false } });
      expect(sixth.headers.get('x-ratelimit-scope')).toBe('user');
      expect((await rest('POST', `/channels/${discord.channel('prompts').id}/messages`, { content: 'x' })).status).toBe(
        200,
      );
      clock.advance(3000);
      expect((await rest('POST', path, { content: 'x' })).status).toBe(200);
    });

    it('refuse the 51st request in a second, interaction answers exempt', async () => {
      for (let count = 0; count < 50; count += 1) expect((await rest('GET', '/users/@me')).status).toBe(200);
      const answer = await rest('GET', '/users/@me');
      expect(answer).toMatchObject({ status: 429, body: { global: true } });
      expect(answer.headers.get('x-ratelimit-global')).toBe('true');
      expect((await rest('POST', '/interactions/175928847299117063/token/callback', { type: 5 })).body).toMatchObject({
        code: 10062,
      });
      clock.advance(1000);
      expect((await rest('GET', '/users/@me')).status).toBe(200);
    });

    it('turn into a ban after 10,000 refusals in ten minutes', () => {
      const limits = new RateLimits(clock);
      const match = {
        route: { method: 'GET', path: '/users/@me', handle: () => ({ status: 200 }) },
        params: new Map(),
      } as const;
      for (let count = 0; count < 9999; count += 1) limits.answered({ status: 403 });
      limits.answered({ status: 404 });
      expect(limits.take(match).refusal).toBeNull();
      limits.answered({ status: 401 });
      expect(limits.take(match).refusal).toMatchObject({ status: 429 });
      clock.advance(10 * 60_000);
      expect(limits.take(match).refusal).toBeNull();
    });
  });

  it('wants the right token until it is reset', async () => {
    expect((await rest('GET', '/users/@me')).status).toBe(200);
    expect(await client.rest('GET', '/users/@me', undefined, 'Bot wrong')).toMatchObject({
      status: 401,
      body: { message: '401: Unauthorized' },
    });
    discord.revokeToken();
    expect((await rest('GET', '/users/@me')).status).toBe(401);
  });

  it('fails loudly at the end for a route it does not know', async () => {
    expect((await rest('GET', '/guilds/1/soundboard-sounds')).status).toBe(404);
    expect(() => discord.assertClean()).toThrow('does not know the route GET /guilds/1/soundboard-sounds');
    await expect(discord.stop()).rejects.toThrow('soundboard-sounds');
  });

  it.each([
    ['/gateway/bot', { url: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+$/), session_start_limit: { total: 1000 } }],
    ['/users/@me', { bot: true }],
    ['/applications/@me', { name: 'Storykeeper' }],
    ['/guilds/GUILD', { name: 'The Reading Room' }],
    ['/guilds/GUILD/members/@me', { user: { bot: true } }],
    ['/guilds/GUILD/threads/active', { threads: [] }],
  ])('answers %s', async (route, wanted) => {
    const answer = await rest('GET', route.replace('GUILD', discord.guild.id));
    expect(answer).toMatchObject({ status: 200, body: wanted });
  });

  it('gives ids of 17 to 19 digits, and each only once', async () => {
    const ids = [...discord.world.channels.keys(), ...discord.world.users.keys(), ...discord.guild.roles.keys()];
    for (const id of ids) expect(id).toMatch(/^\d{17,19}$/);
    const own = new Set([...discord.world.channels.keys(), ...discord.world.users.keys()]);
    expect(own.size).toBe(discord.world.channels.size + discord.world.users.size);
  });
});
