import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import { ManualClock } from './manual-clock.ts';
import { RawClient } from './raw-client.ts';

const COMMANDS = [
  {
    name: 'story',
    description: 'x',
    options: [
      { type: 3, name: 'story', description: 'x', autocomplete: true },
      { type: 4, name: 'chapter', description: 'x', autocomplete: true },
    ],
  },
  { type: 3, name: 'Count words' },
];
const BUTTON = { type: 1, components: [{ type: 2, style: 1, label: 'Read', custom_id: 'read' }] };
const V2 = 1 << 15;
const EPHEMERAL = 1 << 6;

const input = (more: object = {}) => ({
  type: 18,
  label: 'Who',
  component: { type: 4, style: 1, custom_id: 'who', ...more },
});
const modal = (more: object = {}) => ({
  type: 9,
  data: { custom_id: 'idea', title: 'An idea', components: [input()], ...more },
});

describe('an answer to an interaction', () => {
  const clock = new ManualClock();
  let discord: LocalDiscord;
  let client: RawClient;

  beforeEach(async () => {
    discord = await startDiscord({
      clock,
      rateLimits: false,
      patience: { firstAnswerMs: 20, deferredMs: 20, updateMs: 20 },
    });
    client = await RawClient.identified(discord);
    await client.rest('PUT', `/applications/${discord.world.bot.id}/commands`, COMMANDS);
  });

  afterEach(() => discord.stop());

  /** Lets a member act, and gives the interaction as the bot sees it. */
  async function opened(act: () => Promise<unknown>) {
    client.frames.length = 0;
    void act();
    const { d } = await client.event('INTERACTION_CREATE');
    const answer = (body: unknown, query = '') =>
      client.rest('POST', `/interactions/${d.id}/${d.token}/callback${query}`, body);
    const webhook = (method: string, path = '', body?: unknown) =>
      client.rest(method, `/webhooks/${discord.world.bot.id}/${d.token}${path}`, body);
    return { d, answer, webhook };
  }

  const fan = () => discord.member('fan').in('general');
  const command = () => opened(() => fan().slash('/story'));

  async function pressed(flags = 0) {
    const first = await command();
    await first.answer({ type: 4, data: { content: 'x', components: [BUTTON], flags } });
    const message = discord.messages('general', 'fan').at(-1);
    if (!message) throw new Error('nothing was said');
    return opened(() => fan().press(message, 'Read'));
  }

  it('is given once', async () => {
    const { answer } = await command();
    expect((await answer({ type: 4, data: { content: 'x' } })).status).toBe(204);
    expect(await answer({ type: 4, data: { content: 'x' } })).toMatchObject({ status: 400, body: { code: 40060 } });
  });

  it('comes within three seconds', async () => {
    const { answer } = await command();
    clock.advance(3000);
    const other = await command();
    expect((await answer({ type: 4, data: { content: 'x' } })).status).toBe(204);
    clock.advance(3001);
    expect(await other.answer({ type: 4, data: { content: 'x' } })).toMatchObject({
      status: 404,
      body: { code: 10062 },
    });
  });

  it('is for an interaction that exists', async () => {
    expect(await client.rest('POST', '/interactions/175928847299117063/token/callback', { type: 5 })).toMatchObject({
      body: { code: 10062 },
    });
  });

  it('needs no token of the bot', async () => {
    const { d } = await command();
    expect(
      (
        await client.rest(
          'POST',
          `/interactions/${d.id}/${d.token}/callback`,
          { type: 4, data: { content: 'x' } },
          'none',
        )
      ).status,
    ).toBe(204);
  });

  it('tells of the message when asked to', async () => {
    const { answer } = await command();
    expect(await answer({ type: 4, data: { content: 'x', flags: EPHEMERAL } }, '?with_response=true')).toMatchObject({
      status: 200,
      body: {
        interaction: { response_message_ephemeral: true },
        resource: { type: 4, message: { content: 'x', flags: EPHEMERAL } },
      },
    });
  });

  it('can be followed and changed for a quarter of an hour, and not before it was given', async () => {
    const { answer, webhook } = await command();
    expect((await webhook('POST', '', { content: 'early' })).body).toMatchObject({ code: 10015 });
    await answer({ type: 4, data: { content: 'x' } });
    clock.advance(15 * 60_000);
    expect((await webhook('POST', '', { content: 'more' })).status).toBe(200);
    expect((await webhook('PATCH', '/messages/%40original', { content: 'changed' })).body).toMatchObject({
      content: 'changed',
    });
    clock.advance(1);
    expect(await webhook('POST', '', { content: 'late' })).toMatchObject({ status: 401, body: { code: 50027 } });
  });

  it('can be read and deleted', async () => {
    const { answer, webhook } = await command();
    await answer({ type: 4, data: { content: 'x' } });
    expect((await webhook('GET', '/messages/@original')).body).toMatchObject({ content: 'x' });
    expect((await webhook('DELETE', '/messages/@original')).status).toBe(204);
    expect((await webhook('GET', '/messages/@original')).body).toMatchObject({ code: 10008 });
  });

  it('put off is filled by the first follow-up, as private as it began', async () => {
    const { answer, webhook } = await command();
    await answer({ type: 5, data: { flags: EPHEMERAL } });
    expect(discord.messages('general', 'fan').at(-1)).toMatchObject({ content: '', flags: EPHEMERAL | (1 << 7) });
    await webhook('POST', '', { content: 'Done' });
    expect(discord.messages('general', 'fan').at(-1)).toMatchObject({ content: 'Done', flags: EPHEMERAL });
    expect(discord.messages('general')).toEqual([]);
  });

  it('refused after it was put off is told with the reason', async () => {
    const asked = fan().slash('/story');
    const { d } = await client.event('INTERACTION_CREATE');
    await client.rest('POST', `/interactions/${d.id}/${d.token}/callback`, { type: 5 });
    const path = `/webhooks/${discord.world.bot.id}/${d.token}/messages/@original`;
    await client.rest('PATCH', path, { content: 'x'.repeat(2001) });
    const { error, refusals } = await asked;
    expect(error).toMatch(/^Discord refused the answer: 50035 Invalid Form Body: content: Must be 2000/);
    expect(refusals).toHaveLength(1);
  });

  it('put off is turned into Components V2 by its edit', async () => {
    const { answer, webhook } = await command();
    await answer({ type: 5 });
    const { status } = await webhook('PATCH', '/messages/@original', {
      flags: V2,
      components: [{ type: 10, content: 'x' }],
    });
    expect(status).toBe(200);
  });

  it('for one member is not told on the gateway, one for all is', async () => {
    const listener = await RawClient.identified(discord, 1 | (1 << 9));
    await (await command()).answer({ type: 4, data: { content: 'secret', flags: EPHEMERAL } });
    await (await command()).answer({ type: 4, data: { content: 'open' } });
    await listener.event('MESSAGE_CREATE');
    const told = listener.frames.filter(({ t }) => t === 'MESSAGE_CREATE').map(({ d }) => d.content);
    expect(told).toEqual(['open']);
  });

  it('for one member cannot be reached through the channel', async () => {
    const { answer } = await command();
    await answer({ type: 4, data: { content: 'x', flags: EPHEMERAL } });
    const id = discord.messages('general', 'fan').at(-1)?.id;
    const path = `/channels/${discord.channel('general').id}/messages`;
    expect((await client.rest('GET', `${path}/${id}`)).body).toMatchObject({ code: 10008 });
    expect((await client.rest('DELETE', `${path}/${id}`)).body).toMatchObject({ code: 10008 });
    expect((await client.rest('GET', path)).body).toEqual([]);
  });

  it.each([
    ['a message', { type: 4, data: { content: 'x'.repeat(2001) } }, 'data.content', 'BASE_TYPE_MAX_LENGTH'],
    [
      'Components V2',
      { type: 4, data: { flags: V2, content: 'x', components: [{ type: 10, content: 'x' }] } },
      'data.content',
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    ['an update to a command', { type: 7, data: { content: 'x' } }, 'type', 'BASE_TYPE_CHOICES'],
    ['choices to a command', { type: 8, data: { choices: [] } }, 'type', 'BASE_TYPE_CHOICES'],
    ['a kind that does not exist', { type: 99 }, 'type', 'BASE_TYPE_CHOICES'],
    ['a form without fields', modal({ components: [] }), 'data.components', 'BASE_TYPE_MIN_LENGTH'],
    [
      'a form of six fields',
      modal({ components: Array.from({ length: 6 }, (_, index) => input({ custom_id: `f${index}` })) }),
      'data.components',
      'BASE_TYPE_BAD_LENGTH',
    ],
    ['a form title of 46', modal({ title: 'x'.repeat(46) }), 'data.title', 'BASE_TYPE_MAX_LENGTH'],
    [
      'a form with the same field twice',
      modal({ components: [input(), input()] }),
      'data.components.1.component.custom_id',
      'COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'a field label of 46',
      modal({ components: [{ ...input(), label: 'x'.repeat(46) }] }),
      'data.components.0.label',
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a field value of 4001',
      modal({ components: [input({ value: 'x'.repeat(4001) })] }),
      'data.components.0.component.value',
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a field placeholder of 101',
      modal({ components: [input({ placeholder: 'x'.repeat(101) })] }),
      'data.components.0.component.placeholder',
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a field value longer than it may be',
      modal({ components: [input({ value: 'xx', max_length: 1 })] }),
      'data.components.0.component.value',
      'BASE_TYPE_MAX_LENGTH',
    ],
    [
      'an input without a label',
      modal({ components: [{ type: 1, components: [{ type: 4, style: 1, custom_id: 'who' }] }] }),
      'data.components.0.components.0.label',
      'BASE_TYPE_REQUIRED',
    ],
  ])('is refused: %s', async (_, body, field, code) => {
    const { answer } = await command();
    const refused = await answer(body);
    expect(refused).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(
      [...field.split('.'), '_errors', '0', 'code'].reduce<unknown>(
        (node, step) => Reflect.get(Object(node), step),
        refused.body.errors,
      ),
    ).toBe(code);
  });

  it('that was refused can be given again, and the member learns why there was none', async () => {
    const asked = fan().slash('/story');
    const { d } = await client.event('INTERACTION_CREATE');
    await client.rest('POST', `/interactions/${d.id}/${d.token}/callback`, { type: 4, data: {} });
    expect((await asked).error).toBe('Discord refused the answer: 50006 Cannot send an empty message');
    expect(
      (await client.rest('POST', `/interactions/${d.id}/${d.token}/callback`, { type: 4, data: { content: 'x' } }))
        .status,
    ).toBe(204);
  });

  describe('to an option being typed', () => {
    const typed = (option: string) => opened(() => fan().autocomplete('/story', option, '1'));
    const choices = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ name: `n${index}`, value: `v${index}` }));

    it.each([
      ['26 choices', choices(26), 'choices', 'BASE_TYPE_MAX_LENGTH'],
      ['a value of 101', [{ name: 'x', value: 'x'.repeat(101) }], 'choices.0.value', 'BASE_TYPE_MAX_LENGTH'],
      ['a name of 101', [{ name: 'x'.repeat(101), value: 'x' }], 'choices.0.name', 'BASE_TYPE_MAX_LENGTH'],
      ['an empty name', [{ name: '', value: 'x' }], 'choices.0.name', 'BASE_TYPE_MIN_LENGTH'],
      ['a number for a text', [{ name: 'x', value: 1 }], 'choices.0.value', 'STRING_TYPE_COERCE'],
    ])('is refused: %s', async (_, suggested, field, code) => {
      const { answer } = await typed('story');
      const refused = await answer({ type: 8, data: { choices: suggested } });
      const path = ['data', ...field.split('.'), '_errors', '0', 'code'];
      expect(path.reduce<unknown>((node, step) => Reflect.get(Object(node), step), refused.body.errors)).toBe(code);
    });

    it('takes numbers for a number', async () => {
      expect(
        (await (await typed('chapter')).answer({ type: 8, data: { choices: [{ name: 'One', value: 1 }] } })).status,
      ).toBe(204);
    });

    it('cannot be put off or be a message', async () => {
      const { answer } = await typed('story');
      expect((await answer({ type: 5 })).body).toMatchObject({ code: 50035 });
      expect((await answer({ type: 4, data: { content: 'x' } })).body).toMatchObject({ code: 50035 });
    });
  });

  describe('to a button', () => {
    it('may change the message, a private one too', async () => {
      const { answer, webhook } = await pressed(EPHEMERAL);
      expect((await answer({ type: 7, data: { content: 'changed', components: [] } })).status).toBe(204);
      expect(discord.messages('general', 'fan')).toMatchObject([{ content: 'changed', components: [] }]);
      expect((await webhook('GET', '/messages/@original')).body).toMatchObject({ content: 'changed' });
    });

    it('may be a stop of the loading only, with an edit to come', async () => {
      const { answer, webhook } = await pressed();
      expect((await answer({ type: 6 })).status).toBe(204);
      await webhook('PATCH', '/messages/@original', { content: 'changed' });
      expect(discord.messages('general').at(-1)?.content).toBe('changed');
    });

    it('carries the message', async () => {
      const { d } = await pressed();
      expect(d).toMatchObject({ type: 3, data: { custom_id: 'read', component_type: 2 }, message: { content: 'x' } });
    });
  });
});
