import { UserFacingError } from '../../errors.ts';
import { withheldLine } from '../../library/withheld.ts';

/** Why a search found nothing that may be shown here. */
export function nothingFits(withheld: number): UserFacingError {
  return new UserFacingError(
    withheld > 0
      ? withheldLine(withheld)
      : 'No story fits that. Try again with fewer filters; `/library` shows what there is.',
  );
}
