import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import { RawClient } from './raw-client.ts';

const V2 = 1 << 15;

const button = (more: object = {}) => ({ type: 2, style: 1, label: 'Read', custom_id: 'read', ...more });
const row = (...components: object[]) => ({ type: 1, components });
const text = (content: string) => ({ type: 10, content });
const option = (value: string) => ({ label: value, value });
const select = (more: object = {}) => ({ type: 3, custom_id: 'pick', options: [option('a'), option('b')], ...more });
const buttons = (count: number) => Array.from({ length: count }, (_, index) => button({ custom_id: `b${index}` }));

/** A body that Discord takes. The refused ones below are one step away from these. */
const TAKEN: [what: string, body: object][] = [
  ['2000 characters', { content: 'x'.repeat(2000) }],
  ['6000 characters in embeds', { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2000) }] }],
  ['five rows', { content: 'x', components: buttons(5).map((one) => row(one)) }],
  ['five buttons in a row', { content: 'x', components: [row(...buttons(5))] }],
  [
    'a link',
    { content: 'x', components: [row({ type: 2, style: 5, label: 'Source', url: 'https://example.org/story' })] },
  ],
  ['a select', { content: 'x', components: [row(select())] }],
  ['40 components', { flags: V2, components: Array.from({ length: 40 }, () => text('x')) }],
  ['4000 characters of displayed text', { flags: V2, components: [text('x'.repeat(2000)), text('x'.repeat(2000))] }],
  [
    'a container with everything in it',
    {
      flags: V2,
      components: [
        {
          type: 17,
          components: [
            text('x'),
            row(button()),
            { type: 14 },
            { type: 9, components: [text('y')], accessory: button({ custom_id: 'other' }) },
          ],
        },
      ],
    },
  ],
  ['one role to mention', { content: '<@&1>', allowed_mentions: { parse: [], roles: ['1'] } }],
];

