import { Link, useSearchParams } from "wouter";
import { type DepositList, type DepositView, depositPurposeNames } from "#contract/kiosk.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { instantWords, leftWords } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";

const address = (state: string, after = "") =>
  `/deposits?${new URLSearchParams({ state, ...(after && { after }) })}`;

/** Envelopes of the drop boxes (自助投件): what waits, the oldest first, and what was done. */
export function DepositsPage() {
  const [params] = useSearchParams();
  const state = params.get("state") === "done" ? "done" : "open";
  const asked = { state, after: params.get("after") };
  const list = useRead<DepositList>("/staff/deposits", { params: asked, keep: true, every: 30 });
  const other = state === "open" ? "done" : "open";
  return (
    <Page title="自助投件">
      <p>
        <Link href={address(other)}>{other === "done" ? "看办过的" : "看没办的"}</Link>
      </p>
      <Loaded query={list}>
        {({ rows, next }) => (
          <>
            {rows.length === 0 ? (
              <EmptyState title={state === "open" ? "投件箱是空的" : "还没有办过的"}>
                <p>群众在自助机上投的材料，都在这里。</p>
              </EmptyState>
            ) : (
              <Table
                caption="投件"
                captionHidden
                columns={columns}
                rows={rows}
                rowKey={(row) => row.case.number}
              />
            )}
            <Pager
              first={params.has("after") ? address(state) : undefined}
              next={next ? address(state, next) : undefined}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

const columns: Column<DepositView>[] = [
  {
    ...{ key: "subject", head: "投件", main: true },
    cell: (row) => <Link href={`/deposits/${row.case.number}`}>{row.case.subject}</Link>,
  },
  { key: "what", head: "说明", cell: (row) => `${depositPurposeNames[row.purpose]}，${row.sheets} 张` },
  { key: "who", head: "投件人", cell: (row) => `${row.name} ${row.phone}` },
  { key: "where", head: "投在", cell: (row) => row.deviceName },
  { key: "when", head: "时间", cell: (row) => instantWords(row.droppedAt) },
  {
    ...{ key: "state", head: "状态" },
    cell: ({ case: it }) => (
      <>
        <StateTag state={it.state} name={it.stateName} type="deposit" />
        {it.clocks
          .filter(({ kind }) => kind !== "stopped")
          .map((clock) => (
            <div key={clock.id}>{leftWords(clock)}</div>
          ))}
      </>
    ),
  },
];
