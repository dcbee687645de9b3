import type { Context } from '../services.ts';
import { text } from './cards/layout.ts';
import { spoken } from './cards/spoken.ts';
import type { Reply } from './reply.ts';

/** Puts before a private answer what could not be told by direct message. Other answers leave it waiting. */
export async function withMail(reply: Reply, { prompts, asker }: Pick<Context, 'prompts' | 'asker'>): Promise<Reply> {
  if (reply.kind !== 'private') return reply;
  const words = await prompts.mailbox.collect(asker.memberId);
  if (words.length === 0) return reply;
  const news = words.map((each) => text(spoken(each)));
  return { kind: 'private', message: { ...reply.message, components: [...news, ...reply.message.components] } };
}
