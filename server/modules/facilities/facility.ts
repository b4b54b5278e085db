/** What a facility is, what can be refused about it, and what the public is told of it. Pure. */
import type { FacilityKind, FacilityRules, FacilityState } from "#contract/facilities.ts";
import { addDays, type Day } from "#server/kernel/time/day.ts";
import { defineRefusals } from "#server/platform/http/refusal.ts";

export interface Facility {
  id: string;
  hall: string;
  kind: string;
  name: string;
  place: string;
  quantity: number;
  lent: number;
  state: FacilityState;
  note?: string | undefined;
  checkedOn?: Day | undefined;
  nextCheckOn?: Day | undefined;
  version: number;
}

defineRefusals({
  "facility-not-found": {
    status: 404,
    message: "没有找到这件设施。",
    log: "no such facility",
  },
  "facility-changed": {
    status: 409,
    message: "这件设施刚被别人改过，请刷新后再改。",
    log: "the version named is not the present one",
  },
  "facility-exists": {
    status: 409,
    message: "这个大厅已经有同名的设施，请换个名称或者改原来那件的件数。",
    log: "the hall has a facility of that name",
  },
  "facility-kind-unknown": {
    status: 400,
    message: "没有这种设施，请从列表里选。",
    log: "a kind that the rules do not know",
  },
  "facility-hall-unknown": {
    status: 400,
    message: "没有这个大厅，请重新选。",
    log: "a hall that is not there",
  },
  "facility-lent-out": {
    status: 409,
    message: "现在借出的比这个件数多，请先收回再改。",
    log: "more are out than would be left",
  },
  "facility-none-left": {
    status: 409,
    message: "没有可以借的了，请等别人还回来。",
    log: "no piece is left to lend",
  },
  "facility-not-lent": {
    status: 409,
    message: "这件设施不外借，或者现在不能用。",
    log: "the facility is not lent, or not in order",
  },
  "facility-too-many": {
    status: 400,
    message: "一个人一次最多借 {most} 件。",
    log: "more pieces than one person may have",
  },
  "loan-not-found": {
    status: 404,
    message: "没有找到这次借用，可能已经还了。",
    log: "no such loan, or ended",
  },
  "loan-forgotten": {
    status: 410,
    message: "这次借用早已还清，借用人的信息已按规定清除。",
    log: "the person of the loan was forgotten",
  },
});

export function kindOf({ kinds }: FacilityRules, id: string): FacilityKind | undefined {
  return kinds.find((kind) => kind.id === id);
}

/** The day of the next check; a facility that was withdrawn is not looked at any more. */
export function nextCheck(kind: FacilityKind | undefined, state: FacilityState, on: Day): Day | undefined {
  return kind && state !== "withdrawn" ? addDays(on, kind.checkDays) : undefined;
}

/** What the public is told beside name and place. */
export function publicWords({ state, quantity, lent }: Facility, kind: FacilityKind | undefined): string {
  if (state !== "good") return "暂时不能用";
  if (!kind?.lend) return "";
  const left = quantity - lent;
  return left > 0 ? `可以借，不收押金，还有 ${left} 件` : "都借出去了";
}
