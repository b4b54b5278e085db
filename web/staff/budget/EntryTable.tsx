import { Link } from "wouter";
import type { EntryRow } from "#contract/budget.ts";
import { classes } from "../../shared/ui/classes.ts";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { moneyWords, plainDate } from "../../shared/words.ts";

/** Entries in the order of the books; what was taken back is struck through, the red one stands beside it. */
export function EntryTable(props: {
  caption: string;
  rows: readonly EntryRow[];
  onReverse?: ((entry: EntryRow) => void) | undefined;
}) {
  const { caption, rows, onReverse } = props;
  const shown = columns.filter(({ key }) => key !== "contract" || rows.some(({ contract }) => contract));
  return (
    <Table
      {...{ caption, rows }}
      captionHidden
      columns={onReverse ? [...shown, reversing(onReverse)] : shown}
      rowKey={({ id }) => id}
    />
  );
}

const columns: Column<EntryRow>[] = [
  { key: "on", head: "日期", cell: ({ on }) => plainDate(on) },
  { key: "voucher", head: "凭证号", main: true, cell: ({ voucher }) => voucher },
  {
    key: "line",
    head: "科目",
    cell: ({ line, lineName }) => <Link href={`/budget/lines/${line}`}>{lineName}</Link>,
  },
  {
    key: "summary",
    head: "摘要",
    cell: ({ summary, settlement, asset }) => (
      <>
        {summary}
        {settlement && (
          <>
            {" "}
            <Link href={`/free-services/settlements/${settlement}`}>看结算</Link>
          </>
        )}
        {asset && `（资产卡片 ${asset}）`}
      </>
    ),
  },
  {
    ...{ key: "contract", head: "合同" },
    cell: ({ contract }) =>
      contract ? <Link href={`/budget/projects/${contract.project}`}>{contract.number}</Link> : "—",
  },
  {
    ...{ key: "amount", head: "金额", numeric: true },
    cell: ({ amount, reversed }) => (
      <span className={classes(amount < 0 && "budget-red", reversed && "budget-undone")}>
        {moneyWords(amount)}
      </span>
    ),
  },
  { key: "by", head: "登记人", cell: ({ by }) => by },
];

const reversing = (onReverse: (entry: EntryRow) => void): Column<EntryRow> => ({
  ...{ key: "do", head: "更正" },
  cell: (entry) =>
    entry.reversed || entry.corrects ? (
      entry.corrects ? (
        "红字冲销"
      ) : (
        "已冲销"
      )
    ) : (
      <button
        type="button"
        className="link-button"
        aria-label={`冲销 ${entry.voucher} ${moneyWords(entry.amount)}`}
        onClick={() => onReverse(entry)}
      >
        冲销
      </button>
    ),
});
