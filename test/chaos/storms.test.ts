import { describe, expect, it } from 'vitest';
import { MOMENTS } from './life.ts';
import { storm, type Verdict, type Without } from './storm.ts';

const RUNS = Number(process.env.CHAOS_RUNS ?? 500);
const SEED = Number(process.env.CHAOS_SEED ?? 1);

function add(sum: Record<string, number>, more: Record<string, number>): void {
  for (const [name, count] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + count;
}

async function storms(runs: number, without: Without = {}): Promise<Verdict> {
  const sum: Verdict = { lost: [], doubled: [], unexplained: [], ends: {}, troubles: {} };
  for (let run = 0; run < runs; run++) {
    const verdict = await storm(SEED + run, without);
    const named = (slots: string[]) => slots.map((slot) => `seed ${SEED + run}: ${slot}`);
    sum.lost.push(...named(verdict.lost));
    sum.doubled.push(...named(verdict.doubled));
    sum.unexplained.push(...named(verdict.unexplained));
    add(sum.ends, verdict.ends);
    add(sum.troubles, verdict.troubles);
  }
  return sum;
}

describe('the story of the day in a storm', () => {
  it(`loses no slot and doubles none in ${RUNS} storms`, async () => {
    const { lost, doubled, unexplained, ends, troubles } = await storms(RUNS);
    console.log(`seeds ${SEED} to ${SEED + RUNS - 1}`, { ends, troubles });
    expect({ lost, doubled, unexplained }).toEqual({ lost: [], doubled: [], unexplained: [] });
    const kinds = Object.keys(troubles);
    for (const moment of MOMENTS) if (RUNS >= 100) expect(kinds).toContain(`kill ${moment}`);
    if (RUNS >= 100) expect(kinds.length).toBeGreaterThanOrEqual(19);
  });

  it('would double slots without the claim', async () => {
    expect((await storms(60, { claim: true })).doubled.length).toBeGreaterThan(0);
  });

  it('would double slots without the look-back', async () => {
    expect((await storms(60, { lookBack: true })).doubled.length).toBeGreaterThan(0);
  });
});
