/** Everything that happens to cases, as the reactors are told of it: what made-up people act upon. */
import type { CaseEngine, Occurrence } from "#server/cases/index.ts";

export interface Watch {
  /** What has happened since it was asked last. */
  take(): Occurrence[];
}

export function watchEvents(engine: Pick<CaseEngine, "addReactor">): Watch {
  let seen: Occurrence[] = [];
  engine.addReactor({
    name: "simulation",
    wants: () => true,
    react: async (_tx, occurrences) => {
      seen.push(...occurrences);
    },
  });
  return {
    take() {
      const all = seen;
      seen = [];
      return all;
    },
  };
}
