/** What a test started is ended after it, the last started first; `node:test` alone would end the first one first. */

/** A test's context (`t`): what is registered there runs when the test is over. */
export interface Cleanups {
  after(cleanup: () => Promise<void>): unknown;
}

const stacks = new WeakMap<Cleanups, (() => unknown)[]>();

/** Runs `cleanup` when the test is over, before everything registered earlier. */
export function afterTest(t: Cleanups, cleanup: () => unknown) {
  const known = stacks.get(t);
  if (known) {
    known.push(cleanup);
    return;
  }
  const stack = [cleanup];
  stacks.set(t, stack);
  t.after(async () => {
    for (const next of stack.reverse()) await next();
  });
}
