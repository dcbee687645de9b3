import { commandHelpCard, helpCard, helpSelect } from '../src/discord/cards/help-card.ts';
import { type Command, defineCommand, type MessageMenu } from '../src/discord/command.ts';
import { chosen, type Handler } from '../src/discord/control.ts';
import { privately, updating } from '../src/discord/reply.ts';
import { UserFacingError } from '../src/errors.ts';
import type { Asker } from '../src/services.ts';

/** Help cannot be wrong about the commands: it is made from them. */
export function helpFor(others: readonly (Command | MessageMenu)[]): { command: Command; handlers: Handler[] } {
  const forAsker = ({ moderator, guildId }: Asker) =>
    others.filter(
      (one) =>
        (one.access === 'everyone' || moderator) &&
        (guildId !== null || one.kind !== 'command' || one.inDirectMessages),
    );

  return {
    command: defineCommand({
      name: 'help',
      description: 'What I do, and how to ask for it.',
      run: (_, { asker }) => privately(helpCard(forAsker(asker))),
    }),
    handlers: [
      chosen(helpSelect, (_, [name], { asker }) => {
        const commands = forAsker(asker);
        const command = commands.find((each) => each.name === name);
        if (command?.kind !== 'command') throw new UserFacingError('That command is gone. See `/help`.');
        return updating(commandHelpCard(command, commands));
      }),
    ],
  };
}
