/** The filters of the inbox as they stand in the address. Pure. */
import type { StaffRole } from "#contract/people.ts";

export interface Filter {
  state?: string;
  holder?: string;
}

export interface Choice {
  value: string;
  label: string;
}

const everything: Choice = { value: "", label: "全部" };

/** States in which a case waits for somebody here. */
export const states: Choice[] = [
  everything,
  { value: "received", label: "待受理" },
  { value: "handling", label: "办理中" },
  { value: "special", label: "特别程序" },
  { value: "approved", label: "待制证" },
  { value: "issued", label: "待送达" },
  { value: "delivered", label: "待归档" },
];

const handling = ["handling", "special"];
const waitsFor: Partial<Record<StaffRole, string[]>> = {
  clerk: ["received", "approved", "issued"],
  examiner: handling,
  surveyor: handling,
  approver: handling,
  archivist: ["delivered"],
};

/** The states that can stand in the inbox of these roles, with all of them first. */
export function statesFor(roles: readonly StaffRole[]): Choice[] {
  const mine = new Set(roles.flatMap((role) => waitsFor[role] ?? []));
  return [everything, ...states.filter(({ value }) => mine.has(value))];
}

export const holders: Choice[] = [
  { value: "", label: "不限经办" },
  { value: "me", label: "我领办的" },
];

const keys = ["state", "holder"] as const;

/** What an address asks for; a value nobody knows is no filter. */
export function readFilter(query: string): Filter {
  const params = new URLSearchParams(query);
  const known = { state: states, holder: holders };
  const given = keys.flatMap((key) => {
    const value = params.get(key);
    return value && known[key].some((choice) => choice.value === value) ? [[key, value] as const] : [];
  });
  return Object.fromEntries(given);
}

/** The query of an address: `?state=received&holder=me`, or nothing. */
export function filterQuery(filter: Filter, after?: string): string {
  const params = new URLSearchParams();
  for (const key of keys) if (filter[key]) params.set(key, filter[key]);
  if (after) params.set("after", after);
  const text = params.toString();
  return text ? `?${text}` : "";
}

/** “待受理，我领办的”: what a filter shows, in words; proposed as its name. */
export function filterWords(filter: Filter): string {
  const words = [
    states.find((choice) => choice.value && choice.value === filter.state)?.label,
    holders.find((choice) => choice.value && choice.value === filter.holder)?.label,
  ].filter(Boolean);
  return words.join("，") || "全部";
}
