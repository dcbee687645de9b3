import { UserFacingError } from '../../errors.ts';
import { withheldLine } from '../../library/withheld.ts';

const FEWER_FILTERS = 'No story fits that. Try again with fewer filters; `/library` shows what there is.';

/** Why a search found nothing that may be shown here, and what to do. */
export function nothingFits(withheld: number, advice = FEWER_FILTERS): UserFacingError {
  return new UserFacingError(withheld > 0 ? withheldLine(withheld) : advice);
}
