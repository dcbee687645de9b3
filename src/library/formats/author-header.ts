import type { Block } from '../losses.ts';
import { authorsVoice } from './author-voice.ts';
import { type Field, fieldName } from './fields.ts';
import { labelledLine } from './labelled-lines.ts';
import { isSceneBreak } from './scene-breaks.ts';
import { repeatsTitle } from './tth-headings.ts';

/** What an author put above the text. Paragraphs without a label of their own stand under "Note". */
export interface AuthorHeader {
  fields: Field[];
  /** How many blocks it takes; the story begins behind them. */
  blocks: number;
  /** The heading that stood in it, where the author repeated the chapter's title. */
  heading: string | null;
}

/** Nobody writes a longer header. */
const LONGEST = 60;
/** How far ahead a repeated title, a label or a gap is looked for. */
const AHEAD = { title: 16, label: 4, gap: 2 };

/** Reads the header that `blocks` begin with; `titles` are those of the chapter and the story, as far as known. */
export function readAuthorHeader(blocks: readonly Block[], titles: readonly string[]): AuthorHeader {
  const header: AuthorHeader = { fields: [], blocks: 0, heading: null };
  for (let index = 0; index < Math.min(blocks.length, LONGEST); index += 1) {
    const block = blocks[index];
    if (!block) break;
    const field = labelledLine(block.text);
    const last = header.fields.at(-1);
    if (field) header.fields.push({ label: field.label, value: field.value });
    else if (repeatsTitle(block.text, titles)) header.heading ??= block.text;
    else if (isSceneBreak(block.text) && index > 0) {
      if (!labelAhead(blocks, index)) return { ...header, blocks: index + 1 };
    } else if (last?.value === '' && block.lost === 0) last.value = block.text;
    else if (isNote(blocks, index, titles, last !== undefined)) addParagraph(header.fields, block);
    else break;
    header.blocks = index + 1;
  }
  return header;
}

/** Another paragraph of the note above it, where it follows without a gap; else a note of its own. */
function addParagraph(fields: Field[], block: Block): void {
  const last = fields.at(-1);
  const follows = last && fieldName(last.label) === 'note' && block.lost === 0 && !block.wide;
  if (follows) last.value = `${last.value}\n\n${block.text}`;
  else fields.push({ label: 'Note', value: block.text });
}

/** Whether an unlabelled paragraph is still the author's word: by its voice, and by what stands below it. */
function isNote(blocks: readonly Block[], index: number, titles: readonly string[], inHeader: boolean): boolean {
  const text = blocks[index]?.text ?? '';
  const voice = authorsVoice(text);
  if (voice >= 4 || (inHeader && voice >= 3)) return true;
  if (isSpeech(text)) return false;
  if (titleAhead(blocks, index, titles)) return true;
  if (labelAhead(blocks, index)) return voice > 0 || text.length < 250;
  return gapAhead(blocks, index) && voice >= 2;
}

const isSpeech = (text: string): boolean => /^["“„«]/.test(text);

function titleAhead(blocks: readonly Block[], index: number, titles: readonly string[]): boolean {
  const ahead = blocks.slice(index + 1, index + 1 + AHEAD.title);
  const at = ahead.findIndex(({ text }) => repeatsTitle(text, titles));
  return at >= 0 && ahead.slice(0, at).every(({ text }) => !isSpeech(text));
}

function labelAhead(blocks: readonly Block[], index: number): boolean {
  const ahead = blocks.slice(index + 1, index + 1 + AHEAD.label);
  const at = ahead.findIndex(({ text }) => labelledLine(text) !== null);
  return at >= 0 && ahead.slice(0, at).every(({ text }) => !isSpeech(text));
}

/** A gap in which lines were lost, or a printed break, is where a header often ends. */
function gapAhead(blocks: readonly Block[], index: number): boolean {
  const ahead = blocks.slice(index + 1, index + 1 + AHEAD.gap);
  const at = ahead.findIndex(({ lost, wide, text }) => lost > 0 || wide || isSceneBreak(text));
  return at >= 0 && ahead.slice(0, at).every(({ text }) => authorsVoice(text) >= 2);
}
