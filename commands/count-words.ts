import { type Counted, wordCard } from '../src/discord/cards/word-card.ts';
import { defineMessageMenu } from '../src/discord/command.ts';
import { privately } from '../src/discord/reply.ts';
import { UserFacingError } from '../src/errors.ts';
import { checkWords, plainMessage } from '../src/prompts/word-check.ts';

/** Files counted of one message. */
const MOST = 4;
const NOTHING = new UserFacingError('That message has no words to count: no text and no text file.');

export default defineMessageMenu({
  name: 'Count words',
  async run({ content, files }, { prompts }) {
    const text = plainMessage(content);
    const counted: Counted[] = [];
    if (text.trim() !== '') counted.push({ name: files.length > 0 ? 'The message' : null, check: checkWords(text) });
    const read = await Promise.allSettled(files.slice(0, MOST).map((file) => prompts.files.read(file)));
    for (const [index, file] of read.entries()) {
      // A picture beside a text is passed over.
      if (file.status === 'fulfilled') counted.push({ name: files[index]?.name ?? '', check: checkWords(file.value) });
    }
    if (counted.length > 0) return privately(wordCard(counted));
    throw read.find((file) => file.status === 'rejected')?.reason ?? NOTHING;
  },
});
