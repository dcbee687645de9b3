import { UserFacingError } from '../../src/errors.ts';
import type { Writer } from '../../src/prompts/fills.ts';
import type { Prompt } from '../../src/prompts/prompt.ts';
import type { Context } from '../../src/services.ts';

/** @throws {UserFacingError} in direct messages, where there is neither gallery nor claim. */
export function guildOf({ asker }: Context): string {
  if (asker.guildId !== null) return asker.guildId;
  throw new UserFacingError('That works on a server only. Please ask me there.');
}

export function writerOf(context: Context): Writer {
  const { memberId, memberName } = context.asker;
  return { guildId: guildOf(context), memberId, memberName };
}

/** The prompt of a code, kept from now on so that what is written to it can be linked with it. */
export async function promptFor(code: string, context: Context): Promise<Prompt> {
  const { prompts, asker, shelf } = context;
  const { guildId, memberId } = asker;
  const prompt = await prompts.desk.recall(code, { guildId, memberId, shelf });
  await prompts.kept.keep(prompt, guildOf(context), memberId);
  return prompt;
}
