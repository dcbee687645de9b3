import { printedSize as measure, PAGE_ROOM as room } from '../src/discord/cards/chapter-card.ts';
import { readButton } from '../src/discord/cards/controls.ts';
import * as card from '../src/discord/cards/reader-card.ts';
import { defineCommand } from '../src/discord/command.ts';
import { chosen, pressed } from '../src/discord/control.ts';
import { option } from '../src/discord/options.ts';
import { privately, updating } from '../src/discord/reply.ts';
import { UserFacingError } from '../src/errors.ts';
import { firstChapter, openAt, type Spot } from '../src/library/reader.ts';
import type { Context } from '../src/services.ts';

export default defineCommand({
  name: 'read',
  description: 'Read a story here, page by page; without a story, go on where you stopped.',
  options: {
    story: option.story({ description: 'A story (the one you read last if left out)' }),
    chapter: option.integer({ description: 'Number of the chapter', min: 1 }),
  },
  async run({ story, chapter }, context) {
    const kept = await context.bookcases.placeIn(context.asker.memberId, story?.id);
    const wanted = story ?? (kept && context.shelf.story(kept.story));
    if (!wanted) throw new UserFacingError('You have not begun a story yet. Name one: `/read story:`.');
    if (kept && chapter === undefined) return privately(await page(kept.story, kept.chapter, kept, context));
    return privately(await page(wanted.id, chapter ?? firstChapter(wanted), { page: 1 }, context));
  },
});

async function page(id: string, chapter: number, spot: Spot, { shelf, bookcases, asker }: Context) {
  const leaf = await openAt(shelf, shelf.story(id), chapter, spot, { room, measure });
  await bookcases.keepPlace(asker.memberId, { story: id, chapter, page: leaf.page }, card.isEnd(leaf));
  return card.readerCard(leaf);
}

export const handlers = [
  pressed(readButton, async (at, context) => privately(await page(at.story, at.chapter, at, context))),
  pressed(card.passageButton, async (at, context) => privately(await page(at.story, at.chapter, at, context))),
  pressed(card.turnButton, async (at, context) => updating(await page(at.story, at.chapter, at, context))),
  chosen(card.chapterSelect, async ({ story }, [number], context) =>
    updating(await page(story, Number(number), { page: 1 }, context)),
  ),
  pressed(card.notesButton, async ({ story: id, chapter }, { shelf }) => {
    const story = shelf.story(id);
    return privately(card.notesCard(story, await shelf.chapter(story, chapter)));
  }),
];
