import { useState } from "react";
import { Link, useLocation } from "wouter";
import type { SettlementRow, Settlements } from "#contract/free-money.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { moneyWords } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { FreeNav } from "./FreeNav.tsx";
import { monthWords } from "./free-services.ts";

const path = "/staff/free-services/settlements";
type Due = Settlements["due"][number];

/** What is due to whom, and the settlements made; prepared by one, confirmed by another. */
export function SettlementsPage() {
  const settlements = useRead<Settlements>(path);
  const [preparing, setPreparing] = useState<Due>();
  const [, navigate] = useLocation();
  return (
    <Page title="月度结算">
      <FreeNav />
      <Loaded query={settlements}>
        {({ rows, due, maySettle, running }) => (
          <>
            <p>
              {`本月（${monthWords(running.month)}）到现在送达 ${running.pieces} 件次，${moneyWords(running.amount)}，下个月结算。`}
            </p>
            {due.length > 0 && (
              <Table
                caption="要结算的"
                columns={dueColumns(maySettle ? setPreparing : undefined)}
                rows={due}
                rowKey={({ supplier }) => supplier}
              />
            )}
            {rows.length === 0 ? (
              <EmptyState title="还没有结算">
                <p>每个月过完以后，从送达的服务单和计数编制结算；编制和确认由两个人做。</p>
              </EmptyState>
            ) : (
              <Table caption="已经编制的结算" columns={columns} rows={rows} rowKey={({ id }) => id} />
            )}
          </>
        )}
      </Loaded>
      {preparing && (
        <CommandDialog<{ id: string }>
          title={`编制 ${preparing.name} ${monthWords(preparing.month)}的结算`}
          action="编制结算"
          send={(_, requestKey) =>
            post(path, { requestKey, supplier: preparing.supplier, month: preparing.month })
          }
          onDone={({ id }) => {
            void refresh(path);
            navigate(`/free-services/settlements/${id}`);
          }}
          onClose={() => setPreparing(undefined)}
        >
          <p>
            {`把到 ${monthWords(preparing.month)}底为止还没结算的 ${preparing.pieces} 件次、${moneyWords(preparing.amount)}编成一份结算，由另一位同事确认。编好以后行不能改，只能更正。`}
          </p>
        </CommandDialog>
      )}
    </Page>
  );
}

function dueColumns(prepare: ((due: Due) => void) | undefined): Column<Due>[] {
  return [
    { key: "name", head: "供应商", main: true, cell: ({ name }) => name },
    { key: "month", head: "结算到", cell: ({ month }) => monthWords(month) },
    { key: "pieces", head: "件次", numeric: true, cell: ({ pieces }) => pieces },
    { key: "amount", head: "金额", numeric: true, cell: ({ amount }) => moneyWords(amount) },
    ...(prepare
      ? [
          {
            ...{ key: "do", head: "操作" },
            cell: (due: Due) => (
              <Button kind="primary" onClick={() => prepare(due)}>
                编制结算
              </Button>
            ),
          },
        ]
      : []),
  ];
}

const columns: Column<SettlementRow>[] = [
  {
    key: "month",
    head: "月份",
    main: true,
    cell: ({ id, month, supplier }) => (
      <Link href={`/free-services/settlements/${id}`}>{`${monthWords(month)} ${supplier}`}</Link>
    ),
  },
  {
    key: "state",
    head: "状态",
    cell: ({ state, open }) => (
      <>
        <Tag kind={state === "confirmed" ? "good" : "waiting"}>
          {state === "confirmed" ? "已确认" : "待确认"}
        </Tag>
        {open > 0 && <span>{` ${open} 条异议未答复`}</span>}
      </>
    ),
  },
  { key: "pieces", head: "件次", numeric: true, cell: ({ pieces }) => pieces },
  { key: "amount", head: "金额", numeric: true, cell: ({ amount }) => moneyWords(amount) },
  { key: "prepared", head: "编制", cell: ({ preparedBy }) => preparedBy },
  { key: "confirmed", head: "确认", cell: ({ confirmedBy }) => confirmedBy ?? "—" },
];
