import { UserFacingError } from '../errors.ts';
import type { Audience } from '../library/audience.ts';
import type { Rulebook } from '../library/rulebook.ts';
import type { Clock, Records } from '../ports.ts';
import { admit } from './admission.ts';
import type { Claims } from './claims.ts';
import { drabbleFile, drabbleFileName } from './drabble-file.ts';
import type { KeptPrompts } from './kept-prompts.ts';
import type { Mailbox } from './mailbox.ts';
import type { Drabbles, Exhibit, Messenger } from './ports.ts';
import type { Prompt } from './prompt.ts';
import type { Fill } from './records.ts';
import { namelessCode } from './story-prompt.ts';
import { transition } from './transition.ts';
import type { Workshops } from './workshops.ts';
import { type Writing, written } from './writing.ts';

export interface FillsParts {
  records: Records<Fill>;
  kept: KeptPrompts;
  claims: Claims;
  workshops: Workshops;
  rules: Pick<Rulebook, 'of'>;
  mailbox: Mailbox;
  messenger: Messenger;
  drabbles: Drabbles;
  clock: Clock;
}

export interface Writer {
  guildId: string;
  memberId: string;
  memberName: string;
}

/** Drabbles, from the form to the gallery and the library. */
export class Fills {
  readonly #parts: FillsParts;

  constructor(parts: FillsParts) {
    this.#parts = parts;
  }

  /** A new drabble, seen by its author only. `prompt` is what it answers, if it answers any. */
  async draft(writer: Writer, prompt: Prompt | null, writing: Writing): Promise<Fill> {
    const { records, workshops, clock } = this.#parts;
    const { guildId, memberId: authorId, memberName: authorName } = writer;
    const number = await workshops.nextNumber(guildId);
    const fill: Fill = {
      ...{ version: 1, guildId, number, state: 'draft', authorId, authorName, anonymous: false },
      ...written(writing, prompt),
      ...{ code: prompt?.code ?? null, rating: mildest(prompt), writtenAt: clock.now() },
      ...{ fandoms: prompt?.fandoms ?? [], characters: prompt?.characters ?? [] },
      ...{ post: null, forLibrary: false, file: null, lovedBy: [] },
    };
    await records.set(keyOf(fill), fill);
    return fill;
  }

  /** @throws {UserFacingError} when it is gone or another member's. */
  async own(guildId: string, number: number, memberId: string): Promise<Fill> {
    const fill = await this.#parts.records.get(`${guildId}/${number}`);
    if (fill?.authorId === memberId && fill.state !== 'removed') return fill;
    throw new UserFacingError('That drabble is no longer here, or it is not yours.');
  }

