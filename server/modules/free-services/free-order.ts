/** An order of a free service (R12.9): what is offered for a matter, when it may begin. Pure. */
import type {
  FreeGroup,
  FreeServiceRules,
  FreeWay,
  OrderedKind,
  Recipient,
} from "#contract/free-services.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { ordered } from "./free-service-rules.ts";

export const freeServiceType = "free-service";
/** Of an order that is collected at the hall. */
export const collected = "collected";

export interface FreeOrder {
  division: string;
  id: number;
  /** The matter it belongs to. */
  about: number;
  kind: string;
  quantity: number;
  way: FreeWay;
  recipient: Recipient;
  orderedBy: "resident" | "staff";
  orderedAt: Instant;
}

/** The order after one of its steps. */
export interface FreeStep {
  seq: number;
  at: Instant;
  action: string;
  state: string;
  supplier: string;
  price: number;
  tracking?: string;
  proof?: "signature" | "photo" | "collection";
  photo?: string;
  reason?: string;
  words: { receivedBy?: string; note?: string };
}

/** What is delivered and may be charged. */
export interface Supply {
  division: string;
  id: string;
  kind: string;
  supplier?: string;
  caseId?: number;
  about?: number;
  corrects?: string;
  quantity: number;
  price: number;
  suppliedOn: string;
  month: string;
  reason?: string;
  by: string;
  at: Instant;
}

type Matter = Pick<Case, "type" | "state" | "concludedAt" | "facts">;

/** Whether the matter has the result that this kind follows; a permit that becomes a licence has it once that is made. */
export function hasResult({ state, facts }: Matter, kind: Pick<OrderedKind, "for">): boolean {
  if (!kind.for.results.includes(state)) return false;
  return state !== "approved" || !facts.traits.includes("licence");
}

/** States in which a matter has ended without what this kind follows. */
export function isLost(matter: Matter, kind: Pick<OrderedKind, "for">): boolean {
  return matter.concludedAt !== undefined && matter.state !== "approved" && !hasResult(matter, kind);
}

/** The kinds this matter may still have: for its item, not lost, not more than it may have. */
export function offered(
  rules: FreeServiceRules,
  matter: Matter,
  itemKey: string,
  had: readonly { kind: string; state: string }[],
): OrderedKind[] {
  if (matter.type !== "application") return [];
  return ordered(rules).filter((kind) => {
    if (kind.for.items && !kind.for.items.includes(itemKey)) return false;
    if (isLost(matter, kind)) return false;
    // What was cancelled or came back does not count.
    const counted = had.filter(({ state }) => state !== "cancelled" && state !== "returned");
    const sameGroup = counted.filter(({ kind: id }) => groupOf(rules, id) === kind.group);
    return sameGroup.length < kind.most;
  });
}

function groupOf({ kinds }: FreeServiceRules, id: string): FreeGroup | undefined {
  return kinds.find((kind) => kind.id === id)?.group;
}
