import { ChannelType, DiscordAPIError } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lines } from '../../src/discord/cards/layout.ts';
import { defineCommand, defineCommandGroup, defineMessageMenu, subcommand } from '../../src/discord/command.ts';
import { button, chosen, modal, pressed, select, submitted } from '../../src/discord/control.ts';
import { Dispatch, type Front } from '../../src/discord/dispatch.ts';
import { option } from '../../src/discord/options.ts';
import { privately, publicly, updating } from '../../src/discord/reply.ts';
import { UserFacingError } from '../../src/errors.ts';
import { contextOf } from '../support/context.ts';
import { aChoice, aCommand, aForm, aMenuUse, aPress, RecordedLine, typing } from '../support/interactions.ts';
import { aStory, libraryOf } from '../support/library.ts';

const [PRIVATE, PUBLIC] = [32768 + 64, 32768];
const [MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, SUGGESTIONS, FORM] = [4, 5, 6, 7, 8, 9];

const say = (text: string) => privately(lines(text));
const wave = button('wave', { at: 'text', times: 'integer' });
const pick = select('pick', {});
const form = modal('form', {}, { line: { label: 'A line' } });
const echo = defineCommand({
  name: 'echo',
  description: 'Says it again.',
  options: {
    text: option.text({ description: 'What?', required: true }),
    loud: option.boolean({ description: 'Loudly?' }),
  },
  run: ({ text, loud = false }) => say(loud ? text.toUpperCase() : text),
});
const simply = (name: string, run: Parameters<typeof defineCommand>[0]['run'], rest = {}) =>
  defineCommand({ name, description: name, run, ...rest });

const logged: string[] = [];
const log = {
  warn: (_: object, message: string) => void logged.push(`warn: ${message}`),
  error: (_: object, message: string) => void logged.push(`error: ${message}`),
};

async function front(overrides: Partial<Front> = {}): Promise<Dispatch> {
  const { shelf: _, asker: __, ...services } = await contextOf();
  const places = { ageFlag: () => undefined, wholeServerAgeRestricted: () => false };
  return new Dispatch({ commands: [echo], handlers: [], library: libraryOf([]), services, places, log, ...overrides });
}

const running = async (run: Parameters<typeof defineCommand>[0]['run'], overrides: Partial<Front> = {}) =>
  front({ commands: [simply('it', run)], ...overrides });

