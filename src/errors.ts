/** Something a member asked for cannot be had. The message is shown to them as it stands, so it says what to do next. */
export class UserFacingError extends Error {
  override name = 'UserFacingError';
}

/** Where and why a text cannot be read. `line` counts from 1; null when the trouble is the file as a whole. */
export interface FormatTrouble {
  file: string;
  line: number | null;
  expected: string;
  found: string;
}

/** A text, a deck or the catalogue cannot be read. Loading goes on without it; `library check` lists it and fails. */
export class StoryFormatError extends Error {
  override name = 'StoryFormatError';
  readonly trouble: FormatTrouble;

  constructor(trouble: FormatTrouble) {
    super(`expected ${trouble.expected}, found ${trouble.found}`);
    this.trouble = trouble;
  }
}

/** Wrong settings, all of them at once, one line each. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}
