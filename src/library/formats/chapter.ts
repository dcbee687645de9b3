import type { Chapter, Note, Paragraph } from '../story.ts';
import { countWords } from '../words.ts';
import { isSceneBreak } from './scene-breaks.ts';
import type { StyledText } from './styled-text.ts';

/** The parts a reader found of one chapter; what it did not find is left out. */
export interface ChapterParts {
  number: number;
  title?: string | null;
  notes?: Note[];
  teaser?: string | null;
  paragraphs: Paragraph[];
}

/** A chapter with its words counted and without scene breaks that divide nothing from nothing. */
export function chapterOf(parts: ChapterParts): Chapter {
  const paragraphs = tidyBreaks(parts.paragraphs);
  return {
    number: parts.number,
    title: parts.title || null,
    words: paragraphs.reduce((sum, { kind, text }) => sum + (kind === 'text' ? countWords(text) : 0), 0),
    notes: parts.notes ?? [],
    teaser: parts.teaser ?? null,
    paragraphs,
  };
}

/** A paragraph of the story, or a scene break where its whole text is one ("* * *"). */
export function paragraphOf({ text, emphasis }: StyledText): Paragraph {
  if (isSceneBreak(text)) return { kind: 'scene-break', text: '' };
  return emphasis.length > 0 ? { kind: 'text', text, emphasis } : { kind: 'text', text };
}

export const SCENE_BREAK: Readonly<Paragraph> = { kind: 'scene-break', text: '' };

function tidyBreaks(paragraphs: readonly Paragraph[]): Paragraph[] {
  const kept: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.kind === 'scene-break' && (kept.at(-1)?.kind ?? 'scene-break') === 'scene-break') continue;
    kept.push(paragraph);
  }
  while (kept.at(-1)?.kind === 'scene-break') kept.pop();
  return kept;
}
