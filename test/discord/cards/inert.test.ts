import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textSize } from '../../../src/discord/cards/fit.ts';
import { inert, inertLine, inertList, labelLine, prose } from '../../../src/discord/cards/inert.ts';
import { spoken } from '../../../src/discord/cards/spoken.ts';
import type { Emphasis } from '../../../src/library/story.ts';

/** Text as hostile as it gets: markdown's own marks much more often than chance would bring them. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['\\', '*', '**', '_', '__', '~~', '`', '```', '||', '<', '>', '>>> ', '[', ']', '(', ')', '@', '@everyone'],
        ...['<@1>', '<@&2>', '<#3>', '</go:4>', '<t:1:R>', '<:a:5>', 'https://', ':skull:', '# ', '## ', '-# ', '- '],
        ...['1. ', '12) ', '\n', '\r\n', ' ', 'word', '[x](http://y)', 'discord.gg/abc', '\u202e'],
      ),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

/** What Discord would show, and the marks that stood unescaped on the way there. */
function shown(markdown: string): { text: string; live: string } {
  let live = '';
  const text = markdown.replace(/\\([^0-9A-Za-z\s])|[*_~`|<>[\]@\\]/g, (mark, escaped: string | undefined) => {
    if (escaped === undefined) live += mark;
    return escaped ?? mark;
  });
  return { text, live };
}

const unseen = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const visible = (text: string) =>
  text.replace(/\r\n?/g, '\n').replace(unseen, (mark) => (/[\n\t]/.test(mark) ? mark : ''));

describe('inert', () => {
  it('leaves no live mark and shows what was written, whatever that is', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(shown(inert(text))).toEqual({ text: visible(text), live: '' });
      }),
    );
  });

  it('begins no line with a heading, small print, a list or a quotation', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(inert(text)).not.toMatch(/^\s*(#|-|\+|>|\*|\d+[.)])/m);
      }),
    );
  });

  it('makes no address, emoji or invitation live', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(inert(text)).not.toMatch(/\w:\/\/|(?<!\\):\w+:|discord\.gg/i);
      }),
    );
  });

  it('takes no more room than it is given, and says so when it cuts', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 10, max: 200 }), (text, room) => {
        const cut = inert(text, room);
        expect(cut.length).toBeLessThanOrEqual(room);
        if (shown(cut).text !== visible(text)) expect(cut).toMatch(/…$/);
      }),
    );
  });

  it.each([
    ['**bold** and _leaning_', '\\*\\*bold\\*\\* and \\_leaning\\_'],
    ['@everyone <@123> <t:0:R>', '\\@everyone \\<\\@123\\> \\<t\\:0\\:R\\>'],
    ['[free](https://bad.example)', '\\[free\\](https\\://bad.example)'],
    ['# Loud\n-# quiet\n1. first', '\\# Loud\n\\-# quiet\n1\\. first'],
    ['join discord.gg/abc', 'join discord\\.gg/abc'],
    ['half-past ten: tea - and cake', 'half-past ten: tea - and cake'],
  ])('%j becomes %j', (text, escaped) => {
    expect(inert(text)).toBe(escaped);
  });
});

describe('inertLine', () => {
  it('keeps a title on its line', () => {
    expect(inertLine('  Two\n\n# Lines\t')).toBe('Two # Lines');
  });
});

describe('inertList', () => {
  it('names all there is room for and counts the others', () => {
    expect(inertList(['Watson', 'Holmes', 'Lestrade'], 100)).toBe('Watson, Holmes, Lestrade');
    expect(inertList(['Watson', 'Holmes', 'Lestrade'], 30)).toBe('Watson, Holmes and 1 more');
    expect(inertList([], 30)).toBe('');
  });

  it('stays within its room, however long and many the names are', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 30 }), fc.integer({ min: 60, max: 300 }), (names, room) => {
        expect(inertList(names, room).length).toBeLessThanOrEqual(room);
      }),
    );
  });
});

describe('labelLine', () => {
  it('cleans and cuts but does not escape, and is never blank', () => {
    expect(labelLine('A *lamp*\u202e\n at   night', 100)).toBe('A *lamp* at night');
    expect(labelLine(`${'x'.repeat(98)}😀😀`, 100)).toBe(`${'x'.repeat(98)}…`);
    for (const blank of ['', ' ', '\u200b\u200b', '\u0000', '\ud83d']) expect(labelLine(blank, 100)).toBe('Untitled');
  });
});

describe('spoken', () => {
  it('is no more than a message holds', () => {
    for (const unit of ['*', '漢', 'word ']) expect(textSize(spoken(unit.repeat(4000)))).toBeLessThanOrEqual(4000);
  });
});

describe('prose', () => {
  const paragraph = (text: string, ...emphasis: Emphasis[]) => prose({ kind: 'text', text, emphasis });

  it('keeps the emphasis the text had and escapes what only looks like it', () => {
    expect(paragraph('He *said* it loudly.', { from: 13, to: 19, style: 'italic' })).toBe('He \\*said\\* it *loudly*.');
    expect(paragraph('Run!', { from: 0, to: 4, style: 'bold' })).toBe('**Run!**');
  });

  it('keeps marks off the blanks at the edges, where they would not count', () => {
    expect(paragraph('a very long day', { from: 1, to: 7, style: 'italic' })).toBe('a *very* long day');
  });

  it('joins what overlaps and parts what touches', () => {
    const italic: Emphasis = { from: 0, to: 6, style: 'italic' };
    const bold: Emphasis = { from: 3, to: 9, style: 'bold' };
    expect(paragraph('onetwosix', italic, bold)).toBe('*one*\u200b***two***\u200b**six**');
  });

  it('bears offsets that lie outside the text or the wrong way round', () => {
    fc.assert(
      fc.property(
        hostile.map((text) => text.replaceAll('\r', '')),
        fc.array(fc.record({ from: fc.integer(), to: fc.integer(), style: fc.constantFrom('italic', 'bold') })),
        (text, emphasis) => {
          const printed = prose({ kind: 'text', text, emphasis });
          expect(shown(printed).live).toMatch(/^\**$/);
          expect(shown(printed).text.replace(/\u200b|\*/g, '')).toBe(visible(text).replace(/\u200b|\*/g, ''));
        },
      ),
    );
  });

  it('prints scene breaks and losses alike for every archive', () => {
    expect(prose({ kind: 'scene-break', text: '~*~' })).toBe('\\* \\* \\*');
    expect(prose({ kind: 'loss', text: '' })).toBe('\\[…\\]');
  });
});
