import { foundCard, PASSAGES } from '../src/discord/cards/found-card.ts';
import { nothingFits } from '../src/discord/cards/withheld.ts';
import { defineCommand } from '../src/discord/command.ts';
import { option } from '../src/discord/options.ts';
import { privately } from '../src/discord/reply.ts';
import { filterOf, filterOptions } from '../src/discord/story-filters.ts';

const NOTHING_FOUND =
  'No story here has all those words. Try fewer of them, without quotation marks, or with fewer filters.';

export default defineCommand({
  name: 'find',
  description: 'Find a story by words you remember from its text.',
  options: {
    words: option.text({
      description: 'Words from the text; "in quotes" for an exact phrase, -word to leave out',
      required: true,
      maxLength: 200,
    }),
    ...filterOptions,
  },
  async run({ words, ...filters }, { shelf }) {
    const { passages, withheld } = await shelf.search(words, filterOf(filters), PASSAGES);
    if (passages.length === 0) throw nothingFits(withheld, NOTHING_FOUND);
    return privately(foundCard(words, passages, withheld));
  },
});
