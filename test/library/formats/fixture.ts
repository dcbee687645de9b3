import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { epubText } from '../../../src/library/formats/epub.ts';
import type { SourceText } from '../../../src/library/formats/format.ts';

/** A text of the folder `fixtures`, as a reader is handed it. */
export function fixture(file: string): SourceText {
  const text = readFileSync(new URL(`fixtures/${file}`, import.meta.url), 'utf8');
  return { file, text: text.replace(/\r\n/g, '\n') };
}

export interface EpubParts {
  metadata?: string;
  /** XHTML bodies in reading order. */
  pages: string[];
}

/** An EPUB whose zip and manifest hold the pages in another order than its spine. */
export function epub({ metadata = '', pages }: EpubParts): Uint8Array {
  const names = pages.map((_page, index) => `text/part ${index}.xhtml`);
  const items = names.map(
    (name, index) => `<item id="p${index}" href="${encodeURI(name)}" media-type="application/xhtml+xml"/>`,
  );
  const spine = names.map((_name, index) => `<itemref idref="p${index}"/>`);
  const files: Record<string, Uint8Array> = {
    mimetype: strToU8('application/epub+zip'),
    'META-INF/container.xml': strToU8(
      '<container><rootfiles><rootfile full-path="content.opf"/></rootfiles></container>',
    ),
    'content.opf': strToU8(
      `<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>${metadata}</metadata><manifest>${items.reverse().join('')}</manifest><spine>${spine.join('')}</spine></package>`,
    ),
  };
  for (const [index, page] of [...pages.entries()].reverse()) {
    const name = names[index] ?? '';
    files[name] = strToU8(
      `<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>p</title></head>${page}</html>`,
    );
  }
  return zipSync(files, { level: 6 });
}

/** A download of AO3 as its EPUB: cut into files, without the classes that the archive's converter drops. */
export function ao3Epub(file: string): SourceText {
  const body = /<body>([\s\S]*)<\/body>/.exec(fixture(file).text)?.[1] ?? '';
  const [preface = '', chapters = '', afterword = ''] = body.split(/(?=<div id="(?:chapters|afterword)")/);
  const inner = chapters.replace(/^<div[^>]*>/, '').replace(/<\/div>\s*$/, '');
  const parts = inner.split(/(?=<div class="meta group">)/).filter((part) => part.trim() !== '');
  const pages = [preface, ...parts.map((part) => `<div id="chapters" class="userstuff1">${part}</div>`), afterword].map(
    (page) =>
      page
        .replaceAll('<div class="userstuff">', '<div class="userstuff2">')
        .replaceAll(/ class="meta(?: group)?"/g, ' class="calibre1"')
        .replaceAll('<p>', '<p class="calibre7">'),
  );
  const bytes = epub({ pages: pages.map((page) => `<body class="calibre">${page}</body>`) });
  return epubText(file.replace('.html', '.epub'), bytes);
}
