import { ChannelType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { defineCommand } from '../../src/discord/command.ts';
import { option } from '../../src/discord/options.ts';
import { aCommand, typing } from '../support/interactions.ts';
import { aStory, libraryOf } from '../support/library.ts';
import { apiError, desk, running, SUGGESTIONS, say, simply } from './desk.ts';

describe('who may do what, and where', () => {
  it('keeps moderators’ commands to moderators, whatever the server allows', async () => {
    const { dispatch, line } = await desk({
      commands: [simply('it', () => say('done'), { access: 'moderators' })],
    });
    await dispatch.handle(aCommand('it'), line);
    expect(line.words).toContain('Only members who may manage this server');
    await dispatch.handle(aCommand('it', {}, { member: { permissions: '32' } }), line);
    expect(line.words).toContain('done');
  });

  it('keeps server commands out of direct messages', async () => {
    const { dispatch, line } = await desk({
      commands: [simply('it', () => say('done'), { inDirectMessages: false })],
    });
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
    const { dispatch, line } = await running(
      (_options, { shelf }) => say(shelf.audience.ageRestricted ? 'open' : 'closed'),
      {
        places: {
          ageFlag: (id) => ({ '5': true, '300000000000000001': true })[id],
          wholeServerAgeRestricted: () => false,
        },
      },
    );
    await dispatch.handle(aCommand('it', {}, circumstances), line);
    expect(line.words).toContain(open ? 'open' : 'closed');
  });

  it('takes a whole server’s age restriction for all of its channels', async () => {
    const places = { ageFlag: () => false, wholeServerAgeRestricted: (id: string) => id === '100000000000000001' };
    const { dispatch, line } = await running((_, { shelf }) => say(String(shelf.audience.ageRestricted)), {
      places,
    });
    await dispatch.handle(aCommand('it'), line);
    expect(line.words).toContain('true');
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
    const { dispatch, line } = await desk({ commands: [read], library });
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
    const { dispatch, line, logged } = await desk({ commands: [command] });
    await dispatch.handle(typing('bad', { bad: 'x' }, 'bad'), line);
    expect(line.sent).toEqual([['respond', SUGGESTIONS, { choices: [] }]]);
    expect(logged).toEqual(['error: suggestions failed']);
  });

  it('that come too late are nothing to log', async () => {
    const { dispatch, line, logged } = await desk({ commands: [read], library });
    line.refuse = () => apiError(10062);
    await dispatch.handle(typing('read', { story: 'l' }, 'story'), line);
    expect(logged).toEqual([]);
  });
});
