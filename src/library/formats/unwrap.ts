/**
 * Paragraphs from text that a program wrapped at a fixed width with no blank line between paragraphs: where the next
 * word would still have fitted, the break is the author's. A full line that ends a sentence before a quotation is
 * taken for the end of a paragraph as well, since such a break is there by chance far less often.
 */
export function unwrapLines(lines: readonly string[], width: number): string[] {
  const paragraphs: string[] = [];
  let open = '';
  lines.forEach((line, index) => {
    const text = line.trim();
    if (text === '') {
      open = closeParagraph(paragraphs, open);
      return;
    }
    open = open === '' ? text : `${open} ${text}`;
    const next = lines[index + 1] ?? '';
    if (endsParagraph(line, next, width)) open = closeParagraph(paragraphs, open);
  });
  closeParagraph(paragraphs, open);
  return paragraphs;
}

function closeParagraph(paragraphs: string[], open: string): '' {
  if (open !== '') paragraphs.push(open);
  return '';
}

function endsParagraph(line: string, next: string, width: number): boolean {
  if (indentOf(next) !== indentOf(line)) return true;
  const word = /\S+/.exec(next)?.[0] ?? '';
  if (line.trimEnd().length + 1 + word.length <= width) return true;
  return /[.!?…]["”’']?$/.test(line.trimEnd()) && /^\s*["“‘]/.test(next);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The width at which a text was wrapped: that of its longest line, addresses left out. */
export function wrapWidth(lines: readonly string[]): number {
  return lines.reduce((width, line) => (/\s/.test(line.trim()) ? Math.max(width, line.trimEnd().length) : width), 0);
}
