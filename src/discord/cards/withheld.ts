import { UserFacingError } from '../../errors.ts';
import { amount } from './story-card.ts';

/** Told to the asker alone: how many matches the gate keeps back, and where they may be read. Never which. */
export function withheldLine(count: number, thing: 'match' | 'story' = 'match'): string {
  const [are, they] = count === 1 ? ['is', 'it'] : ['are', 'they'];
  return `${amount(count, thing)} ${are} withheld here (rating): ${they} may be read in an age-restricted channel.`;
}

/** Why a search found nothing that may be shown here. */
export function nothingFits(withheld: number): UserFacingError {
  return new UserFacingError(
    withheld > 0
      ? withheldLine(withheld)
      : 'No story fits that. Try again with fewer filters; `/library` shows what there is.',
  );
}
