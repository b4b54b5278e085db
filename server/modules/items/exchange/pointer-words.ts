/** Where something stands in an item of a JSON file, in the words of the template. Pure. */
import type { Item } from "#contract/item.ts";
import { elementNames } from "#server/kernel/item/differences.ts";
import { childSheets } from "./child-sheets.ts";
import { type Column, itemColumns } from "./columns.ts";

/** The sheet that a list of an item stands in; `*` is any element of the list before. */
const sheetOfList: Record<string, string> = {
  basis: "设定依据",
  "catalogue.basis": "设定依据",
  limitCases: "按情形的时限",
  special: "特别程序",
  steps: "环节",
  "channel.places": "办理地点",
  materials: "材料",
  questions: "情形",
  "questions.*.options": "情形选项",
  "form.pages": "表单页",
  "form.pages.*.fields": "表单字段",
  "form.pages.*.fields.*.fields": "多行字段的列",
  "form.pages.*.fields.*.options": "字段选项",
  "result.prints": "证照打印项",
  fees: "收费",
  faq: "常见问题",
  aliases: "别名",
};

/** `/materials/0/when` → “材料第 1 项 适用条件”. What the template has no name for stays as the file has it. */
export function pointerInWords(pointer: string): string {
  const words: string[] = [];
  let whole: string[] = [];
  let local: string[] = [];
  let columns: readonly Column[] | undefined;
  for (const part of pointer.split("/").slice(1)) {
    const sheet = /^\d+$/.test(part) ? sheetOfList[whole.join(".")] : undefined;
    whole = [...whole, sheet ? "*" : part];
    local = sheet ? [] : [...local, part];
    if (!sheet) continue;
    words.push(`${sheet}第 ${Number(part) + 1} 项`);
    columns = childSheets.find(({ name }) => name === sheet)?.columns;
  }
  if (local.length > 0) words.push(nameOf(local.join("."), columns));
  return words.join(" ");
}

function nameOf(path: string, ofList: readonly Column[] | undefined): string {
  const columns = ofList ?? itemColumns;
  const exact = columns.find((it) => it.path === path)?.title;
  const element = ofList ? undefined : elementNames[path as keyof Item];
  const around = columns.find(
    (it) => path.startsWith(`${it.path}.`) || it.path.startsWith(`${path}.`),
  )?.title;
  return exact ?? element ?? around ?? path;
}
