/** A settlement as accountants keep it: the sums with their amount in words, and every line. Checked before it is made. */
import type { Settlement } from "#contract/free-money.ts";
import type { StyledSheet } from "#server/platform/xlsx/index.ts";
import { addsUp, capitalAmount } from "./settlement.ts";

const yuan = (fen: number) => (fen / 100).toFixed(2);

/** Throws when the sums are not those of the lines: nothing that does not add up leaves the house. */
export function settlementSheets(one: Settlement): StyledSheet[] {
  if (!addsUp(one.lines, one.sums, one.amount)) throw new Error(`settlement ${one.id} does not add up`);
  return [sumSheet(one), lineSheet(one)];
}

function sumSheet({ supplier, month, sums, pieces, amount, ...one }: Settlement) {
  const rows = [
    ["序号", "服务种类", "单位", "单价（元）", "数量", "金额（元）"],
    ["供应商", supplier, "结算月份", month, "", ""],
    ...sums.map(({ kindName, unit, price, ...sum }, at) => [
      ...[String(at + 1), kindName, unit, yuan(price)],
      ...[String(sum.pieces), yuan(sum.amount)],
    ]),
    ["合计", "", "", "", String(pieces), yuan(amount)],
    ["人民币大写", capitalAmount(amount), "", "", "", ""],
    ["编制", one.preparedBy, "", "确认", one.confirmedBy ?? "（未确认）", ""],
  ];
  return { name: "结算单", rows, headRows: 1, widths: [12, 28, 8, 14, 12, 16], numbers: [3, 4, 5] };
}

function lineSheet({ lines, amount }: Settlement) {
  const rows = [
    ["序号", "日期", "服务种类", "数量", "单价（元）", "金额（元）", "服务单编号", "随哪个办件", "更正原因"],
    ...lines.map(({ seq, suppliedOn, kindName, quantity, price, number = "", about = "", ...line }) => [
      ...[String(seq), suppliedOn, kindName, String(quantity), yuan(price), yuan(line.amount)],
      ...[number, about, line.correction ?? ""],
    ]),
    ["合计", "", "", "", "", yuan(amount), "", "", ""],
  ];
  return { name: "明细", rows, headRows: 1, widths: [8, 12, 24, 8, 12, 14, 28, 28, 30], numbers: [3, 4, 5] };
}
