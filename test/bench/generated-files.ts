import type { Random } from '../../src/ports.ts';
import type { GeneratedStory } from './generated-story.ts';
import { type Prose, storySize } from './prose.ts';

export interface GeneratedFile {
  path: string;
  text: string;
}

const CHAPTER = 14_000;

/** A story as some archive or its author saves it: half are AO3 downloads, the rest pages, posts and Markdown. */
export function filesOf(story: GeneratedStory, prose: Prose, random: Random): GeneratedFile[] {
  const size = storySize(random);
  const chapters = Array.from({ length: Math.max(1, Math.round(size / CHAPTER)) }, () => Math.min(size, CHAPTER));
  const texts = chapters.map((characters) => prose.paragraphs(characters));
  const kind = random.below(10);
  const folder = `${String(story.number % 100).padStart(2, '0')}/${story.number}`;
  if (kind < 5) return [{ path: `${folder}.html`, text: ao3(story, texts) }];
  if (kind < 7)
    return texts.map((text, page) => ({
      path: `${folder}-${page + 1}.txt`,
      text: tth(story, text, page + 1, texts.length),
    }));
  if (kind < 9)
    return texts.map((text, part) => ({
      path: `${folder} part ${part + 1}.txt`,
      text: post(story, text, part + 1, texts.length),
    }));
  return [{ path: `${folder}.md`, text: markdown(story, texts) }];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function ao3(story: GeneratedStory, texts: string[][]): string {
  const tags = (label: string, names: readonly string[]) =>
    names.length === 0
      ? ''
      : `<dt>${label}:</dt>\n<dd>${names.map((name) => `<a href="https://archiveofourown.org/tags/${encodeURIComponent(name)}">${escaped(name)}</a>`).join(', ')}</dd>\n`;
  const chapter = (paragraphs: string[], place: number) =>
    `${texts.length > 1 ? `<div class="meta group"><h2 class="heading">Chapter ${place + 1}</h2></div>` : ''}
<div class="userstuff">\n${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n')}\n</div>`;
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>${escaped(story.title)} - ${escaped(story.author)}</title></head><body>
<div id="preface"><h2 class="toc-heading">Preface</h2>
<p class="message"><b>${escaped(story.title)}</b><br />
Posted originally on the <a href="http://archiveofourown.org/">Archive of Our Own</a> at <a href="http://archiveofourown.org/works/${story.number + 1000}">http://archiveofourown.org/works/${story.number + 1000}</a>.</p>
<div class="meta"><dl class="tags">
${tags('Rating', [story.rating])}${tags('Fandoms', story.fandoms)}${tags('Relationships', story.relationships)}${tags('Characters', story.characters)}${tags('Additional Tags', story.tags)}
<dt>Language:</dt><dd>English</dd>
<dt>Stats:</dt><dd>Published: ${story.published} ${story.status === 'complete' ? 'Completed' : 'Updated'}: ${story.published} Words: ${texts.flat().join(' ').split(' ').length.toLocaleString('en')} Chapters: ${texts.length}/${story.status === 'complete' ? texts.length : '?'}</dd>
</dl><h1>${escaped(story.title)}</h1><div class="byline">by <a rel="author" href="http://archiveofourown.org/users/x">${escaped(story.author)}</a></div>
<p>Summary</p><blockquote class="userstuff"><p>${escaped(texts[0]?.[0]?.slice(0, 200) ?? '')}</p></blockquote></div></div>
<div id="chapters" class="userstuff">
${texts.map(chapter).join('\n')}
</div>
<div id="afterword"><h2 class="toc-heading">Afterword</h2><p class="message">Please drop by the archive and comment to let the author know if you enjoyed their work!</p></div>
</body></html>\n`;
}

function tth(story: GeneratedStory, text: string[], page: number, of: number): string {
  const footer = page === of ? `\n\nYou have reached the end of "${story.title}". This story is complete.\n` : '\n';
  return `${story.title}\n\nSummary: ${text[0]?.slice(0, 150)}\n\nChapter ${page}: The ${story.title.split(' ').at(-1)} Again\n\n${text.join('\n\n')}${footer}`;
}

function post(story: GeneratedStory, text: string[], part: number, of: number): string {
  return `Title: ${story.title}${of > 1 ? ` (${part}/${of})` : ''}
Author: ${story.author}
Fandom: ${story.fandoms.join(', ')}
Pairing: ${story.relationships.join(', ') || 'None'}
Characters: ${story.characters.join(', ')}
Rating: ${story.rating === 'Explicit' ? 'NC-17' : 'PG-13'}
Disclaimer: Not mine.
Summary: ${text[0]?.slice(0, 150)}

${text.join('\n\n')}
`;
}

function markdown(story: GeneratedStory, texts: string[][]): string {
  const list = (names: readonly string[]) => JSON.stringify(names);
  return `---
title: ${JSON.stringify(story.title)}
authors: ${list([story.author])}
fandoms: ${list(story.fandoms)}
characters: ${list(story.characters)}
relationships: ${list(story.relationships)}
tags: ${list(story.tags)}
rating: ${story.rating}
status: ${story.status}
published: ${story.published}
---

${texts.map((text, place) => `## Chapter ${place + 1}\n\n${text.join('\n\n')}`).join('\n\n')}
`;
}
