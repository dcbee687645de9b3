import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/rehearsal/terminal/arguments.ts';
import { readLine } from '../../src/rehearsal/terminal/line.ts';
import { viewMessage } from '../../src/rehearsal/terminal/message-view.ts';
import { layOut, PAGE_WIDTH } from '../../src/rehearsal/terminal/page.ts';
import { readable } from '../../src/rehearsal/terminal/readable.ts';
import { splitOptions } from '../../src/rehearsal/terminal/typed-options.ts';
import type { Component, Message } from '../../src/rehearsal/wire.ts';

const NAMES = { channel: () => 'prompts', user: () => 'fan', role: () => 'readers' };

describe('a typed line', () => {
  it.each([
    ['/story story: eventually', { kind: 'slash', text: '/story story: eventually' }],
    ['press Read', { kind: 'press', button: 'Read' }],
    ['press "More like this"', { kind: 'press', button: 'More like this' }],
    ['PRESS More like this', { kind: 'press', button: 'More like this' }],
    ['choose Chapter 2', { kind: 'choose', choices: ['Chapter 2'] }],
    ['choose One | Two', { kind: 'choose', choices: ['One', 'Two'] }],
    ['fill Time: 18:30', { kind: 'fill', field: 'Time', text: '18:30' }],
    ['fill "Who: exactly": Alice', { kind: 'fill', field: 'Who: exactly', text: 'Alice' }],
    ['fill Text: one\\ntwo', { kind: 'fill', field: 'Text', text: 'one\ntwo' }],
    ['fill Title:', { kind: 'fill', field: 'Title', text: '' }],
    ['submit', { kind: 'submit' }],
    ['menu "Count words"', { kind: 'menu', name: 'Count words' }],
    ['as @moderator', { kind: 'as', member: 'moderator' }],
    ['in #after-dark', { kind: 'in', channel: '#after-dark' }],
    ['say hello: you', { kind: 'say', text: 'hello: you' }],
    ['  messages ', { kind: 'messages' }],
    ['help', { kind: 'help' }],
    ['exit', { kind: 'quit' }],
  ])('is understood: %s', (line, action) => {
    expect(readLine(line)).toEqual(action);
  });

  it.each(['dance', 'press', 'fill nothing', 'in', 'constructor', ''])('means nothing: "%s"', (line) => {
    expect(readLine(line)).toBeNull();
  });
});

describe('options as typed', () => {
  const names = ['channel', 'time', 'timezone', 'role', 'max-words', 'story'];

  it.each([
    [
      'channel: #recommendations time: 18:30 timezone: Europe/Berlin role: @readers',
      { channel: '#recommendations', time: '18:30', timezone: 'Europe/Berlin', role: '@readers' },
      '',
    ],
    ['story: To be: a Hero max-words: 2000', { story: 'To be: a Hero', 'max-words': '2000' }, ''],
    ['story:eventually', { story: 'eventually' }, ''],
    ['now story: x', { story: 'x' }, 'now'],
    ['an unknown: one', {}, 'an unknown: one'],
    ['time: ', { time: '' }, ''],
    ['', {}, ''],
  ])('%s', (text, given, rest) => {
    expect(splitOptions(text, names)).toEqual({ given, rest });
  });
});

describe('Discord’s markdown on a terminal', () => {
  it.each([
    ['## **Eventually**', 'heading', 'Eventually'],
    ['-# by SlayerFest', 'small', 'by SlayerFest'],
    ['> Once upon a time', 'quote', 'Once upon a time'],
    ['\\# not a heading \\*really\\*', 'plain', '# not a heading *really*'],
    ['try `/find` or \\`this\\`', 'plain', 'try /find or `this`'],
    ['*she* said \\<@123\\>', 'plain', '*she* said <@123>'],
    ['<#1> <@2> <@&3> </story:4>', 'plain', '#prompts @fan @readers /story'],
    ['[Source](https://example.org/a)', 'plain', 'Source (https://example.org/a)'],
    ['\\[Source](nowhere)', 'plain', '[Source](nowhere)'],
    ['<t:1767225600:F> <t:1767225600:d> <t:1767225600:t>', 'plain', '2026-01-01 00:00 UTC 2026-01-01 00:00 UTC'],
  ])('%s', (markdown, tone, text) => {
    expect(readable(markdown, NAMES)).toEqual([{ tone, text }]);
  });
});

function message(components: Component[], content = ''): Message {
  const author = { id: '1', username: 'bot', global_name: null, discriminator: '0', avatar: null, public_flags: 0 };
  return {
    id: '1',
    type: 0,
    channel_id: '1',
    author,
    content,
    timestamp: '',
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components,
    pinned: false,
    flags: 0,
  };
}

describe('a message on a terminal', () => {
  const shown = (components: Component[], content = '') =>
    layOut(viewMessage(message(components, content), NAMES), { colours: false });

  it('is a card with its buttons in brackets', () => {
    const card = {
      type: 17,
      components: [
        { type: 10, content: '## Eventually\nby SlayerFest' },
        { type: 14 },
        {
          type: 9,
          components: [{ type: 10, content: 'Lex waits.' }],
          accessory: { type: 2, style: 5, label: 'Source', url: 'https://example.org' },
        },
        {
          type: 1,
          components: [
            { type: 2, style: 1, label: 'Read', custom_id: 'a' },
            { type: 2, style: 2, label: 'Previous', custom_id: 'b', disabled: true },
          ],
        },
        {
          type: 1,
          components: [
            {
              type: 3,
              custom_id: 'c',
              placeholder: 'Chapter',
              options: [
                { label: 'One', value: '1' },
                { label: 'Two', value: '2' },
              ],
            },
          ],
        },
      ],
    };
    expect(shown([card])).toBe(
      [
        '┃ Eventually',
        '┃ by SlayerFest',
        '┃ ────────────',
        '┃ Lex waits.',
        '┃ [Source: https://example.org]',
        '┃ [Read] (Previous)',
        '┃ [Chapter ▾] One | Two',
      ].join('\n'),
    );
  });

  it('is as narrow as a phone, with no word broken and no button torn', () => {
    const text = 'The quick brown fox jumps over the lazy dog and goes on to do so until the line is full. ';
    const row = {
      type: 1,
      components: ['Read it now', 'More like this', 'Share it here'].map((label) => ({
        type: 2,
        style: 1,
        label,
        custom_id: label,
      })),
    };
    const lines = shown([{ type: 17, components: [{ type: 10, content: text.repeat(5) }, row] }]).split('\n');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(PAGE_WIDTH);
    expect(lines.join(' ').replaceAll('┃ ', '')).toBe(
      `${text.repeat(5).trim()} [Read it now] [More like this] [Share it here]`,
    );
  });

  it('keeps an address whole, and blank lines', () => {
    const address = `https://example.org/${'x'.repeat(60)}`;
    expect(shown([], `See\n\n${address} there`)).toBe(`See\n\n${address}\nthere`);
  });
});

describe('the arguments', () => {
  it('may name several libraries', () => {
    const { libraries, json } = readArguments(['--library', '/a', '--library', '/b', '--json', '--fresh']);
    expect({ libraries, json }).toEqual({ libraries: ['/a', '/b'], json: true });
  });

  it('are refused when they mean nothing', () => {
    expect(() => readArguments(['--bogus'])).toThrow('--bogus');
  });
});
