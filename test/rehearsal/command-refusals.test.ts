import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDiscord } from '../../src/rehearsal/discord.ts';
import type { LocalDiscord } from '../../src/rehearsal/local-discord.ts';
import { ManualClock } from './manual-clock.ts';
import { RawClient } from './raw-client.ts';

const command = (more: object = {}) => ({ name: 'story', description: 'Shows a story', ...more });
const option = (more: object = {}) => ({ type: 3, name: 'story', description: 'Which', ...more });
const withOption = (more: object) => command({ options: [option(more)] });
const choices = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `n${index}`, value: `v${index}` }));
const many = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, index) => command({ name: `c${index}`, ...more }));
const OVER_8000 = Array.from({ length: 4 }, (_, index) =>
  option({
    name: `o${index}`,
    choices: choices(25).map(({ name }) => ({ name: name.padEnd(80, '.'), value: name.padEnd(20, '.') })),
  }),
);

const TAKEN: [what: string, body: object[]][] = [
  ['a plain command', [command()]],
  ['permissions as the string that discord.js sends', [command({ default_member_permissions: '32' })]],
  ['permissions as a number', [command({ default_member_permissions: 32 })]],
  ['letters of other scripts', [command({ name: 'история' })]],
  ['a menu with blanks and capitals', [{ type: 3, name: 'Count words' }]],
  ['a command and a menu of one name', [command(), { type: 3, name: 'story' }]],
  ['required before optional', [command({ options: [option({ required: true }), option({ name: 'other' })] })]],
  [
    'a group of subcommands',
    [
      command({
        options: [
          {
            type: 2,
            name: 'group',
            description: 'x',
            options: [{ type: 1, name: 'sub', description: 'x', options: [option()] }],
          },
        ],
      }),
    ],
  ],
  ['a hundred commands', many(100)],
];

