import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DueQueue } from '../../src/daily/due-queue.ts';

const step = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), key: fc.nat(12), at: fc.nat(30), order: fc.nat(3) }),
  fc.record({ kind: fc.constant('remove' as const), key: fc.nat(12) }),
  fc.record({ kind: fc.constant('take' as const), now: fc.nat(30) }),
);

describe('the queue of schedules', () => {
  it('does what a sorted list would do', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const queue = new DueQueue();
        const list = new Map<string, { at: number; order: number }>();
        for (const each of steps) {
          if (each.kind === 'put') {
            // Keys of one order and instant have no order among themselves, so each has an order of its own.
            const order = each.order * 100 + each.key;
            queue.put(`k${each.key}`, each.at, order);
            list.set(`k${each.key}`, { at: each.at, order });
          } else if (each.kind === 'remove') {
            queue.remove(`k${each.key}`);
            list.delete(`k${each.key}`);
          } else {
            const [first] = [...list].sort(([, a], [, b]) => a.at - b.at || a.order - b.order);
            const due = first && first[1].at <= each.now ? first[0] : undefined;
            expect(queue.takeDue(each.now)).toBe(due);
            if (due !== undefined) list.delete(due);
          }
          expect(queue.size).toBe(list.size);
        }
      }),
    );
  });
});
