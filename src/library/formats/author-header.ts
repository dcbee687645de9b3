import type { Block } from '../losses.ts';
import { authorsVoice } from './author-voice.ts';
import type { Field } from './fields.ts';
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
  let follows = false;
  for (let index = 0; index < Math.min(blocks.length, LONGEST); index += 1) {
    const block = blocks[index];
    if (!block) break;
    const field = labelledLine(block.text);
    const last = header.fields.at(-1);
    const goesOn = follows && block.lost === 0 && !block.wide;
    follows = true;
    if (field) header.fields.push({ label: field.label, value: field.value });
    else if (repeatsTitle(block.text, titles)) {
      header.heading ??= block.text;
      follows = false;
    } else if (isSceneBreak(block.text) && index > 0) {
      if (!labelAhead(blocks, index)) return { ...header, blocks: index + 1 };
      follows = false;
    } else if (last?.value === '' && block.lost === 0) last.value = block.text;
    else if (isNote(blocks, index, titles, last !== undefined)) addParagraph(header.fields, block.text, goesOn);
    else break;
    header.blocks = index + 1;
  }
  return header;
}

/** Labels whose notes run over several paragraphs. */
const LONG_NOTE = /note|^a\W?n\b|^an?\d*$/i;

/** Another paragraph of the note above it, or a note of its own. */
function addParagraph(fields: Field[], text: string, goesOn: boolean): void {
  const last = fields.at(-1);
  if (last && goesOn && LONG_NOTE.test(last.label)) last.value = `${last.value}\n\n${text}`;
  else fields.push({ label: 'Note', value: text });
}

/** Whether an unlabelled paragraph is still the author's word: by its voice, and by what stands below it. */
function isNote(blocks: readonly Block[], index: number, titles: readonly string[], inHeader: boolean): boolean {
  const text = blocks[index]?.text ?? '';
  const voice = authorsVoice(text);
  if (voice >= 4 || (inHeader && voice >= 3) || OPENS_NOTE.test(text)) return true;
  if (isSpeech(text)) return false;
  if (titleAhead(blocks, index, titles)) return true;
  if (labelAhead(blocks, index)) return voice > 0 || text.length < 250;
  return gapAhead(blocks, index) && voice >= 2;
}

/** "Disclaimers can be found in chapter one." */
const OPENS_NOTE =
  /^\W*(?:(?:the )?(?:standard|usual|legal) )?(?:disclaimers?|warnings?|spoilers?|pairings?|author['’]?s?['’]? notes?|a\/n)\b/i;

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
