/** The list on paper: travels with the papers, and both sides sign it. */
import type { HandOver, PaperState } from "#contract/hand-overs.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { closeSheet, type Finished, openSheet } from "#server/platform/pdf/sheet.ts";
import { pairs, table } from "#server/platform/pdf/table.ts";
import { heading, paragraph } from "#server/platform/pdf/text.ts";

export const paperWords: Record<PaperState, string> = {
  listed: "",
  received: "已收",
  missing: "缺",
  found: "后来找到",
};

const columns = [
  { head: "序号", share: 1.4, align: "center" as const },
  { head: "办件编号", share: 5 },
  { head: "材料名称", share: 6 },
  { head: "份数", share: 1.4, align: "center" as const },
  { head: "点收", share: 2, align: "center" as const },
];

/** The same list always gives the same bytes. */
export async function handOverSheet(list: HandOver): Promise<Finished> {
  const { number, from, to, madeAt, lines, carrier = "" } = list;
  const sheet = openSheet({ title: `纸质材料交接单 ${number}`, author: from, at: madeAt, foot: number });
  heading(sheet, "纸质材料交接单", { size: 24, below: 10 });
  pairs(
    sheet,
    [
      ["交接单号", number],
      ["交出", from],
      ["接收", to],
      ["开单", `${shanghaiDay(madeAt)}　${list.madeBy}`],
      ["送件", carrier],
    ],
    { labelWidth: 7, below: 8 },
  );
  const rows = lines.map(({ seq, case: of, name, copies, state }) => [
    ...[String(seq), of, name, String(copies)],
    paperWords[state],
  ]);
  table(sheet, columns, rows, { least: 24, below: 12 });
  const copies = lines.reduce((sum, line) => sum + line.copies, 0);
  paragraph(
    sheet,
    `共 ${lines.length} 项 ${copies} 份。接收人逐份点清，缺的在“点收”栏写明，并在系统里登记。`,
    {
      size: 12,
    },
  );
  paragraph(sheet, "交出人（签名）：　　　　　　　　　　日期：", { size: 13, above: 18 });
  paragraph(sheet, "送件人（签名）：　　　　　　　　　　日期：", { size: 13, above: 12 });
  paragraph(sheet, "接收人（签名）：　　　　　　　　　　日期：", { size: 13, above: 12 });
  return await closeSheet(sheet);
}
