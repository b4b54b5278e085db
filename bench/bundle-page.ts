/** Runs in a browser: compiles bundles of many sizes and says how long each took. */
import { compileBundle } from "#server/kernel/bundle/compile.ts";
import { bundlesBySize } from "./bundle-sizes.ts";

const ROUNDS = 9;
/** Browsers round their clock: a round is long enough not to mind. */
const AGAIN = 20;

/** The middle of the rounds, in milliseconds for one compilation. */
export function measure(): { items: number; milliseconds: number }[] {
  return bundlesBySize().map(({ size, input }) => {
    const rounds = Array.from({ length: ROUNDS }, () => {
      const before = performance.now();
      for (let again = 0; again < AGAIN; again++) compileBundle(input);
      return (performance.now() - before) / AGAIN;
    });
    return { items: size.items, milliseconds: rounds.toSorted((a, b) => a - b)[(ROUNDS - 1) / 2] ?? 0 };
  });
}
