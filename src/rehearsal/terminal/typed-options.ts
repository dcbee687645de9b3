/**
 * Splits `channel: #recommendations time: 18:30` at the names that the command really has, so that values may hold blanks and
 * colons. `rest` is what stood before the first name.
 */
export function splitOptions(text: string, names: readonly string[]): { given: Record<string, string>; rest: string } {
  const starts = [...text.matchAll(/(?<=^|\s)([^\s:]+):/g)].filter(([, name]) => names.includes(name ?? ''));
  const first = starts[0];
  const given: Record<string, string> = {};
  starts.forEach((start, index) => {
    const [, name = ''] = start;
    const value = text.slice(start.index + start[0].length, starts[index + 1]?.index).trim();
    given[name] = value;
  });
  return { given, rest: (first ? text.slice(0, first.index) : text).trim() };
}
