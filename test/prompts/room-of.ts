import { openPromptRoom, type PromptRoom, type RoomParts } from '../../src/prompts/room.ts';
import { seededRandom } from '../support/context.ts';
import { memoryRecords } from '../support/memory-records.ts';
import { fixtureDealer } from './fixture-decks.ts';

/** A prompt room over the fixture's decks that forgets everything afterwards. */
export function roomOf(parts: Partial<RoomParts> = {}): Promise<PromptRoom> {
  return openPromptRoom({
    dealer: fixtureDealer(),
    clock: { now: () => Date.UTC(2026, 2, 1, 12) },
    random: seededRandom(1),
    ...parts,
    records: {
      pairs: memoryRecords(),
      kept: memoryRecords(),
      workshops: memoryRecords(),
      tastes: memoryRecords(),
      ideas: memoryRecords(),
      ...parts.records,
    },
  });
}
