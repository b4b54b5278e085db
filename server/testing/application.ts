/** A complete application for any item: every question answered, every field filled, every material handed in on paper. */
import { createHash } from "node:crypto";
import type { DraftContent } from "#contract/draft.ts";
import type { Answers, Field } from "#contract/form.ts";
import type { Demand, Material, Question } from "#contract/item.ts";
import { columnsOf } from "#server/kernel/rows.ts";
import { optionsOf } from "#server/kernel/situation.ts";
import { filledIn } from "#server/simulation/filling.ts";

/** What fields of files are answered with; whoever hands it in has to bring it first. */
export const samplePdf = Buffer.from("%PDF-1.4 sample");
const sampleFile = createHash("sha256").update(samplePdf).digest("hex");

export function completeContent(item: Demand, given: Answers = {}): DraftContent {
  return filledIn(item, { question: answerTo, field: sampleOf, material: onPaper }, given);
}

const onPaper = ({ id }: Material) => ({ material: id, files: [], paper: true });

function answerTo(question: Question): string | string[] {
  const value = optionsOf(question)[0]?.value ?? "yes";
  return question.kind === "several" ? [value] : value;
}

function sampleOf(field: Field): Answers[string] {
  const option = field.options?.[0]?.value ?? "yes";
  switch (field.type) {
    case "number":
      return Math.max(1, field.min ?? 1);
    case "money":
      return Math.max(100_000, field.min ?? 0);
    case "date":
      return "2026-11-02";
    case "yes-no":
      return "no";
    case "choice":
      return option;
    case "choices":
      return [option];
    case "phone":
      return "13800000001";
    case "citizen-id":
      return "430499199003070018";
    case "uscc":
      return "91430482000000001B";
    case "rows":
      return [Object.fromEntries(columnsOf(field).map((column) => [column.id, sampleOf(column) as string]))];
    case "file":
      return [{ id: sampleFile, name: "测试.pdf" }];
    case "signature":
      return { way: "typed", name: "郭小明", on: "2026-11-02" };
    case "address":
      return "430482001 湖南省衡阳市常宁市宜阳街道 演示路1号";
    default:
      return "测试".padEnd(Math.max(2, field.min ?? 2), "字");
  }
}
