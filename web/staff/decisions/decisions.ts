/** Rules at the desk: what their small forms ask. Pure. */
import type { AskedField } from "../form/asked.ts";

export const reason: AskedField = {
  ...{ name: "reason", label: "理由", kind: "paragraph", max: 500, required: true },
};

export const sample: AskedField = {
  ...{ name: "sample", label: "抽查比例（%）", kind: "number", min: 0, max: 100, required: true },
  hint: "自动核准的办件里，每一百件抽多少件由人事后检查",
};

export const checkFields: AskedField[] = [
  {
    ...{ name: "result", label: "检查结论", kind: "choice", required: true },
    options: [
      { value: "confirmed", label: "核对无误" },
      { value: "wrong", label: "有误" },
    ],
  },
  { name: "note", label: "检查说明", kind: "paragraph", max: 500, required: true },
];

/** The first day of the month a year before, to the day: what a shadow run looks at to begin with. */
export function lastYear(today: string): { from: string; to: string } {
  return { from: `${Number(today.slice(0, 4)) - 1}${today.slice(4, 7)}-01`, to: today };
}
