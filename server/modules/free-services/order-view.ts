/** Orders of free services in words: for whoever ordered, and for the desk and the suppliers (R12.9). */
import type { CaseType } from "#contract/case-type.ts";
import type { FreeOrderEntry, FreeOrderRow, FreeServiceRules } from "#contract/free-services.ts";
import { freeProofNames, freeReasonNames } from "#contract/free-words.ts";
import type { Case, CaseEvent } from "#server/kernel/case-type/case.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { maskAddress, maskName, maskPhone } from "#server/kernel/codes/mask.ts";
import type { Timekeeping } from "#server/kernel/time/due.ts";
import { clockViews, type Names, numberOf, roleWords } from "../../cases/index.ts";
import type { FreeOrder, FreeStep } from "./free-order.ts";
import { kindWords } from "./free-service-rules.ts";

export interface OrderFrame {
  rules: FreeServiceRules;
  names: Names;
  suppliers: ReadonlyMap<string, string>;
  /** What matters are called, by their id. */
  matters: ReadonlyMap<number, string>;
  timekeeping: Timekeeping;
  now: string;
}

interface Shown {
  order: Omit<FreeOrder, "recipient">;
  current: Case;
  type: CaseType;
  supplier: string;
  tracking?: string;
}

/** What everybody who may see the order sees of it. */
export function sharedView({ order, current, type, supplier, tracking }: Shown, frame: OrderFrame) {
  const { division, about, kind, quantity, way, orderedAt } = order;
  const { name: kindName, unit } = kindWords(frame.rules, kind);
  return {
    ...{ number: numberOf(current), kind, kindName, unit, quantity, way, orderedAt },
    ...{ about: caseNumber(division, about), aboutName: frame.matters.get(about) ?? "" },
    ...{ state: current.state, stateName: type.states[current.state]?.name ?? current.state },
    supplier: frame.suppliers.get(supplier) ?? "",
    clocks: clockViews(type, current, frame.timekeeping, frame.now),
    ...(tracking !== undefined && { tracking }),
  };
}

export function orderRowView(shown: Shown, frame: OrderFrame): FreeOrderRow {
  const { current, type } = shown;
  const awaits = type.states[current.state]?.awaits;
  return {
    ...{ ...sharedView(shown, frame), party: current.partyLabel },
    ...(awaits !== undefined && { awaits: roleWords[awaits] ?? awaits }),
  };
}

export function maskedRecipient({ name, phone, address }: FreeOrder["recipient"]) {
  return {
    ...{ name: maskName(name), phone: maskPhone(phone) },
    ...(address !== undefined && { address: maskAddress(address) }),
  };
}

/** The newest tracking number counts: of what was sent again, the second. */
export const trackingOf = (steps: readonly FreeStep[]) =>
  steps.findLast(({ tracking }) => tracking !== undefined)?.tracking;

/** Who did it, where it was nobody with a name. */
const doersWords: Record<string, string> = { system: "系统", connected: "供应商的系统" };

export function timelineView(
  type: CaseType,
  steps: readonly FreeStep[],
  events: readonly CaseEvent[],
  { names, suppliers }: OrderFrame,
  reader: "staff" | "applicant",
): FreeOrderEntry[] {
  const doers = new Map(events.map(({ seq, actor }) => [seq, actor]));
  return steps.flatMap((step) => {
    const { seq, at, action, tracking, reason, proof, photo, words } = step;
    const title = reader === "staff" ? type.actions[action]?.name : type.actions[action]?.resident;
    if (title === undefined) return [];
    const doer = doers.get(seq);
    const office = suppliers.get(step.supplier) ?? "供应商";
    const by = doer?.kind === "staff" ? names.staff(doer.id) : (doersWords[doer?.kind ?? ""] ?? "申请人");
    const said = reader === "applicant" || !words.receivedBy ? words.receivedBy : maskName(words.receivedBy);
    const text = [said, words.note].filter(Boolean).join("。");
    return [
      {
        ...{
          seq,
          at,
          title,
          by: reader === "staff" ? by : doer?.kind === "resident" ? "您" : "大厅和供应商",
        },
        ...(action === "assign" && { reason: office }),
        ...(tracking !== undefined && { tracking }),
        ...(reason !== undefined && { reason: freeReasonNames[reason] ?? reason }),
        ...(proof !== undefined && { proof: freeProofNames[proof] ?? proof }),
        ...(text !== "" && (reader === "staff" || words.receivedBy) && { text }),
        ...(photo !== undefined && reader === "staff" && { photo: String(seq) }),
      },
    ];
  });
}
