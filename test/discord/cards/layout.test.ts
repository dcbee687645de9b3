import { describe, expect, it } from 'vitest';
import {
  link,
  message,
  roomBeside,
  row,
  section,
  separator,
  text,
  webAddress,
} from '../../../src/discord/cards/layout.ts';
import { button } from '../../../src/discord/control.ts';

const press = button('press', { what: 'text' });

describe('message', () => {
  it('puts the blocks in a card and the rows under it, empty rows left out', () => {
    const under = row(press.show({ what: 'it' }, 'Press'));
    expect(message([text('Hello'), separator()], [row(), under])).toEqual({
      components: [{ type: 17, components: [{ type: 10, content: 'Hello' }, { type: 14 }] }, under],
    });
  });

  it('refuses what Discord would refuse, nested components and all texts counted', () => {
    const one = section(press.show({ what: 'it' }, 'Press'), 'a', 'b', 'c');
    expect(() => message(Array.from({ length: 7 }, () => one))).not.toThrow();
    expect(() => message(Array.from({ length: 8 }, () => one))).toThrow(RangeError);
    expect(() => message([text('x'.repeat(2000)), text('y'.repeat(2001))])).toThrow(RangeError);
  });
});

describe('roomBeside', () => {
  it('is what the texts leave', () => {
    expect(roomBeside([text('x'.repeat(1000)), separator()])).toBe(2980);
  });
});

describe('webAddress', () => {
  it.each([
    ['https://www.example.org/Story-1', 'https://www.example.org/Story-1'],
    ['https://example.org/a(b) c', 'https://example.org/a%28b%29%20c'],
    ['javascript:alert(1)', null],
    ['example.org', null],
    [null, null],
  ])('%s -> %s', (given, address) => {
    expect(webAddress(given)).toBe(address);
  });

  it('makes no button of an address that Discord would not take', () => {
    expect(link('Home', `https://example.org/${'x'.repeat(600)}`)).toBeNull();
    expect(link('Home', 'https://example.org/')).toMatchObject({ url: 'https://example.org/', style: 5 });
  });
});
