import { readingTime } from '../../library/excerpt.ts';
import { levelOf } from '../../library/ratings.ts';
import type { Permission, Story } from '../../library/story.ts';
import type { Message } from '../reply.ts';
import { excerptButton, keepButton, moreLikeButton, readButton, shareStoryButton } from './controls.ts';
import { inert, inertLine, inertList } from './inert.ts';
import { type Block, message, type Row, row, separator, text, webAddress } from './layout.ts';

/** What the audience may see of the text, and whether the card stands in the channel already and need not be shared. */
export interface Showing {
  permission?: Permission;
  shared?: boolean;
}

/** A story's card with its buttons. */
export function storyCard(story: Story, showing: Showing = {}): Message {
  return message(storyBlocks(story), [storyRow(story, showing)]);
}

/** **Read** (or the opening, where only that may be shown), **More like this**, **Share** and **Save for later**, as far as they lead anywhere. */
export function storyRow(story: Story, { permission = 'full', shared = false }: Showing = {}): Row {
  const { id, chapters } = story;
  const [first] = chapters;
  return row(
    ...(first && permission === 'full' ? [readButton.show({ story: id, chapter: first.number, page: 1 }, 'Read')] : []),
    ...(first && permission === 'excerpt' ? [openingButton(id, first.number)] : []),
    moreLikeButton.show({ story: id }, 'More like this'),
    ...(shared ? [] : [shareStoryButton.show({ story: id }, 'Share')]),
    keepButton.show({ story: id, list: 'later' }, 'Save for later'),
  );
}

function openingButton(story: string, chapter: number) {
  return excerptButton.show({ story, chapter, length: 'm', page: 1 }, 'Read the opening');
}

/** Everything a card says of a story. Takes at most 3,900 of a message's room, whatever the story is like. */
export function storyBlocks(story: Story): Block[] {
  return [
    text(`### ${inertLine(titleOf(story), 250)}\nby ${byline(story, 250)}`),
    text(facts(story).join('\n')),
    ...(story.summary ? [separator(), text(inert(story.summary, 1000))] : []),
    ...(webAddress(story.source) ? [text(`-# At its home: ${homeLink(story)}`)] : []),
  ];
}

/** Title, authors and link on one line: the credit that every page and post carries. */
export function credit(story: Story): string {
  const home = webAddress(story.source) ? ` · ${homeLink(story)}` : '';
  return `**${inertLine(titleOf(story), 200)}** by ${byline(story, 150)}${home}`;
}

export function titleOf(story: { title: string | null }): string {
  return story.title ?? 'Untitled';
}

/** The authors, escaped. "Anonymous" is an author; a missing one is said to be missing. */
export function byline(story: { authors: readonly string[] }, room: number): string {
  return story.authors.length > 0 ? inertList(story.authors, room) : 'author not stated';
}

/** Warnings have four states that are never merged; all four are said in words. */
export function warningLine({ state, list }: Story['warnings'], room = 300): string {
  if (state === 'none-apply') return 'no warnings apply';
  if (state === 'author-chose-not-to-warn') return 'the author chose not to warn';
  if (state === 'not-stated') return 'not stated';
  return list.length > 0 ? inertList(list, room) : 'there are some, see its home';
}

/** "FR13 (teen), by its author PG". */
export function ratingLine(story: Story): string {
  const level = levelOf(story);
  const printed = story.rating === null ? null : inertLine(story.rating, 60);
  const own = story.authorRating === null ? null : inertLine(story.authorRating, 60);
  if (printed === null && own === null) return 'not stated';
  const levelWord = level === 'unrated' ? 'not rated' : level;
  const words = printed === null ? `${own} by its author` : `${printed}${own === null ? '' : `, ${own} by its author`}`;
  return words.toLowerCase().includes(levelWord) ? words : `${words} (${levelWord})`;
}

/** "1 chapter, 2,491 words, about 10 min to read". Without stated words, those we counted ourselves. */
export function lengthLine(story: Story): string {
  const here = story.chapters.length;
  const chapters = story.chapterCount ?? here;
  const words = story.words ?? story.chapters.reduce((sum, chapter) => sum + chapter.words, 0);
  return [
    chapters > 0 && `${amount(chapters, 'chapter')}${here > 0 && here < chapters ? ` (${here} of them here)` : ''}`,
    words > 0 && `${amount(words, 'word')}, ${duration(readingTime(words))} to read`,
    here === 0 && 'the text is at its home only',
  ]
    .filter((part) => part !== false)
    .join(', ');
}

/** "about 25 min", "about 3 h". */
export function duration(minutes: number): string {
  return minutes < 100 ? `about ${minutes} min` : `about ${Math.round(minutes / 60)} h`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "2,491". Not by `Intl`, whose formatters take longer than all the rest of a card. */
export function figure(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** "1 story", "2,491 words", "3 matches". */
export function amount(count: number, thing: string): string {
  return `${figure(count)} ${count === 1 ? thing : plural(thing)}`;
}

function plural(thing: string): string {
  if (thing.endsWith('ch')) return `${thing}es`;
  return /[^aeiou]y$/.test(thing) ? `${thing.slice(0, -1)}ies` : `${thing}s`;
}

/** "6 Apr 2011". Not one of Discord's timestamps: those shift a date by a day for half of its readers. */
export function dateLine(iso: string): string {
  return `${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`;
}

/** "complete, 6 Apr 2011"; the date is the last chapter's where there is one. */
export function statusLine({ status, updated, published }: Story): string {
  const date = updated ?? published;
  const dated = date === null ? '' : dateLine(date);
  if (status === 'complete') return dated ? `complete, ${dated}` : 'complete';
  if (status === 'in-progress') return dated ? `in progress, last chapter ${dated}` : 'in progress';
  return dated ? `not stated, last chapter ${dated}` : 'not stated';
}

function facts(story: Story): string[] {
  const { fandoms, categories, relationships, characters, genres, series } = story;
  const known: [string, string][] = [
    ['Fandoms', inertList(fandoms.length > 0 ? fandoms : categories, 250) || 'not stated'],
    ['Relationships', inertList(relationships, 280)],
    ['Characters', inertList(characters, 280)],
    ['Genres', inertList(genres, 120)],
    ['Series', series ? `${inertLine(series.name, 120)}${series.part === null ? '' : `, part ${series.part}`}` : ''],
    ['Rating', ratingLine(story)],
    ['Warnings', warningLine(story.warnings)],
    ['Status', statusLine(story)],
    ['Length', lengthLine(story)],
  ];
  return known.filter(([, words]) => words !== '').map(([label, words]) => `**${label}:** ${words}`);
}

function homeLink(story: Story): string {
  const address = webAddress(story.source);
  if (address === null) return '';
  const { hostname } = new URL(address);
  const name = inertLine(hostname.replace(/^www\./, ''), 100);
  return address.length <= 300 ? `[${name}](${address})` : name;
}
