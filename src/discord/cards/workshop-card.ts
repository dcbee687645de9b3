import type { Workshop } from '../../prompts/records.ts';
import type { Message } from '../reply.ts';
import { inertList } from './inert.ts';
import { message, text } from './layout.ts';
import { amount } from './story-card.ts';

/** How ideas and drabbles are set up, and what is missing. */
export function workshopCard({ queueId, gallery, ideasADay, claimDays, blocked }: Workshop, waiting: number): Message {
  const lines = [
    queueId
      ? `**Ideas** come to <#${queueId}>, ${amount(ideasADay, 'idea')} a day from each member. ${amount(waiting, 'idea')} waiting.`
      : '**Ideas** are closed: no channel is set where moderators decide.',
    gallery ? `**Drabbles** go to <#${gallery.channelId}>.` : '**Drabbles** cannot be posted: no gallery is set.',
    `**Claims** last ${claimDays === 1 ? 'a day' : `${claimDays} days`}.`,
    `**Never in prompts here:** ${blocked.length > 0 ? inertList(blocked, 1500) : 'nothing is blocked'}.`,
  ];
  return message([text(`### Prompts and drabbles on this server\n${lines.join('\n')}`)]);
}
