import { describe, expect, it } from 'vitest';
import settings from '../../commands/settings.ts';
import { contextOf } from '../support/context.ts';
import { run, textOf } from '../support/replies.ts';

describe('/settings', () => {
  it('is for moderators on a server', () => {
    expect(settings).toMatchObject({ access: 'moderators', inDirectMessages: false });
  });

  it('never opens ordinary channels to explicit stories', () => {
    const { choices } = settings.action?.options?.ceiling?.limits ?? {};
    expect(choices?.map(({ value }) => value)).toEqual(['general', 'teen', 'mature']);
  });

  it('shows the rules in words', async () => {
    const words = textOf(await run(settings, {}, await contextOf()));
    expect(words).toContain('**Ordinary channels:** up to teen');
    expect(words).toContain('count as explicit, so they are shown in age-restricted channels only');
  });

  it('changes them, one or both, for this server only', async () => {
    const context = await contextOf();
    const words = textOf(await run(settings, { ceiling: 'mature', unrated: 'general' }, context));
    expect(words).toContain('as of now');
    expect(words).toContain('up to mature');
    expect(words).toContain('count as general, so they are shown everywhere');
    await run(settings, { ceiling: 'general' }, context);
    expect(context.rules.of(context.asker.guildId)).toEqual({ ceiling: 'general', unratedAs: 'general' });
    expect(context.rules.of('another')).toEqual({ ceiling: 'teen', unratedAs: 'explicit' });
  });
});
