import { dailyCard, lovedButton, tellMeButton } from '../../src/discord/cards/daily-card.ts';
import { lines } from '../../src/discord/cards/layout.ts';
import { pressed } from '../../src/discord/control.ts';
import { showingOf } from '../../src/discord/posts.ts';
import { privately, updating } from '../../src/discord/reply.ts';

/** What members do with the buttons under a daily post. */
export const handlers = [
  pressed(lovedButton, async ({ guild, schedule, slot }, { daily, asker, prompts }) => {
    const key = `${guild}/${schedule}/${slot}`;
    const { loved, count } = await daily.loves.toggle(key, asker.memberId);
    const post = await daily.desk.postOf(await daily.desk.named(guild, schedule), slot);
    if (!post) return privately(lines(loved ? 'Noted: you loved it.' : 'Taken back.'));
    const { components } = dailyCard({ ...post, loves: count }, await showingOf(post.content, guild, prompts.desk));
    return updating({ components });
  }),

  pressed(tellMeButton, async ({ guild, schedule }, { daily, asker }) => {
    const { roleId } = await daily.desk.named(guild, schedule);
    if (roleId === null) return privately(lines('There is no role for this any more.'));
    const has = await daily.desk.toggleRole(guild, asker.memberId, roleId);
    const news = has
      ? `You have <@&${roleId}> now and are told of each post. Press again to stop.`
      : 'You are not told any more.';
    return privately(lines(news));
  }),
];
