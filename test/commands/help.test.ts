import { describe, expect, it } from 'vitest';
import { helpFor } from '../../commands/help.ts';
import { lines } from '../../src/discord/cards/layout.ts';
import { defineCommand, defineCommandGroup, defineMessageMenu, subcommand } from '../../src/discord/command.ts';
import { option } from '../../src/discord/options.ts';
import { privately } from '../../src/discord/reply.ts';
import { contextOf } from '../support/context.ts';
import { choicesOf, choose, run, textOf } from '../support/replies.ts';

const done = () => privately(lines('done'));
const lamp = defineCommand({
  name: 'lamp',
  description: 'Lights a lamp.',
  options: {
    room: option.text({ description: 'Where?', required: true }),
    colour: option.text({ description: 'Which?' }),
  },
  run: done,
});
const house = defineCommandGroup({
  name: 'house',
  description: 'Keeps house.',
  access: 'moderators',
  subcommands: {
    lock: subcommand({ description: 'Locks up.', run: done }),
    let: subcommand({ description: 'Lets it.', options: { to: option.member({ description: 'Whom?' }) }, run: done }),
  },
});
const { command, handlers } = helpFor([lamp, house, defineMessageMenu({ name: 'Count words', run: done })]);

describe('/help', () => {
  it('lists what the asker can do', async () => {
    const words = textOf(await run(command, {}, await contextOf()));
    expect(words).toContain('`/lamp` Lights a lamp.\n**Count words**: a menu on messages');
    expect(words).not.toContain('house');
    expect(textOf(await run(command, {}, await contextOf({ asker: { moderator: true } })))).toContain('`/house`');
  });

  it('lists in direct messages only what works there', async () => {
    const words = textOf(await run(command, {}, await contextOf({ asker: { moderator: true, guildId: null } })));
    expect(words).toContain('`/lamp`');
    expect(words).toContain('**Count words**');
    expect(words).not.toContain('house');
  });

  it('tells more about one command, from its own declaration', async () => {
    const context = await contextOf({ asker: { moderator: true } });
    const reply = await run(command, {}, context);
    expect(choicesOf(reply)).toEqual(['/lamp', '/house']);
    const more = await choose(handlers, reply, '/lamp', context);
    expect(more.kind).toBe('update');
    expect(textOf(more)).toBe('### /lamp\nLights a lamp.\n- `room:` Where? (needed)\n- `colour:` Which?');
    expect(textOf(await choose(handlers, reply, '/house', context))).toBe(
      '### /house\nKeeps house.\n- `/house lock` Locks up.\n- `/house let [to:]` Lets it.',
    );
  });

  it('tells members nothing about moderators’ commands', async () => {
    const reply = await run(command, {}, await contextOf({ asker: { moderator: true } }));
    await expect(choose(handlers, reply, '/house', await contextOf())).rejects.toThrow('gone');
  });
});
