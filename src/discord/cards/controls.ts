import { button } from '../control.ts';

/** The controls that several cards carry; what happens when one is used stands with the command it belongs to. */

/** Opens the reader at a page of a chapter. */
export const readButton = button('read', { story: 'text', chapter: 'integer', page: 'integer' });

/** The opening of a chapter, in one of three lengths; `page` turns on from there. */
export const excerptButton = button('excerpt', { story: 'text', chapter: 'integer', length: 'text', page: 'integer' });

export const moreLikeButton = button('more-like', { story: 'text' });

export const shareStoryButton = button('share-story', { story: 'text' });

/** Opens a story's card. */
export const storyButton = button('story', { story: 'text' });
