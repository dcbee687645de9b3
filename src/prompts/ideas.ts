import { UserFacingError } from '../errors.ts';
import type { Clock, Records } from '../ports.ts';
import { type IdeaPool, ideaCode } from './idea-pool.ts';
import type { Mailbox } from './mailbox.ts';
import type { Messenger } from './ports.ts';
import type { Idea, Quota } from './records.ts';
import { similarIdeas } from './similar-ideas.ts';
import { transition } from './transition.ts';
import type { Workshops } from './workshops.ts';

/** What a member writes into the form. */
export type IdeaForm = Pick<Idea, 'who' | 'where' | 'what' | 'fandoms'>;
export type NewIdea = IdeaForm & Pick<Idea, 'guildId' | 'authorName' | 'anonymous' | 'rating'> & { authorId: string };

/** What the form's fields hold, put in order. */
export function ideaFrom(filled: Record<'who' | 'where' | 'what' | 'fandoms', string>): IdeaForm {
  const { who, where, what, fandoms } = filled;
  const names = (fandoms ?? '').split(',').map((name) => name.trim());
  return { who: who.trim(), where: (where ?? '').trim(), what: (what ?? '').trim(), fandoms: names.filter(Boolean) };
}

export interface IdeasParts {
  records: Records<Idea>;
  quotas: Records<Quota>;
  pool: IdeaPool;
  workshops: Workshops;
  mailbox: Mailbox;
  messenger: Messenger;
  clock: Clock;
}

const DAY = 86_400_000;

/** Members' ideas, from the form to the draw. */
export class Ideas {
  readonly #parts: IdeasParts;

  constructor(parts: IdeasParts) {
    this.#parts = parts;
  }

  /** Takes an idea down, not yet sent, and finds those that say much the same. @throws {UserFacingError} where no ideas are taken. */
  async draft(form: NewIdea): Promise<{ idea: Idea; similar: Idea[] }> {
    const { records, workshops, clock } = this.#parts;
    await this.open(form.guildId);
    const known: Idea[] = [];
    for await (const [key, idea] of records.entries(`${form.guildId}/`)) {
      if (idea.state === 'draft' && idea.sentAt < clock.now() - DAY) await records.delete(key);
      else if (idea.state === 'pending' || idea.state === 'approved') known.push(idea);
    }
    const number = await workshops.nextNumber(form.guildId);
    const fresh = { sentAt: clock.now(), revision: 0, decision: null, votes: [], queuePost: null };
    const idea: Idea = { version: 1, ...form, number, state: 'draft', ...fresh };
    await records.set(keyOf(idea), idea);
    return { idea, similar: similarIdeas(idea, known) };
  }

  /** Sends a draft to the moderators. @throws {UserFacingError} when the member has sent enough for today. */
  async send(guildId: string, number: number, memberId: string): Promise<Idea> {
    const { records, quotas, messenger, clock } = this.#parts;
    const queueId = await this.open(guildId);
    const draft = await this.#get(guildId, number);
    if (draft.state !== 'draft' || draft.authorId !== memberId) return draft;
    const place = await this.#takeFromQuota(guildId, memberId);
    const { record, changed } = await transition(records, keyOf(draft), (old): Idea | undefined =>
      old.state === 'draft' ? { ...old, state: 'pending', sentAt: clock.now() } : undefined,
    );
    if (!record || !changed) {
      await quotas.delete(place);
      return record ?? draft;
    }
    // The queue can be asked for by command too, so an idea is not lost with its channel.
    const queuePost = await messenger.queue(queueId, record).catch(() => null);
    return (await records.update(keyOf(draft), (old) => old && { ...old, queuePost })) ?? record;
  }

  async discard(guildId: string, number: number, memberId: string): Promise<void> {
    const idea = await this.#parts.records.get(`${guildId}/${number}`);
    if (idea?.state === 'draft' && idea.authorId === memberId) await this.#parts.records.delete(keyOf(idea));
  }

  /** The idea as it stands after the decision; `changed` is false when somebody had decided before. */
  async approve(guildId: string, number: number, moderatorId: string): Promise<{ idea: Idea; changed: boolean }> {
    const { idea, changed } = await this.#decide(guildId, number, 'approved', { by: moderatorId, reason: null });
    const told = `Your idea “${idea.who}” was approved. It is in the draw now; \`/prompt\` brings it back as ${ideaCode(number)}.`;
    if (changed) await this.#tellAuthor(idea, told);
    return { idea, changed };
  }

