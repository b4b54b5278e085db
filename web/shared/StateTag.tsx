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
};

export function StateTag({ state, name }: { state: string; name: string }) {
  return <Tag kind={kinds[state] ?? "running"}>{name}</Tag>;
}
