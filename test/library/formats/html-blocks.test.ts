import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../src/library/formats/html-blocks.ts';
import { htmlParagraphs } from '../../../src/library/formats/html-text.ts';
import { readInlineMarkup } from '../../../src/library/formats/inline-markup.ts';
import type { Paragraph } from '../../../src/library/story.ts';

const read = (html: string) => htmlParagraphs(readHtml(html).blocks);
const texts = (html: string) => read(html).map(({ kind, text }) => (kind === 'text' ? text : kind));
/** The emphasised words of a paragraph with the first letter of their style. */
const stressed = ({ text, emphasis = [] }: Paragraph) =>
  emphasis.map(({ from, to, style }) => `${style[0]}:${text.slice(from, to)}`);

describe('paragraphs of HTML', () => {
  it.each<[string, string, string[]]>([
    ['tags', '<p>One.</p><p>Two.</p>', ['One.', 'Two.']],
    ['tags left open', '<p>One.<p>Two.<div>Three.', ['One.', 'Two.', 'Three.']],
    ['two breaks', 'One.<br><br/>Two.<br /> &nbsp; <br>Three.', ['One.', 'Two.', 'Three.']],
    ['a break after a long line', `${'One '.repeat(30).trim()}<br>Two.`, ['One '.repeat(30).trim(), 'Two.']],
    ['blank lines in a pre', '<pre>One\ntwo.\n\nThree.</pre>', ['One\ntwo.', 'Three.']],
    [
      'rules and signs',
      '<p>One.</p><hr><p>* * *</p><center>~*~</center><p>Two.</p>',
      ['One.', 'scene-break', 'scene-break', 'scene-break', 'Two.'],
    ],
    ['nested quotations', '<blockquote><blockquote><p>One.</p></blockquote>Two.</blockquote>', ['One.', 'Two.']],
    ['items', '<ul><li>One<li>Two</ul>', ['One', 'Two']],
    ['cells', '<table><tr><td>One<td>Two<tr><td>Three</table>', ['One', 'Two', 'Three']],
    ['entities', '<p>&ldquo;Fish &amp; chips&rdquo; &#8212; &#x27;now&#x27;&hellip;</p>', ["“Fish & chips” — 'now'…"]],
    ['empty ones', '<p>&nbsp;</p><p> </p><p>One.</p>', ['One.']],
    [
      'scripts and styles',
      '<style>p{}</style><script>if (a<b) x="</p>"</script><p>One.</p><select><option>1. Two</select>',
      ['One.'],
    ],
    ['comments', '<p>One<!-- no --> and<!-- <p> --> two.</p>', ['One and two.']],
  ])('are divided by %s', (_name, html, expected) => expect(texts(html)).toEqual(expected));

  it('keep short lines of verse together', () => {
    expect(texts('<p>The lamp is out<br>the fog is in</p>')).toEqual(['The lamp is out\nthe fog is in']);
  });

  it('carry their emphasis', () => {
    expect(read('<p>The <em>second</em> lamp <b>went <i>out</i></b>.</p>').map((one) => stressed(one))).toEqual([
      ['i:second', 'b:went out', 'i:out'],
    ]);
    expect(
      read('<p><i>One </i>two<span style="font-weight: bold"> three</span></p>').map((one) => stressed(one)),
    ).toEqual([['i:One', 'b:three']]);
    expect(read('<i>One.<br><br>Two.</i> Three.').map((one) => stressed(one))).toEqual([['i:One.'], ['i:Two.']]);
  });

  it('end emphasis where its element ends, whatever is left open inside', () => {
    expect(read('<div><i>One <b>two</i> three</b> four</div>').map((one) => stressed(one))).toEqual([
      ['i:One two', 'b:two three'],
    ]);
  });

  it('lose no word of any page', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const piece = fc.oneof(
      word,
      fc.constantFrom(
        '<p>',
        '</p>',
        '<br>',
        '<i>',
        '</i>',
        '<div>',
        '</div>',
        '<blockquote>',
        '<li>',
        '</b>',
        '<b>',
        ' ',
        '<td>',
        '<hr>',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const words = pieces.filter((one) => /^[a-z]/.test(one)).join('');
        const html = pieces.join('');
        expect(
          readHtml(html)
            .blocks.map(({ text }) => text.replaceAll(/\s/g, ''))
            .join(''),
        ).toBe(words);
      }),
    );
  });
});

describe('inline markup', () => {
  const stress = (source: string) => stressed({ kind: 'text', ...readInlineMarkup(source) });
  it.each<[string, string, string[]]>([
    ['a *b* c', 'a b c', ['i:b']],
    ['__a__ _b_ and ***c***', 'a b and c', ['b:a', 'i:b', 'b:c', 'i:c']],
    ['2 * 3 * 4', '2 * 3 * 4', []],
    ['snake_case_name', 'snake_case_name', []],
    ['\\*a\\*', '*a*', []],
    ['*a', '*a', []],
    ['[the *lamp*](http://x.org/a_(b)) and <http://y.org>', 'the lamp and http://y.org', ['i:lamp']],
    ['![a picture](x.png) after', ' after', []],
  ])('%j', (source, text, emphasis) => {
    expect(readInlineMarkup(source).text).toBe(text);
    expect(stress(source)).toEqual(emphasis);
  });

  it('never points outside the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ' ', '*', '_', '**', '\\', '[', '](b)', '\n')), (pieces) => {
        const { text, emphasis } = readInlineMarkup(pieces.join(''));
        for (const { from, to } of emphasis) expect(from >= 0 && from < to && to <= text.length).toBe(true);
      }),
    );
  });
});
