/** Told to the asker alone: how many matches the gate keeps back, and where they may be read. Never which. */
export function withheldLine(count: number, thing: 'match' | 'story' = 'match'): string {
  const [things, they] = count === 1 ? [`${thing} is`, 'it'] : [`${MANY[thing]} are`, 'they'];
  return `${count} ${things} withheld here (rating): ${they} may be read in an age-restricted channel.`;
}

const MANY = { match: 'matches', story: 'stories' };
