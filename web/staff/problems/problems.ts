/** What the forms of the problem list ask. Pure. */
import type { ProblemList } from "#contract/problems.ts";
import type { AskedField } from "../form/asked.ts";

export const problems = "/staff/problems";

export const sourceNames: Record<string, string> = {
  voice: "群众反映",
  meeting: "会议",
  inspection: "巡查",
  staff: "工作人员",
  other: "其他",
};

const owning = (organs: ProblemList["organs"], today: string): AskedField[] => [
  {
    ...{ name: "organ", label: "责任部门", required: true, kind: "choice" },
    options: organs.map(({ code, name }) => ({ value: code, label: name })),
  },
  { name: "owner", label: "责任人", required: true, kind: "line", max: 50 },
  { name: "dueOn", label: "期限", required: true, kind: "date", min: today },
];

export const problemFields = (organs: ProblemList["organs"], today: string): AskedField[] => [
  { name: "title", label: "问题", required: true, kind: "line", max: 100 },
  { name: "detail", label: "情况（不写群众是谁）", required: true, kind: "paragraph", max: 2000 },
  {
    ...{ name: "source", label: "来源", required: true, kind: "choice" },
    options: Object.entries(sourceNames).map(([value, label]) => ({ value, label })),
  },
  {
    ...{ name: "number", label: "群众反映的编号", required: false, kind: "line", max: 23 },
    hint: "来源是群众反映的才填",
  },
  ...owning(organs, today),
  { name: "helper", label: "帮扶责任人", required: false, kind: "line", max: 50 },
];

export const noteFields: AskedField[] = [
  { name: "note", label: "进展或结果", required: true, kind: "paragraph", max: 2000 },
];

export const meetingFields = (organs: ProblemList["organs"], today: string): AskedField[] => [
  { name: "heldOn", label: "开会日期", required: true, kind: "date", max: today },
  { name: "chair", label: "主持人", required: true, kind: "line", max: 50 },
  { name: "attendees", label: "参加部门和人员", required: true, kind: "line", max: 200 },
  { name: "minutes", label: "会议记录", required: true, kind: "paragraph", max: 5000 },
  { name: "note", label: "对这个问题的决定", required: true, kind: "paragraph", max: 1000 },
  ...owning(organs, ""),
];
