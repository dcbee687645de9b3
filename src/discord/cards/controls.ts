import { button, select } from '../control.ts';

/** The controls that several cards carry; what happens when one is used stands with the command it belongs to. */

/** Opens the reader at a page of a chapter. */
export const readButton = button('read', { story: 'text', chapter: 'integer', page: 'integer' });

/**
 * A piece of a chapter, one of those that excerpts of this length ("s", "m", "l") make of it. Opened beside the card, turned
 * in place. The names are short because ids of stories are not.
 */
const excerptPlace = { story: 'text', chapter: 'integer', length: 'text', page: 'integer' } as const;
export const excerptButton = button('text', excerptPlace);
export const turnExcerptButton = button('next', excerptPlace);
export const shareExcerptButton = button('quote', excerptPlace);

export const moreLikeButton = button('more-like', { story: 'text' });

export const shareStoryButton = button('share-story', { story: 'text' });

/** Puts a story on one of the member's lists ("later", "favourites"), or takes it off again. */
export const keepButton = button('keep', { story: 'text', list: 'text' });

/** Opens a story's card. */
export const storyButton = button('story', { story: 'text' });
/** Opens the card of the story chosen from a list. */
export const storySelect = select('pick-story', {});
