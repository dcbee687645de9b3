import type { Story } from '../../library/story.ts';
import { LIMITS } from '../limits.ts';
import { storyButton, storySelect } from './controls.ts';
import { inertLine, labelLine } from './inert.ts';
import { type Block, type Row, row, section } from './layout.ts';
import { byline, titleOf } from './story-card.ts';

/** A story in a list: one line that names it, what is to be said of it here, and the button that opens its card. */
export function storyEntry(story: Story, note: string): Block {
  const open = storyButton.show({ story: story.id }, 'Open');
  return section(open, `${nameLine(story)}${note === '' ? '' : `\n-# ${note}`}`);
}

/** "**Title** by Author", escaped and short enough for a list. */
export function nameLine(story: Pick<Story, 'title' | 'authors'>): string {
  return `**${inertLine(titleOf(story), 120)}** by ${byline(story, 80)}`;
}

/** A select over stories that opens the card of the chosen one; no row where there is nothing to choose. */
export function storyChoice(stories: readonly Story[], placeholder: string): Row[] {
  const { label, description, options: most } = LIMITS.select;
  const options = stories.slice(0, most).map((story) => ({
    value: story.id,
    label: labelLine(titleOf(story), label),
    description: labelLine(story.authors.join(', ') || 'author not stated', description),
  }));
  return options.length > 0 ? [row(storySelect.show({}, { placeholder, options }))] : [];
}
