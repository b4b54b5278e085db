/** What the forms of facilities ask, and the words of their states. Pure. */
import type { FacilityDesk, FacilityRow, FacilityState } from "#contract/facilities.ts";
import type { TagKind } from "../../shared/ui/Tag.tsx";
import type { AskedField } from "../form/asked.ts";

export const path = "/staff/facilities";

export const stateWords: Record<FacilityState, { word: string; kind: TagKind }> = {
  good: { word: "完好", kind: "good" },
  faulty: { word: "不能用", kind: "bad" },
  withdrawn: { word: "已撤", kind: "ended" },
};

const stateOptions = (Object.keys(stateWords) as FacilityState[]).map((value) => ({
  value,
  label: stateWords[value].word,
}));

export const lendFields: AskedField[] = [
  { name: "name", label: "借用人姓名", required: true, kind: "line", max: 40 },
  { name: "phone", label: "电话", required: true, kind: "line", max: 20 },
  { name: "quantity", label: "件数", required: true, kind: "number", min: 1, max: 99 },
];

export const facilityFields = (desk: FacilityDesk, fresh: boolean): AskedField[] => [
  ...(fresh
    ? [
        {
          ...{ name: "hall", label: "大厅", required: true, kind: "choice" as const },
          options: desk.halls
            .filter(({ mayKeep }) => mayKeep)
            .map(({ id, name }) => ({ value: id, label: name })),
        },
      ]
    : []),
  {
    ...{ name: "kind", label: "种类", required: true, kind: "choice" },
    options: desk.kinds.map(({ id, name }) => ({ value: id, label: name })),
  },
  { name: "name", label: "名称", required: true, kind: "line", max: 40 },
  { name: "place", label: "在哪里", required: true, kind: "line", max: 60 },
  { name: "quantity", label: "件数", required: true, kind: "number", min: 1, max: 9999 },
];

export const checkFields: AskedField[] = [
  { name: "state", label: "现在怎么样", required: true, kind: "choice", options: stateOptions },
  { name: "note", label: "情况", required: false, kind: "line", max: 200 },
];

export const endFields: AskedField[] = [
  { name: "note", label: "情况", required: false, kind: "line", max: 200 },
];

export const revealFields: AskedField[] = [
  {
    name: "reason",
    label: "为什么要看",
    required: true,
    kind: "line",
    max: 200,
    hint: "至少 4 个字，会记入审计",
  },
];

/** What can be lent now, in the order of their keys: 1 to 9. */
export function lendable(desk: FacilityDesk, hall: string): FacilityRow[] {
  return desk.facilities.filter((each) => each.hall === hall && each.lendable);
}
