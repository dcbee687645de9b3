/** A text's number in the index says which page it stands in and which of the page's chapters it is. */
const CHAPTERS_A_PAGE = 4096;

/** @throws {RangeError} past the last number a page can give; a text of more chapters than that is no story. */
export function textNumber(page: number, place: number): number {
  if (place >= CHAPTERS_A_PAGE) throw new RangeError(`chapter ${place + 1} of a page (at most ${CHAPTERS_A_PAGE})`);
  return page * CHAPTERS_A_PAGE + place;
}

export const pageOf = (text: number): number => Math.floor(text / CHAPTERS_A_PAGE);
export const placeOf = (text: number): number => text % CHAPTERS_A_PAGE;
