import { isSceneBreak } from './formats/scene-breaks.ts';
import { endOf, startOf } from './lines.ts';
import type { Paragraph } from './story.ts';

/** Stands where words are known to be lost. */
export const LOSS = '[…]';

/** A paragraph as it was rebuilt, and what is above it. */
export interface Block {
  text: string;
  /** Of its first line, from 1. */
  line: number;
  /** How many lines the saving tool lost right above. */
  lost: number;
  /** The gap above is wider than the text's usual one. */
  wide: boolean;
  /** It was rebuilt from wrapped lines, so a lost line may be the end of a paragraph. */
  wrapped: boolean;
}

/**
 * The paragraphs of a story with its scene breaks, printed or lost, and its losses; `lostBelow` lines are known to lack
 * below the last one.
 */
export function paragraphsOf(blocks: readonly Block[], lostBelow = 0): Paragraph[] {
  const rare = blocks.filter(({ wide }) => wide).length <= Math.max(2, blocks.length * 0.2);
  const paragraphs: Paragraph[] = [];
  blocks.forEach((block, index) => {
    const above = blocks[index - 1];
    const last = paragraphs.at(-1);
    let lost = block.lost;
    if (above && last && lost > 0 && lostItsEnd(above)) {
      last.text += ` ${LOSS}`;
      lost -= 1;
    }
    if (above && lost > 0) paragraphs.push(isLostText(above, block) ? { kind: 'loss', text: LOSS } : sceneBreak());
    else if (above && block.wide && block.lost === 0 && rare) paragraphs.push(sceneBreak());
    paragraphs.push(isSceneBreak(block.text) ? sceneBreak() : { kind: 'text', text: block.text });
  });
  const [end, last] = [blocks.at(-1), paragraphs.at(-1)];
  if (end && last && lostBelow > 0 && lostItsEnd(end)) last.text += ` ${LOSS}`;
  return paragraphs;
}

/** A wrapped paragraph that stops in mid-sentence right above a lost line: that line was the rest of it. */
const lostItsEnd = ({ wrapped, text }: Block): boolean => wrapped && endOf(text) !== 'sentence' && !isSceneBreak(text);

/** Between two speeches somebody else said one word; after a clause that is not at its end there was more. */
function isLostText(above: Block, below: Block): boolean {
  const speeches = /["“”»][^"“”»]*$/.test(above.text.slice(-60)) && startOf(below.text) === 'quotation';
  const unfinished = !above.wrapped && /(?:[,;:–—-]|\s\p{Ll}[\p{L}'’]*)$/u.test(above.text.slice(-40));
  return speeches || unfinished;
}

const sceneBreak = (): Paragraph => ({ kind: 'scene-break', text: '' });
