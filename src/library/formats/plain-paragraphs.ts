import { rebuildParagraphs } from '../paragraphs.ts';
import type { Paragraph } from '../story.ts';
import { SCENE_BREAK } from './chapter.ts';
import { isSceneBreak } from './scene-breaks.ts';

/** The paragraphs of plain text; a line that is a scene break divides them whatever stands around it. */
export function plainParagraphs(lines: readonly string[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let run: string[] = [];
  const close = () => {
    if (run.some((line) => line.trim() !== '')) paragraphs.push(...rebuildParagraphs(run));
    run = [];
  };
  for (const line of lines) {
    if (!isSceneBreak(line)) {
      run.push(line);
      continue;
    }
    close();
    paragraphs.push({ ...SCENE_BREAK });
  }
  close();
  return paragraphs;
}
