import { UserFacingError } from '../errors.ts';
import type { Clock, Records } from '../ports.ts';
import type { KeptPrompts } from './kept-prompts.ts';
import type { Messenger } from './ports.ts';
import type { Claim } from './records.ts';
import { transition } from './transition.ts';
import type { Workshops } from './workshops.ts';

export interface ClaimsParts {
  records: Records<Claim>;
  kept: KeptPrompts;
  workshops: Workshops;
  messenger: Pick<Messenger, 'remind' | 'isMember'>;
  clock: Clock;
}

const DAY = 86_400_000;

/** Who means to write to which prompt. A claim keeps nobody else away; it ends by itself. */
export class Claims {
  readonly #parts: ClaimsParts;

  constructor(parts: ClaimsParts) {
    this.#parts = parts;
  }

  /** The member's claim, made now or before, and how many others are at it. */
  async claim(guildId: string, code: string, memberId: string): Promise<{ claim: Claim; others: number }> {
    const { records, workshops, clock } = this.#parts;
    const now = clock.now();
    const { claimDays } = await workshops.of(guildId);
    const fresh = { at: now, expiresAt: now + claimDays * DAY, reminded: false, ended: null };
    const claim = await records.update(`${guildId}/${code}/${memberId}`, (old) =>
      old && isActive(old, now) ? undefined : { version: 1, guildId, code, memberId, ...fresh },
    );
    if (!claim) throw new UserFacingError('That claim could not be kept. Please try again.');
    const active = await this.active(guildId, code);
    return { claim, others: active.filter((one) => one.memberId !== memberId).length };
  }

  async giveBack(guildId: string, code: string, memberId: string): Promise<boolean> {
    return (await this.#end(`${guildId}/${code}/${memberId}`, 'given-back')).changed;
  }

  /** A piece was posted: its writer's claim is fulfilled. */
  async fulfil(guildId: string, code: string, memberId: string): Promise<void> {
    await this.#end(`${guildId}/${code}/${memberId}`, 'filled');
  }

  /** Claims that hold now. Whoever has left the server has none there any more. */
  async active(guildId: string, code: string): Promise<Claim[]> {
    const found: Claim[] = [];
    for await (const [key, claim] of this.#parts.records.entries(`${guildId}/${code}/`)) {
      if (isActive(claim, this.#parts.clock.now()) && !(await this.#hasLeft(key, claim))) found.push(claim);
    }
    return found;
  }

  async ofMember(guildId: string, memberId: string): Promise<Claim[]> {
    const found: Claim[] = [];
    for await (const [, claim] of this.#parts.records.entries(`${guildId}/`)) {
      if (claim.memberId === memberId && isActive(claim, this.#parts.clock.now())) found.push(claim);
    }
    return found;
  }

  /** Ends what has expired and sends each writer one quiet reminder a day before. To be called now and then. */
  async sweep(): Promise<void> {
    const { records, clock } = this.#parts;
    for await (const [key, claim] of records.entries()) {
      if (claim.ended !== null) continue;
      if (claim.expiresAt <= clock.now()) await this.#end(key, 'expired');
      else if (!claim.reminded && claim.expiresAt - clock.now() <= DAY) await this.#remind(key, claim);
    }
  }

  async #remind(key: string, claim: Claim): Promise<void> {
    const { records, kept, messenger } = this.#parts;
    if (await this.#hasLeft(key, claim)) return;
    const { changed } = await transition(records, key, (old) =>
      old.reminded ? undefined : { ...old, reminded: true },
    );
    const prompt = await kept.find(claim.guildId, claim.code);
    // A reminder that cannot be delivered is not worth a second try: the claim is only a courtesy.
    if (changed) await messenger.remind(claim, prompt ?? null).catch(() => false);
  }

  /** Asked only when it matters: being told who leaves would need an intent that the bot does not ask for. */
  async #hasLeft(key: string, { guildId, memberId }: Claim): Promise<boolean> {
    const member = await this.#parts.messenger.isMember(guildId, memberId).catch(() => true);
    if (!member) await this.#end(key, 'left');
    return !member;
  }

  #end(key: string, ended: NonNullable<Claim['ended']>) {
    return transition(this.#parts.records, key, (old) => (old.ended === null ? { ...old, ended } : undefined));
  }
}

function isActive({ ended, expiresAt }: Claim, now: number): boolean {
  return ended === null && expiresAt > now;
}
