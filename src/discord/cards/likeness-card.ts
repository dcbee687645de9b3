import type { Likeness } from '../../library/library.ts';
import type { Story } from '../../library/story.ts';
import type { Message } from '../reply.ts';
import { inertLine } from './inert.ts';
import { message, text } from './layout.ts';
import { nameLine, storyEntry } from './story-list.ts';

/** Stories like another, each with what they share. */
export function likenessCard(story: Story, alike: readonly Likeness[]): Message {
  if (alike.length === 0) return message([text(`Nothing here is much like ${nameLine(story)}.`)]);
  return message([
    text(`### More like this\nIf you liked ${nameLine(story)}:`),
    ...alike.map((one) => storyEntry(one.story, inertLine(one.why, 150))),
  ]);
}
