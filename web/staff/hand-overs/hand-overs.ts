/** What the forms of hand-over lists ask, and the words of their states. Pure. */
import type {
  HandOver,
  HandOverDesk,
  HandOverState,
  MakeHandOver,
  PaperState,
} from "#contract/hand-overs.ts";
import type { TagKind } from "../../shared/ui/Tag.tsx";
import type { AskedField } from "../form/asked.ts";

export const path = "/staff/hand-overs";

export const stateWords: Record<HandOverState, { word: string; kind: TagKind }> = {
  made: { word: "已开单", kind: "waiting" },
  sent: { word: "在路上", kind: "running" },
  received: { word: "收齐", kind: "good" },
  missing: { word: "有缺", kind: "bad" },
};

export const paperWords: Record<PaperState, { word: string; kind: TagKind }> = {
  listed: { word: "在单上", kind: "waiting" },
  received: { word: "已收", kind: "good" },
  missing: { word: "缺", kind: "bad" },
  found: { word: "后来找到", kind: "good" },
};

export const sendFields: AskedField[] = [
  { name: "carrier", label: "谁送、快递单号", required: true, kind: "line", max: 100 },
];

/** Nothing ticked: everything is there. */
export const receiveFields = ({ lines }: HandOver): AskedField[] => [
  {
    ...{ name: "missing", label: "缺哪些（都在就不选）", required: false, kind: "several" },
    options: lines.map(({ seq, name, case: of }) => ({
      value: String(seq),
      label: `${seq}. ${name}（${of}）`,
    })),
  },
  { name: "note", label: "缺的怎么回事", required: false, kind: "line", max: 200 },
];

export function missingFrom(data: Record<string, unknown>): { seq: number; note: string }[] {
  const note = String(data.note ?? "点收时不在");
  return ((data.missing as string[] | undefined) ?? []).map((seq) => ({ seq: Number(seq), note }));
}

export const findFields: AskedField[] = [
  { name: "note", label: "在哪里找到的", required: true, kind: "line", max: 200 },
];

export const makeFields = ({ waiting, targets }: HandOverDesk): AskedField[] => [
  {
    ...{ name: "to", label: "交给", required: true, kind: "choice" },
    options: targets.map(({ id, name }) => ({ value: id, label: name })),
  },
  {
    ...{ name: "cases", label: "哪些办件的材料", required: true, kind: "several" },
    options: waiting.map(({ number, subject, party, papers }) => ({
      value: number,
      label: `${party}，${subject}，${papers.length} 份`,
    })),
  },
];

/** Every paper of the chosen matters, one copy each. */
export function papersFrom(
  waiting: HandOverDesk["waiting"],
  cases: readonly string[],
): MakeHandOver["papers"] {
  return waiting
    .filter(({ number }) => cases.includes(number))
    .flatMap(({ number, papers }) => papers.map((name) => ({ case: number, name, copies: 1 })));
}
