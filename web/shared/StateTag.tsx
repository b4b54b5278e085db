import { Tag, type TagKind } from "./ui/Tag.tsx";

/** Shape and colour of a case's state; the word comes with the case. */
const kinds: Record<string, TagKind> = {
  waiting: "paused",
  received: "waiting",
  correcting: "asked",
  handling: "running",
  special: "paused",
  approved: "good",
  issued: "good",
  delivered: "good",
  concluded: "good",
  rejected: "bad",
  refused: "bad",
  "not-required": "ended",
  withdrawn: "ended",
  terminated: "ended",
  archived: "ended",
  revoked: "bad",
  recalled: "bad",
  cancelled: "ended",
  ordered: "waiting",
  unplaced: "asked",
  making: "running",
  ready: "asked",
  shipped: "running",
  failed: "bad",
  returned: "ended",
  raised: "asked",
  rectified: "waiting",
  replied: "waiting",
  appealed: "asked",
  closed: "good",
  escalated: "bad",
  registered: "waiting",
  answered: "asked",
  declined: "ended",
  referred: "ended",
};

/** Words that mean something else in a case of another type. */
const ofType: Record<string, Record<string, TagKind>> = {
  order: { issued: "asked", received: "running" },
  deposit: { dropped: "waiting", "taken-up": "running", forwarded: "good", returned: "asked" },
};

export function StateTag({ state, name, type = "" }: { state: string; name: string; type?: string }) {
  return <Tag kind={ofType[type]?.[state] ?? kinds[state] ?? "running"}>{name}</Tag>;
}
