import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode, isBinary } from '../../src/library/decode.ts';

const ENGLISH = '“I don’t know…” she said – and left for the café at once. '.repeat(4);
const RUSSIAN = 'Она сказала, что ничего не знает о старом маяке, и ушла домой. '.repeat(8);
const JAPANESE = '彼女は古い灯台のことを何も知らないと言った。'.repeat(8);

describe('decoding', () => {
  it('reads strict UTF-8 without its mark', () => {
    expect(decode(Buffer.from(`\ufeff${ENGLISH}`))).toEqual({ text: ENGLISH, encoding: 'utf-8', doubt: null });
  });

  it.each(['utf-16le', 'utf-16be', 'utf-32le'])('reads %s by its mark', (encoding) => {
    expect(decode(iconv.encode(ENGLISH, encoding, { addBOM: true }))).toMatchObject({ text: ENGLISH, doubt: null });
  });

  it.each(['utf-16le', 'utf-16be'])('reads %s without a mark', (encoding) => {
    expect(decode(iconv.encode(ENGLISH, encoding, { addBOM: false })).text).toBe(ENGLISH);
  });

  it('reads windows-1252 with byte 0x85 as an ellipsis, and is sure of it', () => {
    const bytes = iconv.encode(ENGLISH, 'windows-1252');
    expect(bytes.includes(0x85)).toBe(true);
    expect(decode(bytes)).toEqual({ text: ENGLISH, encoding: 'windows-1252', doubt: null });
  });

  it.each([
    ['windows-1251', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['shift_jis', JAPANESE],
    ['euc-jp', JAPANESE],
  ])('detects %s', (encoding, text) => {
    expect(decode(iconv.encode(text, encoding)).text).toBe(text);
  });

  it('follows what an HTML page declares', () => {
    const page = `<html><head><meta charset="iso-8859-2"></head><body>Řekla, že neví.</body></html>`;
    expect(decode(iconv.encode(page, 'iso-8859-2')).text).toBe(page);
  });

  it('reports a text in two encodings and one that is cut off', () => {
    const both = Buffer.concat([Buffer.from(ENGLISH), iconv.encode('“Oh?”', 'windows-1252')]);
    expect(decode(both)).toMatchObject({ text: `${ENGLISH}“Oh?”`, doubt: expect.stringContaining('windows-1252') });
    const cut = Buffer.from('It was the café').subarray(0, -1);
    expect(decode(cut).encoding).toBe('windows-1252');
    const late = Buffer.from(`${ENGLISH}é`).subarray(0, -1);
    expect(decode(late)).toMatchObject({ encoding: 'utf-8', doubt: expect.stringContaining('cut off') });
  });

  it('reports an encoding it had to guess', () => {
    const czech = iconv.encode('Příliš žluťoučký kůň úpěl ďábelské ódy.', 'windows-1250');
    expect(decode(czech).doubt).toContain('guess');
  });

  it('ends every line in one way and repairs Windows characters that were taken for controls', () => {
    expect(decode(Buffer.from('a\r\nb\rc\nd\u2028e')).text).toBe('a\nb\nc\nd\ne');
    expect(decode(Buffer.from('wait\u0085 \u0093yes\u0094')).text).toBe('wait… “yes”');
  });

  it('tells pictures from texts', () => {
    expect(isBinary(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 1, 2, 3, 4]))).toBe(
      true,
    );
    expect(isBinary(iconv.encode(ENGLISH, 'windows-1252'))).toBe(false);
    expect(isBinary(iconv.encode(ENGLISH, 'utf-16le'))).toBe(false);
    expect(isBinary(Buffer.alloc(0))).toBe(false);
  });
});
