import type { Context } from '../services.ts';
import { textSize } from './cards/fit.ts';
import { measure, text } from './cards/layout.ts';
import { spoken } from './cards/spoken.ts';
import { LIMITS } from './limits.ts';
import type { Reply } from './reply.ts';

/** Texts put before one answer at most. */
const MOST = 4;

/** Puts before a private answer what could not be told by direct message, as far as there is room; the rest waits for the next one. */
export async function withMail(reply: Reply, { prompts, asker }: Pick<Context, 'prompts' | 'asker'>): Promise<Reply> {
  if (reply.kind !== 'private') return reply;
  let room = LIMITS.message.text - measure(reply.message.components).text;
  let left = MOST;
  const words = await prompts.mailbox.collect(asker.memberId, (each) => {
    room -= textSize(spoken(each));
    left -= 1;
    return room >= 0 && left >= 0;
  });
  if (words.length === 0) return reply;
  const news = words.map((each) => text(spoken(each)));
  return { kind: 'private', message: { ...reply.message, components: [...news, ...reply.message.components] } };
}
