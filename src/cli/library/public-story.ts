import type { Chapter, FullStory } from '../../library/story.ts';

/** A story as `--json` prints it: the documented fields in their documented order, what came later behind them. */
export function publicStory(story: FullStory): Record<string, unknown> {
  return {
    id: story.id,
    title: story.title,
    authors: story.authors,
    summary: story.summary,
    rating: story.rating,
    authorRating: story.authorRating,
    warnings: story.warnings,
    categories: story.categories,
    fandoms: story.fandoms,
    characters: story.characters,
    relationships: story.relationships,
    series: story.series,
    status: story.status,
    published: story.published,
    updated: story.updated,
    words: story.words,
    chapterCount: story.chapterCount,
    counts: story.counts,
    source: story.source,
    files: story.files,
    chapters: story.chapters.map(publicChapter),
    losses: story.losses,
    problems: story.problems,
    genres: story.genres,
    tags: story.tags,
    language: story.language,
    archive: story.archive ?? null,
    permission: story.permission,
  };
}

function publicChapter({ number, title, words, notes, teaser, paragraphs }: Chapter): Record<string, unknown> {
  return { number, title, words, notes, teaser, paragraphs };
}
