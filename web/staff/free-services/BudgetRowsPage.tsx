import { Link, useSearchParams } from "wouter";
import type { BudgetDetails } from "#contract/free-money.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { moneyWords, plainDate } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { listAddress } from "../parts/list-address.ts";
import { FreeNav } from "./FreeNav.tsx";

const here = "/free-services/budget/rows";
const stages: Record<string, string> = { settled: "已结算", due: "送达未结算", ordered: "下单未送达" };

/** The orders, counts and corrections behind a figure of the budget. */
export function BudgetRowsPage() {
  const [params] = useSearchParams();
  const asked = Object.fromEntries(params);
  const rows = useRead<BudgetDetails>("/staff/free-services/budget/rows", { params: asked, keep: true });
  const year = params.get("year") ?? "";
  return (
    <Page title={`${year} 年预算明细：${stages[params.get("stage") ?? ""] ?? ""}`}>
      <FreeNav />
      <p>
        <Link href={`/free-services/budget?year=${year}`}>{`回到 ${year} 年预算`}</Link>
      </p>
      <Loaded query={rows} lines={10}>
        {(page) => (
          <>
            <p>{`本页 ${page.rows.length} 行，${page.pieces} 件次，${moneyWords(page.amount)}`}</p>
            {page.rows.length === 0 ? (
              <EmptyState title="没有明细" />
            ) : (
              <Table
                caption="明细"
                captionHidden
                columns={columns}
                rows={page.rows.map((row, at) => ({ ...row, at }))}
                rowKey={({ at }) => at}
              />
            )}
            <Pager
              first={params.has("skip") ? listAddress(here, params, { skip: "" }) : undefined}
              next={page.next ? listAddress(here, params, { skip: String(page.next) }) : undefined}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

type Row = BudgetDetails["rows"][number] & { at: number };

const columns: Column<Row>[] = [
  { key: "day", head: "日期", cell: ({ day }) => plainDate(day) },
  {
    key: "kind",
    head: "服务",
    main: true,
    cell: ({ kindName, number }) =>
      number ? <Link href={`/free-services/orders/${number}`}>{kindName}</Link> : kindName,
  },
  {
    key: "about",
    head: "随哪个办件",
    cell: ({ about }) => (about ? <Link href={`/cases/${about}`}>看办件</Link> : "窗口计数"),
  },
  { key: "supplier", head: "供应商", cell: ({ supplier }) => supplier ?? "本局自己做" },
  { key: "quantity", head: "数量", numeric: true, cell: ({ quantity, unit }) => `${quantity} ${unit}` },
  { key: "amount", head: "金额", numeric: true, cell: ({ amount }) => moneyWords(amount) },
  { key: "note", head: "更正", cell: ({ correction }) => correction ?? "" },
];
