import { describe, expect, it } from 'vitest';
import { textFiles } from '../../src/discord/text-files.ts';

const file = { url: 'https://cdn.example/a.txt', name: 'a.txt', size: 10, contentType: 'text/plain' };
const KILOBYTE = new Uint8Array(1024).fill(97);

/** A download that sends so many kilobytes, and then ends or breaks. */
function sending(kilobytes: number, broken = false): typeof fetch {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      if (sent <= kilobytes) controller.enqueue(KILOBYTE);
      else if (broken) controller.error(new Error('the line went dead'));
      else controller.close();
    },
  });
  return async () => new Response(body);
}

describe('an attached text', () => {
  it('is read', async () => {
    expect(await textFiles(sending(2)).read(file)).toBe('a'.repeat(2048));
  });

  it('that breaks off on the way can be attached again', async () => {
    await expect(textFiles(sending(2, true)).read(file)).rejects.toThrow('Please attach it again');
  });

  it('that is larger than it said is not read to its end', async () => {
    await expect(textFiles(sending(10_000)).read(file)).rejects.toThrow('a.txt is too large');
  });
});
