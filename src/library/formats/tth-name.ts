/** What the name of a saved page says, where it is still the archive's own ("Story-22183-2/author+Title+Words.txt"). */
export interface PageName {
  story: string | null;
  page: number | null;
  /** The archive puts the author before the first plus sign. */
  authors: string[];
}

const STORY = /\bStory-(\d{1,7})(?:-(\d{1,4}))?(?!\d)/i;
const AUTHOR = /(?:^|[\\/])([^\\/+]{2,40})\+[^\\/]+$/;

/** A name without a page is that of the first one, as the archive has it. */
export function pageName(file: string): PageName {
  const match = STORY.exec(file);
  const author = AUTHOR.exec(file)?.[1];
  return {
    story: match?.[1] ?? null,
    page: match ? Number(match[2] ?? 1) : null,
    authors: author ? [author] : [],
  };
}
