import { Link, useSearchParams } from "wouter";
import type { PaidMonth } from "#contract/payments.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { moneyWords, todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";

type Line = PaidMonth["lines"][number];

/** 按月对账: what came in and went back by the payment channel. */
export function PaidMonthPage() {
  const [params] = useSearchParams();
  const month = params.get("month") ?? todayAt(new Date()).slice(0, 7);
  const read = useRead<PaidMonth>(`/staff/payments/months/${month}`, { keep: true });
  return (
    <Page title={`缴费对账：${monthWords(month)}`}>
      <p className="btns">
        <Link href={`/payments/months?month=${monthBeside(month, -1)}`}>上个月</Link>
        <Link href={`/payments/months?month=${monthBeside(month, 1)}`}>下个月</Link>
        <Link href="/payments">看每一笔</Link>
      </p>
      <Loaded query={read}>
        {({ lines }) =>
          lines.length === 0 ? (
            <EmptyState title="这个月没有缴费，也没有退费" />
          ) : (
            <Table
              caption="按收费项目"
              captionHidden
              columns={columns}
              rows={[...lines, sumOf(lines)]}
              rowKey={({ name }) => name}
            />
          )
        }
      </Loaded>
      <p className="soft">缴费按付款的月份、退费按退回的月份算；请和付款通道的账单核对。</p>
    </Page>
  );
}

const columns: Column<Line>[] = [
  { key: "name", head: "收费项目", main: true, cell: ({ name }) => name },
  { key: "paid", head: "缴费笔数", numeric: true, cell: ({ paid }) => paid },
  { key: "paidFen", head: "缴费", numeric: true, cell: ({ paidFen }) => moneyWords(paidFen) },
  { key: "refunds", head: "退费笔数", numeric: true, cell: ({ refunds }) => refunds },
  { key: "backFen", head: "退费", numeric: true, cell: ({ backFen }) => moneyWords(backFen) },
  { key: "net", head: "净收", numeric: true, cell: ({ paidFen, backFen }) => netWords(paidFen - backFen) },
];

const netWords = (fen: number) => (fen < 0 ? `−${moneyWords(-fen)}` : moneyWords(fen));

function sumOf(lines: readonly Line[]): Line {
  const sum = { name: "合计", paid: 0, paidFen: 0, refunds: 0, backFen: 0 };
  for (const { paid, paidFen, refunds, backFen } of lines) {
    sum.paid += paid;
    sum.paidFen += paidFen;
    sum.refunds += refunds;
    sum.backFen += backFen;
  }
  return sum;
}

const monthWords = (month: string) => `${Number(month.slice(0, 4))} 年 ${Number(month.slice(5))} 月`;

function monthBeside(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}