const REFUSED: [what: string, body: object[], field: string, code: string][] = [
  ['capitals in a name', [command({ name: 'Story' })], '0.name', 'APPLICATION_COMMAND_INVALID_NAME'],
  ['blanks in a name', [command({ name: 'my story' })], '0.name', 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a name of 33', [command({ name: 'x'.repeat(33) })], '0.name', 'BASE_TYPE_MAX_LENGTH'],
  [
    'capitals in an option name',
    [withOption({ name: 'Story' })],
    '0.options.0.name',
    'APPLICATION_COMMAND_INVALID_NAME',
  ],
  ['no description', [{ name: 'story' }], '0.description', 'BASE_TYPE_REQUIRED'],
  ['a description of 101', [command({ description: 'x'.repeat(101) })], '0.description', 'BASE_TYPE_MAX_LENGTH'],
  [
    'a menu with a description',
    [{ type: 3, name: 'Count words', description: 'x' }],
    '0',
    'APPLICATION_COMMAND_INVALID_CONTEXT_MENU',
  ],
  ['the same name twice', [command(), command()], '1', 'APPLICATION_COMMANDS_DUPLICATE_NAME'],
  [
    '26 options',
    [command({ options: Array.from({ length: 26 }, (_, index) => option({ name: `o${index}` })) })],
    '0.options',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'the same option twice',
    [command({ options: [option(), option()] })],
    '0.options.1.name',
    'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_USED',
  ],
  [
    'required after optional',
    [command({ options: [option(), option({ name: 'other', required: true })] })],
    '0.options.1.required',
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'autocomplete with choices',
    [withOption({ autocomplete: true, choices: choices(1) })],
    '0.options.0.autocomplete',
    'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES',
  ],
  [
    'autocomplete for a member',
    [withOption({ type: 6, autocomplete: true })],
    '0.options.0.autocomplete',
    'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_TYPE',
  ],
  ['26 choices', [withOption({ choices: choices(26) })], '0.options.0.choices', 'BASE_TYPE_MAX_LENGTH'],
  [
    'a choice value of 101',
    [withOption({ choices: [{ name: 'x', value: 'x'.repeat(101) }] })],
    '0.options.0.choices.0.value',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a choice name of 101',
    [withOption({ choices: [{ name: 'x'.repeat(101), value: 'x' }] })],
    '0.options.0.choices.0.name',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'the same choice twice',
    [withOption({ choices: [...choices(1), ...choices(1)] })],
    '0.options.0.choices.1.name',
    'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE',
  ],
  [
    'a least above the most',
    [withOption({ type: 4, min_value: 2, max_value: 1 })],
    '0.options.0',
    'APPLICATION_COMMAND_OPTIONS_MIN_MAX',
  ],
  ['an unknown option type', [withOption({ type: 12 })], '0.options.0.type', 'UNION_TYPE_CHOICES'],
  [
    'subcommands beside options',
    [command({ options: [{ type: 1, name: 'sub', description: 'x' }, option()] })],
    '0.options.0.type',
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  [
    'a group with nothing in it',
    [command({ options: [{ type: 2, name: 'group', description: 'x' }] })],
    '0.options.0.type',
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  ['more than 8000 characters', [command({ options: OVER_8000 })], '0', 'APPLICATION_COMMAND_TOO_LARGE'],
];

function codeAt(errors: unknown, field: string): unknown {
  return [...field.split('.'), '_errors', '0', 'code'].reduce<unknown>(
    (node, step) => Reflect.get(Object(node), step),
    errors,
  );
}

describe('a command that Discord would refuse', () => {
  const clock = new ManualClock();
  let discord: LocalDiscord;
  let client: RawClient;
  let path: string;

  beforeEach(async () => {
    discord = await startDiscord({ clock, rateLimits: false });
    client = RawClient.connect(discord);
    path = `/applications/${discord.world.bot.id}/commands`;
  });

  afterEach(() => discord.stop());

  it.each(TAKEN)('takes %s', async (_, body) => {
    const answer = await client.rest('PUT', path, body);
    expect(answer.status).toBe(200);
    expect(answer.body).toHaveLength(body.length);
  });

  it.each(REFUSED)('refuses %s', async (_, body, field, code) => {
    const answer = await client.rest('PUT', path, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(codeAt(answer.body.errors, field)).toBe(code);
    expect(discord.world.commands.size).toBe(0);
  });

  it.each([
    ['101 commands', many(101)],
    ['16 message menus', many(16, { type: 3, description: '' })],
    ['16 user menus', many(16, { type: 2, description: '' })],
  ])('refuses %s', async (_, body) => {
    expect(await client.rest('PUT', path, body)).toMatchObject({ status: 400, body: { code: 30032 } });
  });

  it('lets 200 be created in a day, and names that stay are not created anew', async () => {
    const batch = (prefix: string) => many(100).map((one, index) => ({ ...one, name: `${prefix}${index}` }));
    expect((await client.rest('PUT', path, batch('a'))).status).toBe(200);
    expect((await client.rest('PUT', path, batch('a'))).status).toBe(200);
    expect((await client.rest('PUT', path, batch('b'))).status).toBe(200);
    expect((await client.rest('PUT', path, batch('c'))).body).toMatchObject({ code: 30034 });
    clock.advance(86_400_000);
    expect((await client.rest('PUT', path, batch('c'))).status).toBe(200);
  });

  it('keeps the id of a command that is registered again', async () => {
    const [before] = (await client.rest('PUT', path, [command(), command({ name: 'other' })])).body;
    const [after] = (await client.rest('PUT', path, [command({ description: 'New' })])).body;
    expect(after).toMatchObject({ id: before.id, description: 'New' });
    expect((await client.rest('GET', path)).body).toHaveLength(1);
  });

  it('keeps commands of a guild apart, and takes single changes', async () => {
    const ofGuild = `/applications/${discord.world.bot.id}/guilds/${discord.guild.id}/commands`;
    const { body } = await client.rest('POST', ofGuild, command());
    expect((await client.rest('GET', path)).body).toEqual([]);
    expect((await client.rest('PATCH', `${ofGuild}/${body.id}`, { description: 'New' })).body).toMatchObject({
      id: body.id,
      description: 'New',
    });
    expect((await client.rest('DELETE', `${ofGuild}/${body.id}`)).status).toBe(204);
    expect((await client.rest('GET', `${ofGuild}/${body.id}`)).body).toMatchObject({ code: 10063 });
  });

  it('knows no other application', async () => {
    expect((await client.rest('GET', '/applications/175928847299117063/commands')).body).toMatchObject({ code: 10002 });
  });
});