  async promptOf({ guildId, code }: Pick<Fill, 'guildId' | 'code'>): Promise<Prompt | null> {
    if (code === null) return null;
    return (await this.#parts.kept.find(guildId, code)) ?? null;
  }

  /** Changes words or facts; what is in gallery and library already follows. */
  async change(fill: Fill, change: Partial<Pick<Fill, 'rating' | 'anonymous' | 'forLibrary'>> | { writing: Writing }) {
    const { records, messenger } = this.#parts;
    const prompt = await this.promptOf(fill);
    const words = 'writing' in change ? written(change.writing, prompt) : change;
    const before = await this.own(fill.guildId, fill.number, fill.authorId);
    if (before.state === 'posted') await this.#admitAgain({ ...before, ...words }, prompt);
    const changed = await records.update(keyOf(fill), (old) => old && { ...old, ...words });
    if (changed?.state !== 'posted') return changed ?? fill;
    if (changed.post) await messenger.exhibitAgain(changed.post, { fill: changed, prompt });
    return this.#shelve(changed);
  }

  /**
   * Puts a draft into the gallery and, if its author allows, into the library; done twice it stands there once.
   * @throws {UserFacingError} when its length or rating does not fit, or where there is no gallery.
   */
  async post(guildId: string, number: number, memberId: string): Promise<Fill> {
    const { records, messenger } = this.#parts;
    const draft = await this.own(guildId, number, memberId);
    const prompt = await this.promptOf(draft);
    const gallery = await admit(draft, prompt, this.#parts);
    const { record: fill, changed } = await transition(records, keyOf(draft), (old): Fill | undefined =>
      old.state === 'draft' ? { ...old, state: 'posted', writtenAt: this.#parts.clock.now() } : undefined,
    );
    if (!fill || (!changed && fill.post)) return fill ?? draft;
    try {
      const post = await messenger.exhibit(gallery, { fill, prompt });
      const posted = await transition(records, keyOf(fill), (old) => (old.post ? undefined : { ...old, post }));
      if (posted.changed) await this.#link({ ...fill, post }, prompt);
      return await this.#shelve({ ...fill, post });
    } catch (error) {
      await records.update(keyOf(fill), (old) => (old && !old.post ? { ...old, state: 'draft' } : undefined));
      throw error;
    }
  }

  /** Takes a drabble out of gallery and library. */
  async remove(guildId: string, number: number, memberId: string): Promise<void> {
    const { records, messenger, drabbles } = this.#parts;
    const fill = await this.own(guildId, number, memberId);
    const { changed } = await transition(records, keyOf(fill), (old): Fill | undefined =>
      old.state === 'removed' ? undefined : { ...old, state: 'removed', text: '', file: null, post: null },
    );
    if (!changed) return;
    if (fill.file) await drabbles.remove(fill.file);
    if (fill.post) await messenger.remove(fill.post);
    if (fill.state === 'posted' && fill.code) await this.#parts.kept.countAnswers(guildId, fill.code, -1);
  }

  /** Gives a reader's heart, or takes it back. @throws {UserFacingError} when it is gone, or no longer for this audience. */
  async love(
    guildId: string,
    number: number,
    memberId: string,
    { levels }: Pick<Audience, 'levels'>,
  ): Promise<Exhibit> {
    const { record } = await transition(this.#parts.records, `${guildId}/${number}`, (old) => {
      if (old.state !== 'posted') return undefined;
      const others = old.lovedBy.filter((reader) => reader !== memberId);
      return { ...old, lovedBy: others.length < old.lovedBy.length ? others : [...others, memberId] };
    });
    if (record?.state !== 'posted') throw new UserFacingError('That drabble was taken down by its author.');
    if (!levels.has(record.rating)) throw new UserFacingError('Drabbles of that rating are no longer shown here.');
    return { fill: record, prompt: await this.promptOf(record) };
  }

  async ofMember(guildId: string, memberId: string): Promise<Fill[]> {
    const found: Fill[] = [];
    for await (const [, fill] of this.#parts.records.entries(`${guildId}/`)) {
      if (fill.authorId === memberId && fill.state !== 'removed') found.push(fill);
    }
    return found.sort((left, right) => right.number - left.number);
  }

  /** The words of a change that is refused are in the refusal, or they would be lost. */
  async #admitAgain(fill: Fill, prompt: Prompt | null): Promise<void> {
    await admit(fill, prompt, this.#parts).catch((error: unknown) => {
      if (!(error instanceof UserFacingError)) throw error;
      throw new UserFacingError(`${error.message} The gallery keeps the version it has. Yours was:\n\n${fill.text}`);
    });
  }

  /** Ties a posted drabble to its prompt: the claim is fulfilled, and whoever asked hears of the first answer. */
  async #link(fill: Fill, prompt: Prompt | null): Promise<void> {
    const { kept, claims, mailbox } = this.#parts;
    const { guildId, code, authorId, post } = fill;
    if (code === null || !prompt) return;
    await claims.fulfil(guildId, code, authorId);
    await kept.countAnswers(guildId, code, 1);
    const askerId = await kept.askerToTell(guildId, code, authorId);
    const where = post ? ` https://discord.com/channels/${guildId}/${post.channelId}/${post.messageId}` : '';
    const words = `Somebody wrote to your prompt ${namelessCode(code)}:${where}`;
    if (askerId !== null) await mailbox.tell(askerId, `answer-${guildId}-${code}`, words);
  }

  /** Brings the library's copy in line with what the author allows. */
  async #shelve(fill: Fill): Promise<Fill> {
    const { records, drabbles } = this.#parts;
    const file = drabbleFileName(fill);
    if (fill.forLibrary) await drabbles.put(file, drabbleFile(fill));
    else if (fill.file) await drabbles.remove(file);
    return (await records.update(keyOf(fill), (old) => old && { ...old, file: fill.forLibrary ? file : null })) ?? fill;
  }
}

function keyOf({ guildId, number }: Pick<Fill, 'guildId' | 'number'>): string {
  return `${guildId}/${number}`;
}

function mildest(prompt: Prompt | null): Fill['rating'] {
  return prompt === null || prompt.rating === 'unrated' ? 'general' : prompt.rating;
}
