import type { APIInteraction } from 'discord.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lines } from '../../src/discord/cards/layout.ts';
import { pressed } from '../../src/discord/control.ts';
import { publicly, type Reply } from '../../src/discord/reply.ts';
import { UserFacingError } from '../../src/errors.ts';
import { aCommand, aPress } from '../support/interactions.ts';
import { apiError, DEFERRED, DEFERRED_UPDATE, desk, MESSAGE, PRIVATE, PUBLIC, running, say, wave } from './desk.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('errors', () => {
  it('for members are told to them, and are no news', async () => {
    const { dispatch, line, logged } = await running(() => {
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
    const { dispatch, line, logged } = await running(() => {
      throw new Error('secret detail');
    });
    await dispatch.handle(aCommand('it', {}, { id: '987654321987654321' }), line);
    expect(line.words).toContain('987654321987654321');
    expect(line.words).not.toContain('secret');
    expect(logged).toEqual(['error: an interaction failed']);
  });

  it.each([10062, 40060])('of lateness (%i) end there', async (code) => {
    const { dispatch, line, logged } = await desk();
    line.refuse = () => apiError(code);
    await dispatch.handle(aCommand('echo', { options: { text: 'x' } }), line);
    expect(line.sent).toEqual([]);
    expect(logged).toEqual(['warn: an answer came too late or was given already']);
  });

  it('of a card that Discord refuses still end in an answer', async () => {
    const { dispatch, line, logged } = await running(() => say('bad card'));
    line.refuse = ([, , data]) => (JSON.stringify(data).includes('bad card') ? apiError(50035) : undefined);
    await dispatch.handle(aCommand('it'), line);
    expect(line.words).toContain('Something went wrong');
    expect(logged).toEqual(['error: an interaction failed']);
  });
});

describe('an interaction sent again after a lost connection', () => {
  it('is answered once', async () => {
    const { dispatch, line } = await desk();
    for (let times = 0; times < 3; times++)
      await dispatch.handle(aCommand('echo', { options: { text: 'x' } }, { id: '1' }), line);
    expect(line.sent).toHaveLength(1);
  });

  it('is remembered for a thousand others, and no longer', async () => {
    const { dispatch, line } = await desk();
    const ask = (id: number) => dispatch.handle(aCommand('echo', { options: { text: 'x' } }, { id: String(id) }), line);
    for (let id = 0; id <= 1000; id++) await ask(id);
    await ask(1);
    expect(line.sent).toHaveLength(1001);
    await ask(0);
    expect(line.sent).toHaveLength(1002);
  });
});

describe('a slow command', () => {
  const slowly = (reply: Reply) => () => new Promise<Reply>((resolve) => setTimeout(() => resolve(reply), 5000));

  async function wait({ dispatch, line }: Awaited<ReturnType<typeof desk>>, interaction: APIInteraction) {
    vi.useFakeTimers();
    const done = dispatch.handle(interaction, line);
    await vi.advanceTimersByTimeAsync(2000);
    expect(line.sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(5000);
    await done;
    return line.sent;
  }

  it('asks for patience in time, then edits', async () => {
    const sent = await wait(await running(slowly(say('at last'))), aCommand('it'));
    expect(sent[0]).toEqual(['respond', DEFERRED, { flags: 64 }]);
    expect(sent[1]).toMatchObject(['edit', { flags: PUBLIC, components: [{ content: 'at last' }] }]);
  });

  it('posts publicly by a message of its own, since what was put off in private stays so', async () => {
    const sent = await wait(await running(slowly(publicly(lines('for all')))), aCommand('it'));
    expect(sent.slice(1)).toMatchObject([
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
    const sent = await wait(await desk({ handlers: [pressed(wave, run)] }), aPress('wave/a/1'));
    expect(sent[0]).toEqual(['respond', DEFERRED_UPDATE, undefined]);
    expect(sent.slice(1)).toMatchObject([[how, { flags }]]);
  });

  it('that fails in the end says so', async () => {
    const run = () => new Promise<never>((_, reject) => setTimeout(() => reject(new UserFacingError('Sorry.')), 5000));
    const sent = await wait(await running(run), aCommand('it'));
    expect(sent[1]).toMatchObject(['edit', { components: [{ content: 'Sorry.' }] }]);
  });

  it('is not thrown over by a deferral that failed', async () => {
    const { dispatch, line, logged } = await running(slowly(say('at last')));
    line.refuse = ([, type]) => (type === DEFERRED ? apiError(10062) : undefined);
    vi.useFakeTimers();
    const done = dispatch.handle(aCommand('it'), line);
    await vi.advanceTimersByTimeAsync(8000);
    await done;
    expect(logged).toEqual(['warn: an answer came too late or was given already']);
  });
});
