import { dailyCard, lovedButton, tellMeButton } from '../../src/discord/cards/daily-card.ts';
import { lines } from '../../src/discord/cards/layout.ts';
import { pressed } from '../../src/discord/control.ts';
import { showingOf } from '../../src/discord/posts.ts';
import { privately, updating } from '../../src/discord/reply.ts';
import { UserFacingError } from '../../src/errors.ts';
import { scheduleOf } from './acting.ts';

const ELSEWHERE = new UserFacingError('That post belongs to another server. Press the button there.');

/** What members do with the buttons under a daily post. */
export const handlers = [
  pressed(lovedButton, async ({ guild, schedule, slot }, { daily, asker, prompts, shelf }) => {
    if (guild !== asker.guildId) throw ELSEWHERE;
    const key = `${guild}/${schedule}/${slot}`;
    const { loved, count } = await daily.loves.toggle(key, asker.memberId);
    const post = await daily.extras.postOf(guild, schedule, slot);
    // The schedule may have moved to a channel that shows more than the one in which this post stands.
    const { content } = post ?? {};
    const withheld = content?.kind === 'story' && shelf.those([content.story.id]).stories.length === 0;
    if (!post || withheld) return privately(lines(loved ? 'Noted: you loved it.' : 'Taken back.'));
    const { components } = dailyCard({ ...post, loves: count }, await showingOf(post.content, guild, prompts.desk));
    return updating({ components });
  }),

  pressed(tellMeButton, async ({ schedule: name }, context) => {
    const schedule = await scheduleOf(context, name);
    const has = await context.daily.extras.toggleRole(schedule, context.asker.memberId);
    const news = `You have <@&${schedule.roleId}> now and are told of each post. Press again to stop.`;
    return privately(lines(has ? news : 'You are not told any more.'));
  }),
];
