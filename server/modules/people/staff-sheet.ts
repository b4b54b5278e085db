/** Staff accounts as a sheet: login name, name, organ, closed or not. Posts are granted one by one, by somebody else. */
import { Value } from "typebox/value";
import { Account, type StaffImportRow } from "#contract/staff.ts";
import type { Sheet, StyledSheet } from "#server/platform/xlsx/index.ts";
import type { Staff } from "./staff.ts";

export const sheetName = "人员";
const headings = ["登录名", "姓名", "机构代码", "停用"] as const;

/** An account as a sheet says it. */
export interface SheetAccount {
  account: string;
  name: string;
  organ: string;
  closed: boolean;
}

export interface SheetRow extends SheetAccount {
  /** Row of the sheet, the heading being 1. */
  row: number;
}

/** The rows of the sheet; undefined when the workbook has no such sheet. Empty rows are passed over. */
export function readStaffSheet(workbook: readonly Sheet[]): SheetRow[] | undefined {
  const sheet = workbook.find(({ name }) => name.trim() === sheetName);
  if (!sheet) return undefined;
  const [first = [], ...rows] = sheet.rows;
  const places = headings.map((heading) => first.findIndex((cell) => cell.trim() === heading));
  return rows.flatMap((cells, index) => {
    const [account = "", name = "", organ = "", closed = ""] = places.map((place) =>
      (cells[place] ?? "").trim(),
    );
    if (!account && !name && !organ) return [];
    return [{ row: index + 2, account: account.toLowerCase(), name, organ, closed: closed === "是" }];
  });
}

export function writeStaffSheet(staff: readonly Staff[]): StyledSheet[] {
  const rows = staff.map(({ account, name, organ, closedAt }) => [
    account,
    name,
    organ,
    closedAt ? "是" : "",
  ]);
  return [{ name: sheetName, rows: [[...headings], ...rows], headRows: 1, widths: [20, 16, 24, 8] }];
}

/** What importing these rows would do, against the accounts there are and the organs that are open. */
export function planStaff(
  rows: readonly SheetRow[],
  known: ReadonlyMap<string, Staff>,
  organs: ReadonlySet<string>,
): StaffImportRow[] {
  const times = new Map<string, number>();
  for (const { account } of rows) times.set(account, (times.get(account) ?? 0) + 1);
  return rows.map((read) => {
    const before = known.get(read.account);
    const faults = faultsOf(read, organs, times.get(read.account)! > 1);
    if (!before && read.closed) faults.push({ field: "closed", message: "新账号不能一开始就停用" });
    const state = faults.length > 0 ? "refused" : stateOf(read, before);
    return { row: read.row, account: read.account, name: read.name, state, faults };
  });
}

function faultsOf({ account, name, organ }: SheetRow, organs: ReadonlySet<string>, twice: boolean) {
  const faults: StaffImportRow["faults"] = [];
  if (!Value.Check(Account, account)) {
    faults.push({
      field: "account",
      message: "登录名用 2 到 40 个小写字母、数字和 . _ -，以字母开头，不能是 import",
    });
  }
  if (name.length < 1 || name.length > 60)
    faults.push({ field: "name", message: "姓名必须填写，至多 60 个字" });
  if (!organs.has(organ)) faults.push({ field: "organ", message: "没有这个机构，或已撤销" });
  if (twice) faults.push({ field: "account", message: "文件里有两行登录名相同" });
  return faults;
}

function stateOf(read: SheetAccount, known: Staff | undefined): StaffImportRow["state"] {
  if (!known) return "new";
  const same =
    known.name === read.name && known.organ === read.organ && (known.closedAt !== undefined) === read.closed;
  return same ? "unchanged" : "changed";
}
