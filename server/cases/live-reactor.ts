/** Tells open pages that a case moved: its party, and the organ that works on it. Which case, never what happened. */
import type { Change } from "../platform/live/change.ts";
import { announce } from "../platform/live/live.ts";
import type { Occurrence, Reactor } from "./case-reactors.ts";
import { subjectOf } from "./case-subject.ts";
import { numberOf } from "./case-view.ts";

export const liveReactor: Reactor = {
  name: "live",
  // Nobody is to see from a page that moves that there is a sealed case, or at what moment one was opened of which
  // only the day is shown.
  wants: ({ case: it, event }) =>
    subjectOf(it).kept !== "sealed" && !(event.seq === 1 && it.facts.traits.includes("by-day")),
  react: (tx, occurrences) => announce(tx, occurrences.flatMap(changesOf)),
};

function changesOf({ case: it }: Occurrence): Change[] {
  const change = { division: it.division, kind: "case", subject: numberOf(it) };
  return [
    { ...change, topic: `organ/${it.organ}` },
    { ...change, topic: it.party },
  ];
}
