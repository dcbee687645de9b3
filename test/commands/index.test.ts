import { describe, expect, it } from 'vitest';
import { commands, handlers } from '../../commands/index.ts';
import { LIMITS } from '../../src/discord/limits.ts';
import { declared } from '../../src/discord/registration.ts';
import { Routes } from '../../src/discord/routes.ts';

describe('all commands together', () => {
  it('have names of their own, and so have their controls', () => {
    expect(() => new Routes(commands, handlers)).not.toThrow();
  });

  it('stay within the number that Discord takes', () => {
    expect(commands.filter(({ kind }) => kind === 'command').length).toBeLessThanOrEqual(LIMITS.command.chatInput);
    expect(commands.filter(({ kind }) => kind === 'message-menu').length).toBeLessThanOrEqual(
      LIMITS.command.messageMenu,
    );
  });

  describe.each(commands.map((command) => [command.name, declared(command)] as const))('%s', (_, declaration) => {
    it('is declared within Discord’s limits', () => {
      const texts = everything(declaration);
      expect(texts.reduce((sum, { name, description = '' }) => sum + name.length + description.length, 0)).toBeLessThan(
        LIMITS.command.whole,
      );
      for (const { name, description, options = [], choices = [], type } of texts) {
        if (description !== undefined) expect(name).toMatch(LIMITS.command.name);
        if (description !== undefined && type !== undefined) expect(description.length).toBeGreaterThan(0);
        expect(description?.length ?? 0).toBeLessThanOrEqual(LIMITS.command.description);
        expect(options.length).toBeLessThanOrEqual(LIMITS.command.options);
        expect(choices.length).toBeLessThanOrEqual(LIMITS.command.choices);
        expect(new Set(options.map((option) => option.name)).size).toBe(options.length);
        expect(options.findLastIndex(({ required }) => required)).toBe(
          options.filter(({ required }) => required).length - 1,
        );
      }
    });
  });
});

interface Declaration {
  name: string;
  type?: number;
  description?: string;
  required?: boolean;
  options?: Declaration[];
  choices?: { name: string }[];
}

function everything(declaration: object): Declaration[] {
  const one = declaration as Declaration;
  return [one, ...(one.options ?? []).flatMap(everything)];
}