  async decline(guildId: string, number: number, moderatorId: string, reason: string) {
    const { idea, changed } = await this.#decide(guildId, number, 'declined', { by: moderatorId, reason });
    if (changed) await this.#tellAuthor(idea, `Your idea “${idea.who}” was not taken this time: ${reason}`);
    return { idea, changed };
  }

  /**
   * Rewords an idea that waits for a decision. `revision` is the one the moderator was shown.
   * @throws {UserFacingError} when it was reworded or decided meanwhile; the words sent in are in the error, so they are not lost.
   */
  async edit(guildId: string, number: number, revision: number, form: IdeaForm): Promise<Idea> {
    const { records } = this.#parts;
    const { record, changed } = await transition(records, `${guildId}/${number}`, (old) =>
      old.state === 'pending' && old.revision === revision ? { ...old, ...form, revision: revision + 1 } : undefined,
    );
    if (record && changed) return record;
    const yours = [form.who, form.where, form.what].filter((words) => words !== '').join(' / ');
    throw new UserFacingError(`Somebody else edited or decided this idea just now. Your version was: ${yours}`);
  }

  /** Gives the member's vote, or takes it back. */
  async vote(guildId: string, number: number, memberId: string): Promise<Idea> {
    const { records, pool } = this.#parts;
    const { record } = await transition(records, `${guildId}/${number}`, (old) => {
      if (old.state !== 'approved') return undefined;
      const others = old.votes.filter((voter) => voter !== memberId);
      return { ...old, votes: others.length < old.votes.length ? others : [...others, memberId] };
    });
    if (!record) throw new UserFacingError(GONE);
    pool.put(record);
    return record;
  }

  get(guildId: string, number: number): Promise<Idea> {
    return this.#get(guildId, number);
  }

  /** Approved ideas: the newest first, or those that most members want to read. */
  approved(guildId: string, order: 'newest' | 'wanted'): Idea[] {
    const byNumber = (left: Idea, right: Idea) => right.number - left.number;
    const byVotes = (left: Idea, right: Idea) => right.votes.length - left.votes.length || byNumber(left, right);
    return this.#parts.pool.of(guildId).sort(order === 'newest' ? byNumber : byVotes);
  }

  async pending(guildId: string): Promise<Idea[]> {
    const pending: Idea[] = [];
    for await (const [, idea] of this.#parts.records.entries(`${guildId}/`))
      if (idea.state === 'pending') pending.push(idea);
    return pending.sort((left, right) => left.number - right.number);
  }

  /** The channel where moderators decide. @throws {UserFacingError} where none is set. */
  async open(guildId: string): Promise<string> {
    const { queueId } = await this.#parts.workshops.of(guildId);
    if (queueId !== null) return queueId;
    throw new UserFacingError('Ideas are not open on this server. A moderator can open them with `/workshop setup`.');
  }

  async #decide(
    guildId: string,
    number: number,
    state: 'approved' | 'declined',
    by: { by: string; reason: string | null },
  ) {
    const { records, pool, clock } = this.#parts;
    const decision = { ...by, at: clock.now() };
    const { record, changed } = await transition(records, `${guildId}/${number}`, (old) =>
      old.state === 'pending' ? { ...old, state, decision } : undefined,
    );
    if (!record) throw new UserFacingError(GONE);
    pool.put(record);
    return { idea: record, changed };
  }

  /** One place of the day's quota; places are claimed one by one, so two forms sent at once cannot share one. */
  async #takeFromQuota(guildId: string, memberId: string): Promise<string> {
    const { quotas, workshops, clock } = this.#parts;
    const { ideasADay } = await workshops.of(guildId);
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    for (let place = 1; place <= ideasADay; place += 1) {
      const key = `${guildId}/${memberId}/${day}/${place}`;
      if (await quotas.claim(key, { version: 1, at: clock.now() })) return key;
    }
    throw new UserFacingError(`That is enough for today: ${ideasADay} ideas a day. Please keep this one for tomorrow.`);
  }

  async #tellAuthor(idea: Idea, words: string): Promise<void> {
    if (idea.authorId !== null) await this.#parts.mailbox.tell(idea.authorId, keyOf(idea).replace('/', '-'), words);
  }

  async #get(guildId: string, number: number): Promise<Idea> {
    const idea = await this.#parts.records.get(`${guildId}/${number}`);
    if (!idea) throw new UserFacingError(GONE);
    return idea;
  }
}

const GONE = 'That idea is no longer here.';

function keyOf({ guildId, number }: Pick<Idea, 'guildId' | 'number'>): string {
  return `${guildId}/${number}`;
}
