import type { SavedPage } from '../saved-page.ts';

/** A decoded text: line ends are `\n`, no byte-order mark. `file` is the path as shown to people. */
export interface SourceText {
  file: string;
  text: string;
}

/** One way of writing a story down. Adding one is a file here, a line in `formats/index.ts` and a test. */
export interface Format {
  name: string;
  /** How sure the format is that the text is its own: 0 (no) to 1 (certain). Cheap: looks at the first and last few kB. */
  recognise(source: SourceText): number;
  /**
   * Reads the text; the result is pure data with nothing guessed.
   * @throws {StoryFormatError} when it is of this format but cannot be read, or is no story (a log-in page, a list).
   */
  read(source: SourceText): SavedPage;
}
