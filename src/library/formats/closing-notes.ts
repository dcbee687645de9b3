import type { Block } from '../losses.ts';
import { authorsVoice } from './author-voice.ts';
import type { Field } from './fields.ts';
import { labelledLine } from './labelled-lines.ts';
import { isSceneBreak } from './scene-breaks.ts';

export interface Closing {
  /** How many of the blocks are story. */
  blocks: number;
  fields: Field[];
}

/** How many of the last paragraphs may be notes. */
const REACH = 12;
/** Of all labels these alone are no words that a story uses at its end. */
const LABEL =
  /^(?:a\s*\/?\s*n\b|an$|authors?\b|end notes?|notes?\b|disclaimer|feedback|concrit|thanks|translations?|glossary|credits?|review)/i;
const THE_END =
  /^[^\p{L}]*(?:the end|end|fin|finis|owari|to be continued|tbc|end (?:of )?(?:chapter|part)\b.{0,20})[^\p{L}]*$/iu;

/** Parts the author's notes below a chapter from its text; "The End" between them is neither. */
export function readClosing(blocks: readonly Block[]): Closing {
  const first = Math.max(1, blocks.length - REACH);
  const starts = blocks.findIndex((_block, index) => index >= first && isNotesFrom(blocks, index));
  let end = starts < 0 ? blocks.length : starts;
  const fields = fieldsOf(blocks.slice(end));
  while (end > 1 && (THE_END.test(blocks[end - 1]?.text ?? '') || isSceneBreak(blocks[end - 1]?.text ?? ''))) end -= 1;
  return { blocks: end, fields };
}

/** A note's label with nothing but the author's voice below it, or that voice below the end of the text. */
function isNotesFrom(blocks: readonly Block[], index: number): boolean {
  const text = blocks[index]?.text ?? '';
  const above = blocks[index - 1]?.text ?? '';
  const rest = blocks.slice(index + 1);
  const label = labelledLine(text)?.label;
  if (label && LABEL.test(label)) return rest.every((block) => !/^["“]/.test(block.text));
  const set = THE_END.test(above) || isSceneBreak(above) || (blocks[index]?.lost ?? 0) > 0;
  return set && [text, ...rest.map((block) => block.text)].every((one) => authorsVoice(one) >= 4);
}

function fieldsOf(blocks: readonly Block[]): Field[] {
  const fields: Field[] = [];
  for (const { text } of blocks) {
    const field = labelledLine(text);
    const last = fields.at(-1);
    if (field) fields.push({ label: field.label, value: field.value });
    else if (isSceneBreak(text)) continue;
    else if (last) last.value = last.value === '' ? text : `${last.value}\n\n${text}`;
    else fields.push({ label: 'Note', value: text });
  }
  return fields;
}
