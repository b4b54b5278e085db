/** What the forms of the ledger ask. Pure. */
import type { AnswerLedger, KeptAnswer } from "#contract/answers.ts";
import type { AskedField } from "../form/asked.ts";

export const ledger = "/staff/answers";
export const questions = "/staff/questions";

/** `items` and `themes` are typed as keys, one a line. */
export const answerFields = (organs: AnswerLedger["organs"]): AskedField[] => [
  { name: "question", label: "问题", required: true, kind: "line", max: 200 },
  { name: "answer", label: "解答", required: true, kind: "paragraph", max: 4000 },
  {
    ...{ name: "organ", label: "负责解答的部门", required: true, kind: "choice" },
    options: organs.map(({ code, name }) => ({ value: code, label: name })),
  },
  {
    ...{ name: "source", label: "依据", required: true, kind: "line", max: 300 },
    hint: "法律、政策文件或者办事指南的名称；没有把握的条款号不要写",
  },
  { name: "validUntil", label: "复核日期", required: true, kind: "date" },
  {
    ...{ name: "items", label: "涉及的事项", required: false, kind: "lines", least: 0, most: 20, max: 60 },
    hint: "事项代号，例如 food-business-licence",
  },
];

export const channelNames: Record<string, string> = {
  portal: "网上",
  live: "直播",
  counter: "窗口",
  phone: "电话",
  training: "培训",
};

export const questionFields: AskedField[] = [
  { name: "text", label: "问的是什么", required: true, kind: "paragraph", max: 500 },
  {
    ...{ name: "channel", label: "在哪里问的", required: true, kind: "choice" },
    options: ["live", "counter", "phone", "training"].map((value) => ({
      value,
      label: channelNames[value] ?? value,
    })),
  },
];

/** Whether every sign typed stands in it somewhere, blanks left out. */
export function matches({ question, answer, source }: KeptAnswer, text: string): boolean {
  const wanted = text.replace(/\s/g, "");
  return `${question}${answer}${source}`.includes(wanted);
}
