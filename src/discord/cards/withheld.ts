import { UserFacingError } from '../../errors.ts';

/** Told to the asker alone: how many matches the gate keeps back, and where they may be read. Never which. */
export function withheldLine(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'match is' : 'matches are'} withheld here (rating): ${
    count === 1 ? 'it' : 'they'
  } may be read in an age-restricted channel.`;
}

/** Why a search found nothing that may be shown here. */
export function nothingFits(withheld: number): UserFacingError {
  return new UserFacingError(
    withheld > 0
      ? withheldLine(withheld)
      : 'No story fits that. Try again with fewer filters; `/library` shows what there is.',
  );
}
