import type { Story } from '../../library/story.ts';

/** The facts that neither a text nor a curator states, in the words of `catalogue.yaml`. */
export function missingFrom(story: Story): string[] {
  const known: Record<string, boolean> = {
    title: story.title !== null,
    author: story.authors.length > 0,
    summary: story.summary !== null,
    rating: story.rating !== null || story.authorRating !== null,
    warnings: story.warnings.state !== 'not-stated',
    fandoms: story.fandoms.length > 0,
    status: story.status !== 'unknown',
    source: story.source !== null,
    text: story.chapters.length > 0,
  };
  return Object.keys(known).filter((fact) => !known[fact]);
}
