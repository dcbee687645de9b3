import { settingsCard } from '../src/discord/cards/settings-card.ts';
import { defineCommand } from '../src/discord/command.ts';
import { option } from '../src/discord/options.ts';
import { privately } from '../src/discord/reply.ts';

/** Explicit stories stay behind Discord's age flag whatever a server sets. */
const CEILINGS = { general: 'general', teen: 'teen', mature: 'mature' };
const LEVELS = { general: 'general', teen: 'teen', mature: 'mature', explicit: 'explicit' };

export default defineCommand({
  name: 'settings',
  description: 'Which ratings may be shown where on this server.',
  access: 'moderators',
  inDirectMessages: false,
  options: {
    ceiling: option.choice({
      description: 'The highest rating shown in ordinary channels; above it, age-restricted channels only',
      choices: CEILINGS,
    }),
    unrated: option.choice({ description: 'What a story without a rating counts as', choices: LEVELS }),
  },
  async run({ ceiling, unrated }, { rules, asker }) {
    const change = { ...(ceiling && { ceiling }), ...(unrated && { unratedAs: unrated }) };
    const changed = Object.keys(change).length > 0;
    const current = changed ? await rules.change(asker.guildId ?? '', change) : rules.of(asker.guildId);
    return privately(settingsCard(current, changed));
  },
});
