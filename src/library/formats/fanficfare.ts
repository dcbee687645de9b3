import type { SavedPage, StatedFacts } from '../saved-page.ts';
import type { Paragraph } from '../story.ts';
import { chapterOf } from './chapter.ts';
import { chapterTitle } from './chapter-titles.ts';
import { factsOf, mergeFacts } from './facts.ts';
import { type Field, fieldName } from './fields.ts';
import type { SourceText } from './format.ts';
import { dropRepeatedHeadings, separateNotes } from './own-words.ts';
import { savedPage } from './page.ts';
import { titleText } from './values.ts';

/** A story as FanFicFare writes it, in whichever of its file formats. */
export interface FanFicFareStory {
  format: string;
  title: string;
  authors: string[];
  fields: Field[];
  chapters: Array<{ heading: string | null; paragraphs: Paragraph[] }>;
}

/** The labels of FanFicFare's title page; anything else there is a value that runs on. */
export const TITLE_PAGE_LABEL =
  /^\s*(Series|Category|Genre|Language|Characters|Relationships|Status|Published|Updated|Packaged|Rating|Warnings|Chapters|Words|Publisher|Site|Story URL|Author URL|Series URL|Summary|Extra Tags|Fandoms?|Freeform Tags|AO3 Categories|Comments|Kudos|Hits|Bookmarks|Favorites|Favs|Follows|Reviews|Collections|File Format|Downloader Version|Story ID|Author ID|Site Abbrev)\s*:(?:\s+|$)(.*)$/;

export function fanFicFarePage(source: SourceText, story: FanFicFareStory): SavedPage {
  const facts: StatedFacts = {};
  const title = titleText(story.title);
  if (title) facts.title = title;
  if (story.authors.length > 0) facts.authors = story.authors;
  mergeFacts(
    facts,
    factsOf(
      story.fields.flatMap((field) => alsoFandom(field)),
      { joiner: 'commas' },
    ),
  );
  const chapters = story.chapters.map(({ heading, paragraphs }, index) => {
    const number = index + 1;
    const own = heading === null ? null : chapterTitle(heading, number);
    const known = [story.title, heading, own, ...story.authors];
    const body = separateNotes(dropRepeatedHeadings(paragraphs, known, number));
    const text = dropRepeatedHeadings(body.paragraphs, known, number);
    return chapterOf({ number, title: own, notes: body.notes, paragraphs: text });
  });
  const single = chapters.length === 1 ? chapters[0] : undefined;
  if (single?.title && single.title === title) single.title = null;
  return savedPage(source.file, { format: story.format, facts, chapters });
}

/** FanFicFare calls "category" what the story is a fan's story of. */
function alsoFandom(field: Field): Field[] {
  return fieldName(field.label) === 'categories' && field.label === 'Category'
    ? [field, { ...field, label: 'Fandom' }]
    : [field];
}
