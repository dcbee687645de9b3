import { cutAt } from '../library/cut.ts';
import type { Shelf } from '../library/shelf.ts';
import type { Story } from '../library/story.ts';
import { normalised } from './code.ts';
import { stableHash } from './names.ts';
import { listed } from './phrases.ts';
import { DRABBLE_WORDS, type Prompt } from './prompt.ts';
import { pickSeveral, salt, seedFrom, seedWords } from './seed.ts';

/**
 * Prompts that take up a story of the community's own library. Nothing is known of its characters' ages, so these are
 * general and without romance. The code names the story: "owl-4-velvet~the-lamp-a-reader".
 */
export async function storyPrompt(shelf: Shelf, storyId: string, seed: number): Promise<Prompt> {
  const story = shelf.story(storyId);
  const title = `“${story.title ?? 'Untitled'}” by ${listed(story.authors) || 'an author not stated'}`;
  const told = story.status === 'in-progress' ? await continuation(shelf, story, title) : moment(story, title, seed);
  return {
    code: `${seedWords(seed)}~${story.id}`,
    source: 'story',
    words: DRABBLE_WORDS,
    fandoms: story.fandoms,
    rating: 'general',
    romance: false,
    parts: [],
    facts: [],
    credit: null,
    storyId: story.id,
    ...told,
    text: `${told.text} Write it in exactly ${DRABBLE_WORDS} words.`,
  };
}

/** The longest id of a story that a code, and with it a button, has room for. */
const LONGEST_ID = 60;

/** Whether there can be a prompt about the story: a very long title makes codes that no button can carry. */
export function canBePrompted(storyId: string): boolean {
  return storyId.length <= LONGEST_ID;
}

/** The code as it may stand where the story itself may not be named. */
export function namelessCode(code: string): string {
  return code.replace(/~.*$/s, '~…');
}

/** The seed and the story of such a code, or undefined when it is of another kind. */
export function readStoryCode(code: string): { seed: number; storyId: string } | undefined {
  const [words = '', storyId] = code.trim().split('~');
  const [creature = '', number = '', stuff = '', ...more] = normalised(words).split('-');
  const seed = seedFrom(creature, number, stuff);
  return seed === undefined || !storyId || more.length > 0 ? undefined : { seed, storyId };
}

type Told = Pick<Prompt, 'shape' | 'heading' | 'text' | 'characters'>;
const LONGEST_TEASER = 240;

async function continuation(shelf: Shelf, story: Story, title: string): Promise<Told> {
  const promise = await teaserOf(shelf, story);
  return {
    shape: 'What comes next',
    heading: story.title ?? 'Untitled',
    text: `${title} is not finished yet.${promise ? ` It promises: “${promise}”` : ''} What comes next?`,
    characters: story.characters.slice(0, 2),
  };
}

/** What the last chapter promises, where this audience may read it. */
async function teaserOf(shelf: Shelf, story: Story): Promise<string | null> {
  const last = story.chapters.at(-1);
  if (!last || shelf.permission(story) !== 'full') return null;
  const { teaser } = await shelf.chapter(story, last.number);
  if (teaser === null || teaser.length <= LONGEST_TEASER) return teaser;
  return `${teaser.slice(0, cutAt(teaser, LONGEST_TEASER).at).trimEnd()} …`;
}

function moment(story: Story, title: string, seed: number): Told {
  const cast = story.characters.map((name) => ({ name, hash: stableHash(name) }));
  const characters = pickSeveral(cast, salt(seed, 1), 2).map(({ name }) => name);
  const two = characters.length === 2;
  return {
    shape: 'Another side',
    heading: two ? characters.join(' & ') : (story.title ?? 'Untitled'),
    text: `Tell a moment${two ? ` between ${listed(characters)}` : ''} that ${title} leaves out.`,
    characters,
  };
}
