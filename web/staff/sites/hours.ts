/** What the forms of a point's hours ask: weekly hours, market days, agreed days, closings. Pure. */
import type { OpeningHours } from "#contract/organisation.ts";
import type { ExtraHours } from "#contract/sites.ts";
import type { AskedField } from "../form/asked.ts";
import type { FieldFault, Filled } from "../form/filled.ts";

/** Choices numbered from one; the tenth of the digits is nought. */
const numbered = (before: string, words: string) =>
  [...words].map((word, index) => ({ value: String((index + 1) % 10), label: before + word }));

const times: AskedField[] = [
  { name: "from", label: "几点开", required: true, kind: "time" },
  { name: "to", label: "几点关", required: true, kind: "time" },
];

export const weeklyFields: AskedField[] = [
  {
    ...{ name: "days", label: "星期几", required: true, kind: "several" },
    options: numbered("星期", "一二三四五六日"),
  },
  ...times,
];

export const weeklyFrom = (data: Record<string, unknown>): OpeningHours => ({
  days: (data.days as string[]).map(Number),
  from: String(data.from),
  to: String(data.to),
});

export const weeklyStart = ({ days, from, to }: OpeningHours): Filled => ({
  ...{ days: days.map(String), from, to },
});

export type ExtraKind = ExtraHours["kind"];

export const extraNames: Record<ExtraKind, string> = {
  market: "赶集日",
  agreed: "约定日",
  closed: "临时关闭",
};

export const extraFields: Record<ExtraKind, AskedField[]> = {
  market: [
    {
      ...{ name: "calendar", label: "按什么日子算", required: true, kind: "choice" },
      options: [
        { value: "lunar", label: "农历" },
        { value: "common", label: "公历" },
      ],
    },
    {
      ...{ name: "digits", label: "逢几", required: true, kind: "several" },
      hint: "逢三、八：初三、初八、十三、十八、廿三、廿八",
      options: numbered("逢", "一二三四五六七八九十"),
    },
    ...times,
  ],
  agreed: [
    { name: "on", label: "哪一天", required: true, kind: "date" },
    ...times,
    { name: "note", label: "为什么", required: false, kind: "line", max: 60 },
  ],
  closed: [
    { name: "from", label: "从哪天起", required: true, kind: "date" },
    { name: "to", label: "到哪天止", required: true, kind: "date" },
    { name: "note", label: "为什么关", required: true, kind: "line", max: 60 },
  ],
};

export function extraFrom(kind: ExtraKind, data: Record<string, unknown>): ExtraHours {
  if (kind !== "market") return { kind, ...data } as ExtraHours;
  const { calendar, digits, from, to } = data as Record<"calendar" | "from" | "to", string> & {
    digits: string[];
  };
  return { kind, digits: digits.map(Number), lunar: calendar === "lunar", from, to };
}

export function extraStart(each: ExtraHours): Filled {
  if (each.kind !== "market") return { note: "", ...each };
  const { digits, lunar, from, to } = each;
  return { calendar: lunar ? "lunar" : "common", digits: digits.map(String), from, to };
}

/** One day may be shut from and to; an opening ends after it begins. */
export function spanFaults(kind: ExtraKind | "weekly", { from, to }: Record<string, unknown>): FieldFault[] {
  if (kind === "closed")
    return String(from) > String(to) ? [{ field: "to", message: "不能早于开始的那天" }] : [];
  return String(from) >= String(to) ? [{ field: "to", message: "要晚于开的时间" }] : [];
}
