import { describe, expect, it } from 'vitest';
import { StoryFormatError } from '../../../src/errors.ts';
import { readSource } from '../../../src/library/formats/index.ts';
import { fixture } from './fixture.ts';

const read = (text: string, file = 'saved.txt') => readSource({ file, text });

describe('what is saved instead of a story', () => {
  it.each([
    ['404.html', 'a "not found" page'],
    ['not-found.txt', 'a "not found" page'],
    ['no-story.txt', 'a "not found" page'],
    ['adult.html', 'an adult-content warning page'],
    ['restricted.html', 'a page for registered users only'],
    ['mystery.txt', 'a page about a hidden work'],
    ['login.html', 'a log-in page'],
    ['robots.html', 'a check against robots'],
    ['blocked.txt', 'a check against robots'],
    ['recs.txt', 'a list of several stories'],
    ['author.txt', 'a list of several stories'],
    ['works.html', 'a list of several stories'],
    ['faq.txt', 'a page of questions and answers'],
    ['index.txt', 'a list or a page of a site'],
    ['links.html', 'a list of links'],
    ['profile.txt', 'a profile page'],
    ['essay.txt', 'an essay or a post about stories'],
  ])('%s is refused as %s', (file, found) => {
    expect(() => readSource(fixture(`refused/${file}`))).toThrow(
      expect.objectContaining({ name: 'StoryFormatError', trouble: expect.objectContaining({ found }) }),
    );
  });

  it.each([
    ['', 'an empty file'],
    [' \n\n\t', 'an empty file'],
    ['{\\rtf1\\ansi The lamp went out.}', 'an RTF document; save it as HTML or plain text'],
    ['%PDF-1.4 the lamp went out', 'a PDF document; save the story as HTML, EPUB or plain text'],
    ['<html><body><script>1</script></body></html>', 'a page without text'],
    ['eggs\nmilk\nbread\n', 'a few words, too few for a story'],
    [
      'Favourites\n\nLamp by A - https://a.example/1\nMoth by B - https://a.example/2\nWick - https://a.example/3',
      'a list of links',
    ],
    ['<html><title>Members</title><h1>Members</h1><p>You must log in to see this page.</p></html>', 'a log-in page'],
    ['Error 503 Backend fetch failed\n\nGuru Meditation:\n\nXID: 12', 'a server error page'],
  ])('%j is refused', (text, found) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ trouble: expect.objectContaining({ found }) }));
  });

  it('says what it expected of a text that no format knows', () => {
    expect(() => read('and then he went home, because it was late and there was\nnothing to do.')).toThrow(
      StoryFormatError,
    );
  });

  it('refuses a download without its text', () => {
    const { file, text } = fixture('ao3-oneshot.html');
    const emptied = text.replace(
      /<div id="chapters"[\s\S]*?(?=<div id="afterword")/,
      '<div id="chapters" class="userstuff"></div>',
    );
    expect(() => readSource({ file, text: emptied })).toThrow(/was the page saved in full/);
  });
});

describe('a story is kept', () => {
  it.each(['The Lamp\n\nIt went out.', '灯\n\n灯が消えた。'])('that is very short: %j', (text) => {
    expect(read(text).chapters[0]?.paragraphs).toHaveLength(1);
  });

  it('that says what servers say', () => {
    const page = readSource(fixture('kept/error-messages.txt'));
    expect(page.facts).toEqual({ title: 'Error Messages', authors: ['Mary Ann'] });
    expect(page.chapters[0]?.paragraphs[0]?.text).toMatch(/^404 Not Found/);
  });

  it('that is a poem in short lines', () => {
    expect(readSource(fixture('kept/poem.txt')).facts.title).toBe('Lamp Song');
  });

  it('that talks about stories in a conversation', () => {
    const talk = '"I read your fic," said Harriet. "The canon was all wrong."\n\n'.repeat(20);
    expect(readSource({ file: 'talk.txt', text: `Fan Fiction\nby Ada\n\n${talk}` }).facts.title).toBe('Fan Fiction');
  });

  it('that comes with a long table of contents', () => {
    const contents = Array.from({ length: 30 }, (_, index) => `Chapter ${index + 1}: The Lamp Number ${index + 1}`);
    const story = contents.map(
      (heading) => `${heading}\n\n${'The lamp went out, and nobody but the cat saw it go. '.repeat(8)}`,
    );
    const page = readSource({
      file: 'long.txt',
      text: `Lamps\nby Ada\n\n${contents.join('\n')}\n\n${story.join('\n\n')}`,
    });
    expect(page.chapters).toHaveLength(30);
  });
});
