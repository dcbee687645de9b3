import { audienceOf, type ShelfRules } from '../../library/audience.ts';
import type { Message } from '../reply.ts';
import { message, text } from './layout.ts';

/** The server's rules in words, and what follows from them. */
export function settingsCard(rules: ShelfRules, changed: boolean): Message {
  const unrated = audienceOf(rules, false).levels.has('unrated')
    ? 'are shown everywhere'
    : 'are shown in age-restricted channels only';
  return message([
    text(
      [
        `### Ratings on this server${changed ? ', as of now' : ''}`,
        `**Ordinary channels:** up to ${rules.ceiling}`,
        '**Age-restricted channels:** everything',
        `**Stories without a rating:** count as ${rules.unratedAs}, so they ${unrated}`,
      ].join('\n'),
    ),
    text(
      '-# Change them with `/settings ceiling:` and `/settings unrated:`. A channel becomes age-restricted in its own settings.',
    ),
  ]);
}
