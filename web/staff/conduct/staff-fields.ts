/** What the forms about people at counters ask. Pure. */
import type { Person, Place } from "#contract/conduct.ts";
import type { StaffFile } from "#contract/conduct-staff.ts";
import { fenFrom } from "../../shared/words.ts";
import type { AskedField, Choice } from "../form/asked.ts";
import { termKindNames } from "./conduct.ts";

export const peopleChoices = (people: readonly Person[]): Choice[] =>
  people.map(({ id, name }) => ({ value: id, label: name }));

export const counterChoices = (counters: readonly Place[]): Choice[] =>
  counters.map(({ hall, counter, name }) => ({ value: `${hall}/${counter}`, label: `${counter} ${name}` }));

export function counterOf(choice: string): { hall: string; counter: string } {
  const [hall = "", counter = ""] = choice.split("/");
  return { hall, counter };
}

const options = (names: Record<string, string>): Choice[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

const who = ({ people }: Pick<StaffFile, "people">): AskedField => ({
  ...{ name: "staff", label: "姓名", required: true, kind: "choice", options: peopleChoices(people) },
});

export const termFields = (file: StaffFile): AskedField[] => [
  who(file),
  { name: "kind", label: "身份", required: true, kind: "choice", options: options(termKindNames) },
  { name: "place", label: "窗口", required: true, kind: "choice", options: counterChoices(file.counters) },
  { name: "from", label: "从哪天起", required: true, kind: "date" },
  {
    ...{ name: "payBase", label: "每月绩效基数（元）", required: true, kind: "line", max: 12 },
    hint: "例如 2000 或 1850.50",
  },
];

/** Fen, or what the server will refuse with its field. */
export const baseOf = (typed: unknown): number => fenFrom(String(typed ?? "")) ?? -1;

export const certificateFields = (file: StaffFile, today: string): AskedField[] => [
  who(file),
  {
    ...{ name: "kind", label: "类别", required: true, kind: "choice" },
    options: options({ certificate: "证书", training: "培训" }),
  },
  { name: "name", label: "名称", required: true, kind: "line", max: 60 },
  { name: "obtainedOn", label: "取得或参加日期", required: true, kind: "date", max: today },
  { name: "expiresOn", label: "有效期至", required: false, kind: "date" },
];

export const supervisorFields = (file: StaffFile): AskedField[] => [
  {
    ...{ name: "zone", label: "分区", required: true, kind: "choice" },
    options: file.zones.map(({ hall, id, name, hallName }) => ({
      value: `${hall}/${id}`,
      label: `${name}（${hallName}）`,
    })),
  },
  who(file),
  { name: "from", label: "从哪天起", required: true, kind: "date" },
];

export const lastDayFields = (from: string): AskedField[] => [
  { name: "until", label: "最后一天", required: true, kind: "date", min: from },
];
