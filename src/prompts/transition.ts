import type { Records } from '../ports.ts';

/**
 * Changes a record if `change` still agrees when the write happens, and tells whether this call did it: of two moderators
 * who press at the same instant, only one hears `changed`.
 */
export async function transition<T>(
  records: Records<T>,
  key: string,
  change: (old: T) => T | undefined,
): Promise<{ record: T | undefined; changed: boolean }> {
  let changed = false;
  const record = await records.update(key, (old) => {
    const next = old === undefined ? undefined : change(old);
    // `change` may run again after a lost race; what counts is its last run.
    changed = next !== undefined;
    return next;
  });
  return { record, changed };
}
