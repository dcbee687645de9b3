import { describe, expect, it } from 'vitest';
import { FORMATS, readSource } from '../../../src/library/formats/index.ts';
import { ao3Epub, fixture } from './fixture.ts';

const winner = (file: string): string => readSource(fixture(file)).format;

describe('the format that reads', () => {
  it.each([
    ['ao3-full.html', 'AO3 HTML'],
    ['ao3-oneshot.html', 'AO3 HTML'],
    ['ao3-imported.html', 'AO3 HTML'],
    ['ao3-full-starred.txt', 'AO3 text'],
    ['ao3-full-markdown.txt', 'AO3 text'],
    ['ao3-full-plain.txt', 'AO3 text'],
    ['ao3-oneshot-plain.txt', 'AO3 text'],
    ['ao3-web.html', 'AO3 web page'],
    ['ao3-web-starred.txt', 'AO3 page text'],
    ['ao3-web-markdown.txt', 'AO3 page text'],
    ['ao3-web-plain.txt', 'AO3 page text'],
    ['fanficfare.txt', 'FanFicFare text'],
    ['fanficfare-oneshot.txt', 'FanFicFare text'],
    ['fanficfare-long.txt', 'FanFicFare text'],
    ['fanficfare.html', 'FanFicFare HTML'],
    ['fanficfare-oneshot.html', 'FanFicFare HTML'],
    ['efiction.txt', 'eFiction page'],
    ['efiction-notes.txt', 'eFiction page'],
    ['efiction.html', 'eFiction page'],
    ['ffn.txt', 'FanFiction.net page'],
    ['ffn-old.txt', 'FanFiction.net page'],
    ['ffn-labelled.txt', 'FanFiction.net page'],
    ['ffn.html', 'FanFiction.net page'],
    ['post-journal.txt', 'Header post'],
    ['post-journal.html', 'Header post'],
    ['post-mail.txt', 'Header post'],
    ['post-dashes.txt', 'Header post'],
    ['post-printer.txt', 'Header post'],
    ['plain.txt', 'plain text'],
    ['plain-untitled-chapters.txt', 'plain text'],
    ['plain-long-lines.txt', 'plain text'],
    ['markdown.md', 'Markdown'],
  ])('%s: %s', (file, format) => expect(winner(file)).toBe(format));

  it('is found for an EPUB by the pages in it', () => {
    expect(readSource(ao3Epub('ao3-full.html')).format).toBe('AO3 EPUB');
  });

  it('leaves no doubt: the surest is ahead of the next', () => {
    for (const file of [
      'ao3-full.html',
      'fanficfare.txt',
      'efiction.txt',
      'ffn.txt',
      'post-journal.txt',
      'markdown.md',
    ]) {
      const [first = 0, second = 0] = FORMATS.map((format) => format.recognise(fixture(file))).sort((a, b) => b - a);
      expect(first - second, file).toBeGreaterThanOrEqual(0.05);
    }
  });

  it('looks at the ends of a text only', () => {
    const text = `Lamps\nby Ada\n\n${'The lamp went out, and nobody but the cat saw it go.\n\n'.repeat(100_000)}`;
    const started = process.cpuUsage();
    for (const format of FORMATS) format.recognise({ file: 'large.txt', text });
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(500);
  });
});
