import { UserFacingError } from '../errors.ts';
import { minuteAt, offsetAt } from './local-time.ts';
import { clockTime } from './time-of-day.ts';

/** Names that newer time zone data prefers; Node still lists these places by their old ones. */
const RENAMED: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
};

/** What people type instead of a zone, and where they then probably are. */
const MEANT: Record<string, string[]> = {
  est: ['America/New_York', 'America/Toronto', 'America/Panama'],
  edt: ['America/New_York', 'America/Toronto'],
  et: ['America/New_York', 'America/Toronto'],
  cst: ['America/Chicago', 'America/Mexico_City', 'Asia/Shanghai'],
  cdt: ['America/Chicago', 'America/Winnipeg'],
  ct: ['America/Chicago', 'America/Winnipeg'],
  mst: ['America/Denver', 'America/Phoenix'],
  mdt: ['America/Denver', 'America/Edmonton'],
  mt: ['America/Denver', 'America/Edmonton'],
  pst: ['America/Los_Angeles', 'America/Vancouver', 'Asia/Manila'],
  pdt: ['America/Los_Angeles', 'America/Vancouver'],
  pt: ['America/Los_Angeles', 'America/Vancouver'],
  gmt: ['Europe/London', 'Africa/Accra', 'UTC'],
  bst: ['Europe/London', 'Asia/Dhaka'],
  ist: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
  wet: ['Europe/Lisbon'],
  cet: ['Europe/Berlin', 'Europe/Paris', 'Europe/Madrid'],
  cest: ['Europe/Berlin', 'Europe/Paris', 'Europe/Madrid'],
  eet: ['Europe/Athens', 'Europe/Helsinki', 'Europe/Kyiv'],
  eest: ['Europe/Athens', 'Europe/Helsinki', 'Europe/Kyiv'],
  msk: ['Europe/Moscow'],
  jst: ['Asia/Tokyo'],
  kst: ['Asia/Seoul'],
  aest: ['Australia/Sydney', 'Australia/Brisbane'],
  aedt: ['Australia/Sydney', 'Australia/Melbourne'],
  acst: ['Australia/Adelaide', 'Australia/Darwin'],
  awst: ['Australia/Perth'],
  nzst: ['Pacific/Auckland'],
  nzdt: ['Pacific/Auckland'],
};

/** Where many people live comes first when an offset fits dozens of zones. */
const POPULOUS = [
  ...[
    'Europe/London',
    'Europe/Berlin',
    'Europe/Paris',
    'Europe/Athens',
    'Europe/Moscow',
    'Africa/Cairo',
    'Africa/Lagos',
  ],
  ...['Africa/Johannesburg', 'Africa/Nairobi', 'America/New_York', 'America/Chicago', 'America/Denver'],
  ...['America/Los_Angeles', 'America/Anchorage', 'America/Sao_Paulo', 'America/Bogota', 'America/Halifax'],
  ...['Asia/Dubai', 'Asia/Karachi', 'Asia/Kolkata', 'Asia/Dhaka', 'Asia/Bangkok', 'Asia/Shanghai', 'Asia/Manila'],
  ...['Asia/Tokyo', 'Australia/Sydney', 'Pacific/Auckland', 'Pacific/Honolulu'],
];

/** All zones by their present names, those where many people live first. */
export const ZONES: readonly string[] = [
  ...new Set(['UTC', ...POPULOUS, ...Intl.supportedValuesOf('timeZone').map((zone) => RENAMED[zone] ?? zone)]),
];

const byFolded = new Map(ZONES.map((zone) => [folded(zone), zone]));

/**
 * The zone that is meant, in its proper spelling; a city's name alone will do where there is only one of it.
 * @throws {UserFacingError} for abbreviations and offsets: they do not say when the clocks change. Names what may be meant.
 */
export function zoneNamed(typed: string, now: number): string {
  const wanted = folded(typed);
  const known = byFolded.get(wanted) ?? aliasNamed(typed);
  if (known) return known;
  const likely = suggestZones(typed, now, 3);
  const cities = likely.filter((zone) => folded(cityOf(zone)) === wanted);
  const [only] = cities;
  if (only && cities.length === 1 && !(wanted in MEANT)) return only;
  const hint =
    likely.length > 0 ? `Did you mean ${orList(likely)}?` : 'Begin to type a city and pick a line from the list.';
  throw new UserFacingError(
    `“${typed.slice(0, 50)}” is not a time zone with rules of its own, so I could not tell when clocks change there. ${hint}`,
  );
}

/** Zones that fit what was typed so far: a city, a part of the name, an abbreviation or an offset ("utc+2"). */
export function suggestZones(typed: string, now: number, limit: number): string[] {
  const wanted = folded(typed);
  const offset = offsetTyped(wanted);
  if (wanted in MEANT) return (MEANT[wanted] ?? []).slice(0, limit);
  if (offset !== undefined)
    return ZONES.filter((zone) => zone !== 'UTC' && offsetAt(zone, now) === offset).slice(0, limit);
  const starting = ZONES.filter((zone) => folded(cityOf(zone)).startsWith(wanted));
  const containing = ZONES.filter((zone) => folded(zone).includes(wanted));
  return [...new Set([...starting, ...containing])].slice(0, limit);
}

/** "Europe/Berlin, now 14:05": the surest way to see that a zone is the right one. */
export function zoneLine(zone: string, now: number): string {
  return `${zone}, now ${clockTime(minuteAt(zone, now))}`;
}

/** Older names of a place ("US/Eastern") are zones as well, unlike "EST" or "Etc/GMT+2", which never change their clocks. */
function aliasNamed(typed: string): string | undefined {
  if (!/^(?!etc\/)[a-z_]+\/[a-z0-9_+/-]+$/i.test(typed.trim())) return undefined;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en-US', { timeZone: typed.trim() }).resolvedOptions();
    return RENAMED[timeZone] ?? timeZone;
  } catch {
    return undefined;
  }
}

/** Milliseconds for "gmt+2", "utc5", "+05:30", "-3". */
function offsetTyped(wanted: string): number | undefined {
  const [, sign, hours, minutes = '0'] = /^(?:utc|gmt)?([+-]?)(\d{1,2})(?::?(\d\d))?$/.exec(wanted) ?? [];
  if (hours === undefined || Number(hours) > 14) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1);
}

function folded(text: string): string {
  return text.trim().toLowerCase().replaceAll(' ', '_').replaceAll('−', '-');
}

function orList(names: string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}` : (names[0] ?? '');
}
