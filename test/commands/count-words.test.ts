import { describe, expect, it } from 'vitest';
import countWords from '../../commands/count-words.ts';
import { textFiles } from '../../src/discord/text-files.ts';
import { roomOf } from '../prompts/room-of.ts';
import { contextOf } from '../support/context.ts';
import { textOf } from '../support/replies.ts';

const FILES: Record<string, string | Buffer> = {
  'https://files.example/a.txt': 'Three small words.',
  'https://files.example/old.txt': Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x20, 0x93, 0x6e, 0x6f, 0x94]),
  'https://files.example/fake.txt': Buffer.from(Array.from({ length: 600 }, (_, index) => index % 7)),
  'https://files.example/lies.txt': 'x '.repeat(300_000),
};
const get = (async (url: string) =>
  new Response(FILES[url] ?? null, { status: url in FILES ? 200 : 404 })) as typeof fetch;
const file = (name: string, overrides = {}) => ({
  url: `https://files.example/${name}`,
  name,
  size: 20,
  contentType: 'text/plain; charset=utf-8',
  ...overrides,
});

async function count(content: string, files = [file('a.txt')].slice(1)) {
  const context = await contextOf({ services: { prompts: await roomOf({ files: textFiles(get) }) } });
  return countWords.run({ id: '1', channelId: '2', authorId: '3', content, files }, context);
}

describe('the message menu "Count words"', () => {
  it('counts a message, in private', async () => {
    const reply = await count('Well--it was 3.14 well-known <:owl:123456789012345678> owls.');
    expect(reply.kind).toBe('private');
    expect(textOf(reply)).toMatch(/### 7 words, 43 short of half a drabble \(50\)/);
    expect(textOf(reply)).toContain('1 dash without blanks (“Well\\-\\-it”)'.replaceAll('\\', ''));
  });

  it('counts attached texts, whatever their encoding, beside the message', async () => {
    const reply = await count('Here it is', [file('a.txt'), file('old.txt')]);
    expect(textOf(reply)).toContain('### The message: 3 words');
    expect(textOf(reply)).toContain('### a.txt: 3 words');
    expect(textOf(reply)).toContain('### old.txt: 2 words');
  });

  it.each([
    ['no words at all', '', [], /no words to count/],
    ['a picture', '', [file('owl.png', { contentType: 'image/png' })], /another kind/],
    ['a text that is none', '', [file('fake.txt')], /not a text/],
    ['too large a file', '', [file('a.txt', { size: 600_000 })], /too large: 586 kB, and I read up to 512 kB/],
    ['a file larger than it said', '', [file('lies.txt')], /too large: I read up to 512 kB/],
    ['a file that is gone', '', [file('gone.txt')], /could not be fetched/],
  ])('refuses %s', async (_, content, files, reason) => {
    await expect(count(content, files)).rejects.toThrow(reason);
  });

  it('passes over a picture beside a text', async () => {
    const reply = await count('', [file('owl.png', { contentType: 'image/png' }), file('a.txt')]);
    expect(textOf(reply)).toContain('### a.txt: 3 words');
  });
});
