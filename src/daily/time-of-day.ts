import { UserFacingError } from '../errors.ts';

/**
 * Minutes after midnight for "18:00", "18.30", "1830", "6pm", "6:30 p.m.", "noon".
 * @throws {UserFacingError} for anything else; a bare "6" too, since half of those who type it mean the evening.
 */
export function timeOfDay(typed: string): number {
  const text = typed.trim().toLowerCase().replaceAll('.m.', 'm');
  if (text === 'noon' || text === 'midday') return 12 * 60;
  if (text === 'midnight') return 0;
  const [, hours, minutes = '00', half] = /^(\d{1,2})(?:[:.h]?(\d\d)|h)?\s*(am|pm)?$/.exec(text) ?? [];
  const hour = Number(hours);
  const minute = Number(minutes);
  const plain = half === undefined;
  const bare = plain && /^\d{1,2}$/.test(text);
  const fits = plain ? hour < 24 : hour >= 1 && hour <= 12;
  if (hours === undefined || bare || !fits || minute > 59)
    throw new UserFacingError(`“${typed.slice(0, 30)}” is not a time I can read. Write it like 18:00 or 6:30 pm.`);
  return (plain ? hour : (hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute;
}

/** "18:05". */
export function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