let line: RecordedLine;
beforeEach(() => {
  line = new RecordedLine();
  logged.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

const apiError = (code: number) => new DiscordAPIError({ code, message: 'no' }, code, 400, 'POST', 'url', {});

describe('a command', () => {
  it('gets its options by name and answers in private with mentions off', async () => {
    const dispatch = await front();
    await dispatch.handle(aCommand('echo', { options: { text: 'hello', loud: true } }), line);
    const data = { flags: PRIVATE, components: [{ type: 10, content: 'HELLO' }], allowed_mentions: { parse: [] } };
    expect(line.sent).toEqual([['respond', MESSAGE, data]]);
  });

  it('can be one of a group', async () => {
    const subcommands = { on: subcommand({ description: 'on', run: () => say('on') }) };
    const dispatch = await front({
      commands: [defineCommandGroup({ name: 'lamp', description: 'lamp', subcommands })],
    });
    await dispatch.handle(aCommand('lamp', { subcommand: 'on' }), line);
    expect(line.words).toContain('"on"');
  });

  it('gets channels, roles, members and files with what Discord knows of them', async () => {
    const options = {
      where: option.channel({ description: '.' }),
      who: option.member({ description: '.' }),
      role: option.role({ description: '.' }),
      file: option.file({ description: '.' }),
    };
    const all = defineCommand({ name: 'all', description: '.', options, run: (values) => say(JSON.stringify(values)) });
    const given = [
      { name: 'where', type: 7, value: '1' },
      { name: 'who', type: 6, value: '2' },
      { name: 'role', type: 8, value: '3' },
      { name: 'file', type: 11, value: '4' },
    ];
    const resolved = {
      channels: { 1: { id: '1', name: 'general', type: ChannelType.GuildText } },
      users: { 2: { id: '2', username: 'ann', global_name: 'Ann' } },
      members: { 2: { nick: 'Annie' } },
      roles: { 3: { id: '3', name: 'Readers' } },
      attachments: { 4: { id: '4', url: 'https://x/y', filename: 'y.txt', size: 5 } },
    };
    await (await front({ commands: [all] })).handle(aCommand('all', { options: given, resolved }), line);
    const [first] = line.sent;
    expect(JSON.stringify(first)).toContain(
      JSON.stringify(
        JSON.stringify({
          where: { id: '1', name: 'general', type: 0 },
          who: { id: '2', name: 'Annie' },
          role: { id: '3', name: 'Readers' },
          file: { url: 'https://x/y', name: 'y.txt', size: 5, contentType: null },
        }),
      ).slice(1, -1),
    );
  });

  it('may be a menu on a message', async () => {
    const menu = defineMessageMenu({ name: 'Count words', run: ({ content }) => say(`counted: ${content}`) });
    const message = { id: '7', channel_id: '3', author: { id: '2' }, content: 'one two', attachments: [] };
    await (await front({ commands: [menu] })).handle(aMenuUse('Count words', message), line);
    expect(line.words).toContain('counted: one two');
  });

  it('refuses to have two commands of one name', async () => {
    await expect(front({ commands: [echo, echo] })).rejects.toThrow('two things are called "echo"');
  });
});

describe('a public answer', () => {
  it('carries a button by which its asker can remove it', async () => {
    const dispatch = await running(() => publicly(lines('for all')));
    await dispatch.handle(aCommand('it'), line);
    expect(line.sent[0]).toMatchObject(['respond', MESSAGE, { flags: PUBLIC }]);
    expect(line.words).toContain('"label":"Remove"');
  });

  const id = 'remove/200000000000000001';
  it.each([
    ['its asker', {}, true],
    ['a moderator', { id: '2', permissions: '32' }, true],
    ['an administrator', { id: '2', permissions: '8' }, true],
    ['another member', { id: '2' }, false],
  ])('is removed by %s', async (_, member, may) => {
    await (await front()).handle(aPress(id, { member }), line);
    expect(line.sent).toEqual(
      may ? [['respond', DEFERRED_UPDATE, undefined], ['delete']] : [expect.arrayContaining(['respond', MESSAGE])],
    );
  });

  it('keeps that button when it is updated', async () => {
    const dispatch = await front({ handlers: [pressed(wave, () => updating(lines('new')))] });
    const message = { components: [{ type: 1, components: [{ type: 2, custom_id: 'remove/42' }] }] };
    await dispatch.handle(aPress('wave/you/2', { message }), line);
    expect(line.sent[0]).toMatchObject(['respond', UPDATE, {}]);
    expect(line.words).toContain('remove/42');
  });
});

describe('controls', () => {
  it('work by what stands in their id', async () => {
    const dispatch = await front({ handlers: [pressed(wave, ({ at, times }) => say(`${at} ${times + 1}`))] });
    await dispatch.handle(aPress('wave/the%2Fsea/2'), line);
    expect(line.words).toContain('the/sea 3');
  });

  it('hand over what was chosen and filled in', async () => {
    const handlers = [
      chosen(pick, (_, values) => updating(lines(values.join('+')))),
      submitted(form, (_, filled) => say(filled.line)),
    ];
    const dispatch = await front({ handlers });
    await dispatch.handle(aChoice('pick', ['a', 'b']), line);
    await dispatch.handle(aForm('form', { line: 'a line' }), line);
    expect(line.sent[0]).toMatchObject(['respond', UPDATE, { components: [{ content: 'a+b' }] }]);
    expect(line.sent[1]).toMatchObject(['respond', MESSAGE, { components: [{ content: 'a line' }] }]);
  });

  it('open forms', async () => {
    const dispatch = await running(() => form.open({}, { title: 'Write' }));
    await dispatch.handle(aCommand('it'), line);
    expect(line.sent[0]).toMatchObject(['respond', FORM, { title: 'Write', custom_id: 'form' }]);
  });

  it.each(['gone', 'wave', 'wave/a', 'wave/a/b', 'wave/%/1', '', '/', 'wave/a/1/2'])(
    'that no longer lead anywhere say so kindly: %j',
    async (id) => {
      await (await front({ handlers: [pressed(wave, () => say('hi'))] })).handle(aPress(id), line);
      expect(line.words).toContain('earlier version of me');
      expect(logged).toEqual([]);
    },
  );
});

describe('who may do what, and where', () => {
  it('keeps moderators’ commands to moderators, whatever the server allows', async () => {
    const dispatch = await front({ commands: [simply('it', () => say('done'), { access: 'moderators' })] });
    await dispatch.handle(aCommand('it'), line);
    expect(line.words).toContain('Only members who may manage this server');
    await dispatch.handle(aCommand('it', {}, { member: { permissions: '32' } }), line);
    expect(line.words).toContain('done');
  });

  it('keeps server commands out of direct messages', async () => {
    const dispatch = await front({ commands: [simply('it', () => say('done'), { inDirectMessages: false })] });
    await dispatch.handle(aCommand('it', {}, { onServer: false }), line);
    expect(line.words).toContain('on a server only');
  });

  const thread = { id: '4', type: ChannelType.PublicThread, parent_id: '5' };
  it.each([
    ['an ordinary channel', { channel: { id: '3', type: 0, nsfw: false } }, false],
    ['an age-restricted channel', { channel: { id: '3', type: 0, nsfw: true } }, true],
    ['a thread of an age-restricted channel', { channel: thread }, true],
    ['a thread of an unknown channel', { channel: { ...thread, parent_id: '6' } }, false],
    ['a thread that claims a flag of its own', { channel: { ...thread, parent_id: '6', nsfw: true } }, false],
    ['a channel Discord did not describe, but is known', { channel: null }, true],
    ['a direct message', { onServer: false, channel: { id: '3', type: 1, nsfw: true } }, false],
  ])('shows adult stories behind the age gate only: %s', async (_, circumstances, open) => {
    const dispatch = await running((_options, { shelf }) => say(shelf.audience.ageRestricted ? 'open' : 'closed'), {
      places: {
        ageFlag: (id) => ({ '5': true, '300000000000000001': true })[id],
        wholeServerAgeRestricted: () => false,
      },
    });
    await dispatch.handle(aCommand('it', {}, circumstances), line);
    expect(line.words).toContain(open ? 'open' : 'closed');
  });

  it('takes a whole server’s age restriction for all of its channels', async () => {
    const places = { ageFlag: () => false, wholeServerAgeRestricted: (id: string) => id === '100000000000000001' };
    const dispatch = await running((_, { shelf }) => say(String(shelf.audience.ageRestricted)), { places });
    await dispatch.handle(aCommand('it'), line);
    expect(line.words).toContain('true');
  });
});

describe('errors', () => {
  it('for members are told to them, and are no news', async () => {
    const dispatch = await running(() => {
      throw new UserFacingError('No story fits **that** <@1>. Try `/random fandom:`.');
    });
    await dispatch.handle(aCommand('it'), line);
    expect(line.sent[0]).toMatchObject([
      'respond',
      MESSAGE,
      {
        flags: PRIVATE,
        components: [{ content: 'No story fits \\*\\*that\\*\\* \\<\\@1\\>. Try `/random fandom:`.' }],
      },
    ]);
    expect(logged).toEqual([]);
  });

  it('of ours are logged, and the member gets the number under which', async () => {
    const dispatch = await running(() => {
      throw new Error('secret detail');
    });
    await dispatch.handle(aCommand('it', {}, { id: '987654321987654321' }), line);
    expect(line.words).toContain('987654321987654321');
    expect(line.words).not.toContain('secret');
    expect(logged).toEqual(['error: an interaction failed']);
  });

  it.each([10062, 40060])('of lateness (%i) end there', async (code) => {
    line.refuse = () => apiError(code);
    await (await front()).handle(aCommand('echo', { options: { text: 'x' } }), line);
    expect(line.sent).toEqual([]);
    expect(logged).toEqual(['warn: an answer came too late or was given already']);
  });

  it('of a card that Discord refuses still end in an answer', async () => {
    line.refuse = ([, , data]) => (JSON.stringify(data).includes('bad card') ? apiError(50035) : undefined);
    await (await running(() => say('bad card'))).handle(aCommand('it'), line);
    expect(line.words).toContain('Something went wrong');
    expect(logged).toEqual(['error: an interaction failed']);
  });
});

describe('an interaction sent again after a lost connection', () => {
  it('is answered once', async () => {
    const dispatch = await front();
    for (let times = 0; times < 3; times++)
      await dispatch.handle(aCommand('echo', { options: { text: 'x' } }, { id: '1' }), line);
    expect(line.sent).toHaveLength(1);
  });

  it('is remembered for a thousand others, and no longer', async () => {
    const dispatch = await front();
    const ask = (id: number) => dispatch.handle(aCommand('echo', { options: { text: 'x' } }, { id: String(id) }), line);
    for (let id = 0; id <= 1000; id++) await ask(id);
    await ask(1);
    expect(line.sent).toHaveLength(1001);
    await ask(0);
    expect(line.sent).toHaveLength(1002);
  });
});

describe('a slow command', () => {
  const slowly = (reply: ReturnType<typeof say>) => () =>
    new Promise<typeof reply>((resolve) => setTimeout(() => resolve(reply), 5000));

  async function wait(dispatch: Dispatch, interaction: Parameters<Dispatch['handle']>[0]) {
    vi.useFakeTimers();
    const done = dispatch.handle(interaction, line);
    await vi.advanceTimersByTimeAsync(2000);
    expect(line.sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(5000);
    await done;
  }

  it('asks for patience in time, then edits', async () => {
    await wait(await running(slowly(say('at last'))), aCommand('it'));
    expect(line.sent[0]).toEqual(['respond', DEFERRED, { flags: 64 }]);
    expect(line.sent[1]).toMatchObject(['edit', { flags: PUBLIC, components: [{ content: 'at last' }] }]);
  });

  it('posts publicly by a message of its own, since what was put off in private stays so', async () => {
    const reply = publicly(lines('for all'));
    await wait(await front({ commands: [simply('it', slowly(reply as ReturnType<typeof say>))] }), aCommand('it'));
    expect(line.sent.slice(1)).toMatchObject([
      ['edit', { components: [{ content: 'Posted below.' }] }],
      ['follow-up', { flags: PUBLIC, components: [{ content: 'for all' }, { type: 1 }] }],
    ]);
  });

  it.each([
    ['private', 'follow-up', PRIVATE],
    ['update', 'edit', PUBLIC],
    ['public', 'follow-up', PUBLIC],
  ] as const)('behind a button ends its %s reply by %s', async (kind, how, flags) => {
    const run = () =>
      new Promise<{ kind: typeof kind; message: ReturnType<typeof lines> }>((resolve) =>
        setTimeout(() => resolve({ kind, message: lines('x') }), 5000),
      );
    await wait(await front({ handlers: [pressed(wave, run)] }), aPress('wave/a/1'));
    expect(line.sent[0]).toEqual(['respond', DEFERRED_UPDATE, undefined]);
    expect(line.sent.slice(1)).toMatchObject([[how, { flags }]]);
  });

  it('that fails in the end says so', async () => {
    const run = () => new Promise<never>((_, reject) => setTimeout(() => reject(new UserFacingError('Sorry.')), 5000));
    await wait(await running(run), aCommand('it'));
    expect(line.sent[1]).toMatchObject(['edit', { components: [{ content: 'Sorry.' }] }]);
  });

  it('is not thrown over by a deferral that failed', async () => {
    line.refuse = ([, type]) => (type === DEFERRED ? apiError(10062) : undefined);
    vi.useFakeTimers();
    const done = (await running(slowly(say('at last')))).handle(aCommand('it'), line);
    await vi.advanceTimersByTimeAsync(8000);
    await done;
    expect(logged).toEqual(['warn: an answer came too late or was given already']);
  });
});

describe('suggestions', () => {
  const story = option.story({ required: true });
  const read = defineCommand({ name: 'read', description: '.', options: { story }, run: ({ story }) => say(story.id) });
  const library = libraryOf([
    aStory(),
    aStory({ id: 'dark-lamp', title: 'Dark Lamp', rating: 'Explicit' }),
    aStory({ id: 'long-lamp', title: `Lamp\n${'👩‍👩‍👧'.repeat(60)}` }),
  ]);

  it('are names within Discord’s length, with ids behind them, of stories that may be shown here', async () => {
    const dispatch = await front({ commands: [read], library });
    await dispatch.handle(typing('read', { story: 'lamp' }, 'story'), line);
    const [first] = line.sent;
    expect(first?.slice(0, 2)).toEqual(['respond', SUGGESTIONS]);
    expect(first?.[2]).toMatchObject({ choices: [{ value: 'long-lamp' }, { name: 'The Lamp - A. Reader' }] });
    expect(line.words).not.toContain('dark-lamp');
    for (const { name } of Object(first?.[2]).choices) expect(name.length).toBeLessThanOrEqual(100);
  });

  it('are none when something fails, at once', async () => {
    const bad = option.text({
      description: '.',
      suggest: () => {
        throw new Error('no');
      },
    });
    const command = defineCommand({ name: 'bad', description: '.', options: { bad }, run: () => say('x') });
    await (await front({ commands: [command] })).handle(typing('bad', { bad: 'x' }, 'bad'), line);
    expect(line.sent).toEqual([['respond', SUGGESTIONS, { choices: [] }]]);
    expect(logged).toEqual(['error: suggestions failed']);
  });

  it('that come too late are nothing to log', async () => {
    line.refuse = () => apiError(10062);
    await (await front({ commands: [read], library })).handle(typing('read', { story: 'l' }, 'story'), line);
    expect(logged).toEqual([]);
  });
});