const REFUSED: [what: string, body: object, field: string, code: string][] = [
  ['2001 characters', { content: 'x'.repeat(2001) }, 'content', 'BASE_TYPE_MAX_LENGTH'],
  ['content that is no text', { content: 5 }, 'content', 'STRING_TYPE_COERCE'],
  [
    'embeds over 6000 characters together',
    { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
    'embeds',
    'MAX_EMBED_SIZE_EXCEEDED',
  ],
  ['an embed with nothing in it', { embeds: [{ color: 1 }] }, 'embeds.0.description', 'BASE_TYPE_REQUIRED'],
  ['eleven embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 'x' })) }, 'embeds', 'BASE_TYPE_MAX_LENGTH'],
  ['an embed title of 257', { embeds: [{ title: 'x'.repeat(257) }] }, 'embeds.0.title', 'BASE_TYPE_MAX_LENGTH'],
  [
    'an embed description of 4097',
    { embeds: [{ description: 'x'.repeat(4097) }] },
    'embeds.0.description',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    '26 fields',
    { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: 'x', value: 'x' })) }] },
    'embeds.0.fields',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a field name of 257',
    { embeds: [{ fields: [{ name: 'x'.repeat(257), value: 'x' }] }] },
    'embeds.0.fields.0.name',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a field value of 1025',
    { embeds: [{ fields: [{ name: 'x', value: 'x'.repeat(1025) }] }] },
    'embeds.0.fields.0.value',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a footer of 2049',
    { embeds: [{ footer: { text: 'x'.repeat(2049) } }] },
    'embeds.0.footer.text',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an author of 257',
    { embeds: [{ author: { name: 'x'.repeat(257) } }] },
    'embeds.0.author.name',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an embed with a javascript: link',
    { embeds: [{ title: 'x', url: 'javascript:alert(1)' }] },
    'embeds.0.url',
    'URL_TYPE_INVALID_SCHEME',
  ],
  [
    'a button with a javascript: link',
    { content: 'x', components: [row({ type: 2, style: 5, label: 'x', url: 'javascript:alert(1)' })] },
    'components.0.components.0.url',
    'URL_TYPE_INVALID_SCHEME',
  ],
  [
    'a link that is none',
    { content: 'x', components: [row({ type: 2, style: 5, label: 'x', url: 'nowhere' })] },
    'components.0.components.0.url',
    'URL_TYPE_INVALID_URL',
  ],
  ['six rows', { content: 'x', components: buttons(6).map((one) => row(one)) }, 'components', 'BASE_TYPE_BAD_LENGTH'],
  [
    'six buttons in a row',
    { content: 'x', components: [row(...buttons(6))] },
    'components.0.components',
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['an empty row', { content: 'x', components: [row()] }, 'components.0.components', 'BASE_TYPE_MIN_LENGTH'],
  [
    'a select beside a button',
    { content: 'x', components: [row(select(), button())] },
    'components.0.components',
    'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  [
    'two selects in a row',
    { content: 'x', components: [row(select(), select({ custom_id: 'other' }))] },
    'components.0.components',
    'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  [
    'the same custom id twice',
    { content: 'x', components: [row(button(), button())] },
    'components.0.components.1.custom_id',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a custom id of 101',
    { content: 'x', components: [row(button({ custom_id: 'x'.repeat(101) }))] },
    'components.0.components.0.custom_id',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an empty custom id',
    { content: 'x', components: [row(button({ custom_id: '' }))] },
    'components.0.components.0.custom_id',
    'BASE_TYPE_MIN_LENGTH',
  ],
  [
    'a button without a custom id',
    { content: 'x', components: [row(button({ custom_id: undefined }))] },
    'components.0.components.0.custom_id',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a button with custom id and link',
    { content: 'x', components: [row(button({ url: 'https://example.org' }))] },
    'components.0.components.0.url',
    'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
  ],
  [
    'a link button without a link',
    { content: 'x', components: [row({ type: 2, style: 5, label: 'x' })] },
    'components.0.components.0.url',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a button without words',
    { content: 'x', components: [row(button({ label: '' }))] },
    'components.0.components.0',
    'BUTTON_COMPONENT_INVALID',
  ],
  [
    'a label of 81',
    { content: 'x', components: [row(button({ label: 'x'.repeat(81) }))] },
    'components.0.components.0.label',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    '26 select options',
    {
      content: 'x',
      components: [row(select({ options: Array.from({ length: 26 }, (_, index) => option(`${index}`)) }))],
    },
    'components.0.components.0.options',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'the same option twice',
    { content: 'x', components: [row(select({ options: [option('a'), option('a')] }))] },
    'components.0.components.0.options.1.value',
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'an option label of 101',
    { content: 'x', components: [row(select({ options: [{ label: 'x'.repeat(101), value: 'x' }] }))] },
    'components.0.components.0.options.0.label',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an option value of 101',
    { content: 'x', components: [row(select({ options: [{ label: 'x', value: 'x'.repeat(101) }] }))] },
    'components.0.components.0.options.0.value',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an option description of 101',
    { content: 'x', components: [row(select({ options: [{ ...option('x'), description: 'x'.repeat(101) }] }))] },
    'components.0.components.0.options.0.description',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a placeholder of 151',
    { content: 'x', components: [row(select({ placeholder: 'x'.repeat(151) }))] },
    'components.0.components.0.placeholder',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'more values to choose than options',
    { content: 'x', components: [row(select({ max_values: 3 }))] },
    'components.0.components.0.max_values',
    'SELECT_MAX_VALUES_TOO_LARGE',
  ],
  [
    'more to choose than may be chosen',
    { content: 'x', components: [row(select({ min_values: 2, max_values: 1 }))] },
    'components.0.components.0.min_values',
    'SELECT_MIN_VALUES_TOO_LARGE',
  ],
  [
    'two defaults where one may be chosen',
    {
      content: 'x',
      components: [
        row(
          select({
            options: [
              { ...option('a'), default: true },
              { ...option('b'), default: true },
            ],
          }),
        ),
      ],
    },
    'components.0.components.0.options',
    'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES',
  ],
  [
    'Components V2 with content',
    { flags: V2, content: 'x', components: [text('x')] },
    'content',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'Components V2 with embeds',
    { flags: V2, embeds: [{ title: 'x' }], components: [text('x')] },
    'embeds',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  ['Components V2 without the flag', { components: [text('x')] }, 'components.0.type', 'UNION_TYPE_CHOICES'],
  ['a bare button', { flags: V2, components: [button()] }, 'components.0.type', 'UNION_TYPE_CHOICES'],
  [
    'a container in a container',
    { flags: V2, components: [{ type: 17, components: [{ type: 17, components: [text('x')] }] }] },
    'components.0.components.0.type',
    'UNION_TYPE_CHOICES',
  ],
  [
    '41 components',
    { flags: V2, components: [{ type: 17, components: Array.from({ length: 40 }, () => text('x')) }] },
    'components',
    'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  [
    '4001 characters of displayed text',
    { flags: V2, components: [text('x'.repeat(2000)), text('x'.repeat(2001))] },
    'components',
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  [
    'more than about 10 kB of components',
    { flags: V2, components: [text('本'.repeat(3600))] },
    'components',
    'COMPONENT_TOTAL_SIZE_EXCEEDED',
  ],
  ['an empty text display', { flags: V2, components: [text('')] }, 'components.0.content', 'BASE_TYPE_MIN_LENGTH'],
  [
    'a section of four texts',
    {
      flags: V2,
      components: [{ type: 9, components: [text('a'), text('b'), text('c'), text('d')], accessory: button() }],
    },
    'components.0.components',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a section without its accessory',
    { flags: V2, components: [{ type: 9, components: [text('a')] }] },
    'components.0.accessory',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'eleven pictures',
    {
      flags: V2,
      components: [
        { type: 12, items: Array.from({ length: 11 }, () => ({ media: { url: 'https://example.org/a.png' } })) },
      ],
    },
    'components.0.items',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a file that is not attached',
    { flags: V2, components: [{ type: 13, file: { url: 'attachment://story.txt' } }] },
    'components.0.file.url',
    'ATTACHMENT_NOT_FOUND',
  ],
  [
    'a component number twice',
    {
      flags: V2,
      components: [
        { ...text('a'), id: 1 },
        { ...text('b'), id: 1 },
      ],
    },
    'components.1.id',
    'COMPONENT_ID_DUPLICATED',
  ],
  ['a nonce of 26', { content: 'x', nonce: 'x'.repeat(26) }, 'nonce', 'BASE_TYPE_MAX_LENGTH'],
  [
    'all roles and one role to mention',
    { content: 'x', allowed_mentions: { parse: ['roles'], roles: ['1'] } },
    'allowed_mentions',
    'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  [
    'an answer to a message that is not there',
    { content: 'x', message_reference: { message_id: '175928847299117063' } },
    'message_reference',
    'REPLIES_UNKNOWN_MESSAGE',
  ],
];

function codeAt(errors: Record<string, unknown>, field: string): unknown {
  const leaf = field.split('.').reduce<unknown>((node, step) => Reflect.get(Object(node), step), errors);
  return Reflect.get(Object(Reflect.get(Object(Reflect.get(Object(leaf), '_errors')), '0')), 'code');
}

describe('a message that Discord would refuse', () => {
  let discord: LocalDiscord;
  let client: RawClient;
  let path: string;

  beforeAll(async () => {
    discord = await startDiscord({ rateLimits: false });
    client = await RawClient.identified(discord);
    path = `/channels/${discord.channel('general').id}/messages`;
  });

  afterAll(() => discord.stop());

  it.each(TAKEN)('takes %s', async (_, body) => {
    expect(await client.rest('POST', path, body)).toMatchObject({ status: 200 });
  });

  it.each(REFUSED)('refuses %s', async (_, body, field, code) => {
    const answer = await client.rest('POST', path, body);
    expect(answer.body).toMatchObject({ code: 50035, message: 'Invalid Form Body' });
    expect(answer.status).toBe(400);
    expect(codeAt(answer.body.errors, field)).toBe(code);
  });

  it.each([
    ['nothing', {}],
    ['blanks', { content: ' \n' }],
    ['Components V2 without components', { flags: V2, components: [] }],
  ])('refuses %s as empty', async (_, body) => {
    expect(await client.rest('POST', path, body)).toMatchObject({ status: 400, body: { code: 50006 } });
  });

  it('refuses what is no JSON', async () => {
    const response = await fetch(`${discord.apiUrl}/v10${path}`, {
      method: 'POST',
      headers: { authorization: 'Bot x', 'content-type': 'application/json' },
      body: '{',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 50109 });
  });

  it('refuses more than 25 MiB', async () => {
    const answer = await client.rest('POST', path, { content: 'x'.repeat(25 * 1024 * 1024) });
    expect(answer).toMatchObject({ status: 413, body: { code: 40005 } });
  });

  it('takes files, and components that show them', async () => {
    const form = new FormData();
    form.set(
      'payload_json',
      JSON.stringify({ flags: V2, components: [{ type: 13, file: { url: 'attachment://story.txt' } }] }),
    );
    form.set('files[0]', new File(['Once upon a time'], 'story.txt', { type: 'text/plain' }));
    const response = await fetch(`${discord.apiUrl}/v10${path}`, {
      method: 'POST',
      headers: { authorization: 'Bot x' },
      body: form,
    });
    expect(response.status).toBe(200);
    const message = discord.messages('general').at(-1);
    expect(message?.attachments[0]).toMatchObject({ filename: 'story.txt', size: 16 });
    const url = message?.components[0]?.file?.url ?? '';
    expect(await (await fetch(url)).text()).toBe('Once upon a time');
  });

  describe('when it is changed', () => {
    const change = async (before: object, after: object) => {
      const { body } = await client.rest('POST', path, before);
      return client.rest('PATCH', `${path}/${body.id}`, after);
    };

    it('keeps what the change leaves out', async () => {
      const answer = await change({ content: 'Before', components: [row(button())] }, { content: 'After' });
      expect(answer.body).toMatchObject({ content: 'After', components: [{ type: 1 }] });
      expect(answer.body.edited_timestamp).not.toBeNull();
    });

    it('refuses to empty it', async () => {
      expect((await change({ content: 'x' }, { content: '' })).body).toMatchObject({ code: 50006 });
    });

    it('turns into Components V2 only when the old fields go', async () => {
      const v2 = { flags: V2, components: [text('x')] };
      expect((await change({ content: 'x' }, v2)).body).toMatchObject({ code: 50035 });
      expect((await change({ content: 'x' }, { ...v2, content: null })).status).toBe(200);
    });

    it('does not turn back', async () => {
      const v2 = { flags: V2, components: [text('x')] };
      const answer = await change(v2, { flags: 0, content: 'x', components: [] });
      expect(codeAt(answer.body.errors, 'flags')).toBe('MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG');
      expect((await change(v2, { components: [text('y')] })).status).toBe(200);
    });

    it('is the bot’s own or refused', async () => {
      const { id } = discord.member('fan').in('general').say('mine');
      expect(await client.rest('PATCH', `${path}/${id}`, { content: 'x' })).toMatchObject({
        status: 403,
        body: { code: 50005 },
      });
    });
  });
});
