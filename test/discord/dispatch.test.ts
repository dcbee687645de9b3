import { ChannelType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { lines } from '../../src/discord/cards/layout.ts';
import { defineCommand, defineCommandGroup, defineMessageMenu, subcommand } from '../../src/discord/command.ts';
import { chosen, modal, pressed, select, submitted } from '../../src/discord/control.ts';
import { option } from '../../src/discord/options.ts';
import { publicly, updating } from '../../src/discord/reply.ts';
import { aChoice, aCommand, aForm, aMenuUse, aPress } from '../support/interactions.ts';
import { DEFERRED_UPDATE, desk, echo, FORM, MESSAGE, PRIVATE, PUBLIC, running, say, UPDATE, wave } from './desk.ts';

const pick = select('pick', {});
const form = modal('form', {}, { line: { label: 'A line' } });

describe('a command', () => {
  it('gets its options by name and answers in private with mentions off', async () => {
    const { dispatch, line } = await desk();
    await dispatch.handle(aCommand('echo', { options: { text: 'hello', loud: true } }), line);
    const data = { flags: PRIVATE, components: [{ type: 10, content: 'HELLO' }], allowed_mentions: { parse: [] } };
    expect(line.sent).toEqual([['respond', MESSAGE, data]]);
  });

  it('can be one of a group', async () => {
    const subcommands = { on: subcommand({ description: 'on', run: () => say('on') }) };
    const { dispatch, line } = await desk({
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
    const { dispatch, line } = await desk({ commands: [all] });
    await dispatch.handle(aCommand('all', { options: given, resolved }), line);
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
    const { dispatch, line } = await desk({ commands: [menu] });
    await dispatch.handle(aMenuUse('Count words', message), line);
    expect(line.words).toContain('counted: one two');
  });

  it('refuses to have two commands of one name', async () => {
    await expect(desk({ commands: [echo, echo] })).rejects.toThrow('two things are called "echo"');
  });
});

describe('a public answer', () => {
  it('carries a button by which its asker can remove it', async () => {
    const { dispatch, line } = await running(() => publicly(lines('for all')));
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
    const { dispatch, line } = await desk();
    await dispatch.handle(aPress(id, { member }), line);
    expect(line.sent).toEqual(
      may ? [['respond', DEFERRED_UPDATE, undefined], ['delete']] : [expect.arrayContaining(['respond', MESSAGE])],
    );
  });

  it('keeps that button when it is updated', async () => {
    const { dispatch, line } = await desk({ handlers: [pressed(wave, () => updating(lines('new')))] });
    const message = { components: [{ type: 1, components: [{ type: 2, custom_id: 'remove/42' }] }] };
    await dispatch.handle(aPress('wave/you/2', { message }), line);
    expect(line.sent[0]).toMatchObject(['respond', UPDATE, {}]);
    expect(line.words).toContain('remove/42');
  });
});

describe('controls', () => {
  it('work by what stands in their id', async () => {
    const { dispatch, line } = await desk({
      handlers: [pressed(wave, ({ at, times }) => say(`${at} ${times + 1}`))],
    });
    await dispatch.handle(aPress('wave/the%2Fsea/2'), line);
    expect(line.words).toContain('the/sea 3');
  });

  it('hand over what was chosen and filled in', async () => {
    const handlers = [
      chosen(pick, (_, values) => updating(lines(values.join('+')))),
      submitted(form, (_, filled) => say(filled.line)),
    ];
    const { dispatch, line } = await desk({ handlers });
    await dispatch.handle(aChoice('pick', ['a', 'b']), line);
    await dispatch.handle(aForm('form', { line: 'a line' }), line);
    expect(line.sent[0]).toMatchObject(['respond', UPDATE, { components: [{ content: 'a+b' }] }]);
    expect(line.sent[1]).toMatchObject(['respond', MESSAGE, { components: [{ content: 'a line' }] }]);
  });

  it('open forms', async () => {
    const { dispatch, line } = await running(() => form.open({}, { title: 'Write' }));
    await dispatch.handle(aCommand('it'), line);
    expect(line.sent[0]).toMatchObject(['respond', FORM, { title: 'Write', custom_id: 'form' }]);
  });

  it.each(['gone', 'wave', 'wave/a', 'wave/a/b', 'wave/%/1', '', '/', 'wave/a/1/2'])(
    'that no longer lead anywhere say so kindly: %j',
    async (id) => {
      const { dispatch, line, logged } = await desk({ handlers: [pressed(wave, () => say('hi'))] });
      await dispatch.handle(aPress(id), line);
      expect(line.words).toContain('earlier version of me');
      expect(logged).toEqual([]);
    },
  );
});
