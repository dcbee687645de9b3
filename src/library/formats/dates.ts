/** Which number comes first where a date is written as numbers only ("8/6/2012"). */
export type DateOrder = 'month-first' | 'day-first';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const ISO = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const NUMBERS = /\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/;
const DAY_MONTH = /\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([A-Za-z]{3,9})\.?,?\s+'?(\d{4}|\d{2})(?!\d)/;
const MONTH_DAY = /\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+'?(\d{4}|\d{2})(?!\d)/;

/**
 * The first date in `text` as YYYY-MM-DD, or null when there is none that exists in the calendar.
 * A number above 12 settles the order of "25/12/2009" whatever `order` says.
 */
export function isoDate(text: string, order: DateOrder = 'month-first'): string | null {
  const short = text.slice(0, 100);
  const iso = ISO.exec(short);
  if (iso) return calendarDate(iso[1], iso[2], iso[3]);
  const numbers = NUMBERS.exec(short);
  if (numbers) {
    const dayFirst = Number(numbers[1]) > 12 || (order === 'day-first' && Number(numbers[2]) <= 12);
    return dayFirst
      ? calendarDate(numbers[3], numbers[2], numbers[1])
      : calendarDate(numbers[3], numbers[1], numbers[2]);
  }
  const dayMonth = DAY_MONTH.exec(short);
  if (dayMonth) return calendarDate(dayMonth[3], monthNumber(dayMonth[2]), dayMonth[1]);
  const monthDay = MONTH_DAY.exec(short);
  if (monthDay) return calendarDate(monthDay[3], monthNumber(monthDay[1]), monthDay[2]);
  return null;
}

/** The order that dates of one text follow, where at least one of them can be read in only one way. */
export function dateOrderOf(texts: readonly string[]): DateOrder {
  for (const text of texts) {
    const numbers = NUMBERS.exec(text.slice(0, 100));
    if (numbers && Number(numbers[1]) > 12) return 'day-first';
  }
  return 'month-first';
}

function monthNumber(name: string | undefined): string {
  return String(MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1);
}

function calendarDate(year = '', month = '', day = ''): string | null {
  const fullYear = year.length === 2 ? (Number(year) < 70 ? 2000 : 1900) + Number(year) : Number(year);
  const date = new Date(Date.UTC(fullYear, Number(month) - 1, Number(day)));
  const real = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return real && fullYear > 1900 ? date.toISOString().slice(0, 10) : null;
}
