import { DiscordAPIError, REST } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { lines } from '../../src/discord/cards/layout.ts';
import { directMessages } from '../../src/discord/direct-messages.ts';

/** A connection on which opening the conversation works and writing fails in this way. */
class Refusing extends REST {
  readonly #error: Error;

  constructor(error: Error) {
    super();
    this.#error = error;
  }

  override post = async (route: string): Promise<unknown> => {
    if (route === '/users/@me/channels') return { id: '1' };
    throw this.#error;
  };
}

const refused = (code: number) => new DiscordAPIError({ code, message: 'no' }, code, 403, 'POST', 'url', {});

describe('a direct message', () => {
  it('that the member does not take is no error', async () => {
    expect(await directMessages(new Refusing(refused(50007)))('2', lines('hello'))).toBe(false);
  });

  it('that fails otherwise is one', async () => {
    await expect(directMessages(new Refusing(refused(50035)))('2', lines('hello'))).rejects.toThrow();
    await expect(directMessages(new Refusing(new Error('cut')))('2', lines('hello'))).rejects.toThrow('cut');
  });
});
