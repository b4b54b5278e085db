import { useState } from "react";
import { useSearchParams } from "wouter";
import type { FacilityDesk, FacilityRow, LoanRow } from "#contract/facilities.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords, plainDate } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { useShortcuts } from "../frame/shortcuts.ts";
import { type Doing, FacilityDialog } from "./FacilityDialog.tsx";
import { lendable, path, stateWords } from "./facilities.ts";
import "./facilities.css";

/** 便民设施 (B9): what is out and who is late, what can be lent by one key, what is to be looked at. */
export function FacilitiesPage() {
  const desk = useRead<FacilityDesk>(path);
  return <Page title="便民设施">{<Loaded query={desk}>{(data) => <Whole desk={data} />}</Loaded>}</Page>;
}

function Whole({ desk }: { desk: FacilityDesk }) {
  const [params, setParams] = useSearchParams();
  const [doing, setDoing] = useState<Doing>();
  const [done, setDone] = useState<string>();
  const mine = desk.halls.filter(({ mayKeep }) => mayKeep);
  const hall = params.get("hall") ?? mine[0]?.id ?? desk.halls[0]?.id ?? "";
  const mayKeep = mine.some(({ id }) => id === hall);
  const toLend = mayKeep ? lendable(desk, hall) : [];
  useShortcuts("便民设施", [
    ...toLend.slice(0, 9).map((row, index) => ({
      key: String(index + 1),
      does: `借出${row.name}`,
      run: () => setDoing({ kind: "lend", row }),
    })),
  ]);
  const loans = desk.loans.filter((loan) => loan.hall === hall);
  return (
    <>
      {done && (
        <Notice kind="success" announce>
          {done}
        </Notice>
      )}
      <div className="facility-head">
        <Select
          label="大厅"
          value={hall}
          options={desk.halls.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => setParams({ hall: id }, { replace: true })}
        />
        {mayKeep && <Button onClick={() => setDoing({ kind: "add", hall })}>登记新设施</Button>}
      </div>
      {toLend.length > 0 && <LendButtons rows={toLend} onLend={(row) => setDoing({ kind: "lend", row })} />}
      <section aria-label="借出的">
        <h2>{`借出的（${loans.length}）`}</h2>
        <Loans loans={loans} {...(mayKeep && { onDo: setDoing })} />
      </section>
      <section aria-label="设施">
        <h2>设施</h2>
        <Facilities
          rows={desk.facilities.filter((row) => row.hall === hall)}
          {...(mayKeep && { onDo: setDoing })}
        />
      </section>
      {doing && (
        <FacilityDialog
          doing={doing}
          desk={desk}
          onDone={(words) => {
            setDoing(undefined);
            setDone(words);
          }}
          onClose={() => setDoing(undefined)}
        />
      )}
    </>
  );
}

function LendButtons({ rows, onLend }: { rows: FacilityRow[]; onLend: (row: FacilityRow) => void }) {
  return (
    <section aria-label="借出">
      <h2>借出（按数字键，不收押金）</h2>
      <div className="btns">
        {rows.map((row, index) => (
          <Button key={row.id} onClick={() => onLend(row)}>
            {`${row.name} 剩 ${row.quantity - row.lent}`}
            {index < 9 && <kbd>{index + 1}</kbd>}
          </Button>
        ))}
      </div>
    </section>
  );
}

type OnDo = { onDo?: (doing: Doing) => void };

function Loans({ loans, onDo }: { loans: LoanRow[] } & OnDo) {
  if (loans.length === 0) return <EmptyState title="没有借出的" />;
  const columns: Column<LoanRow>[] = [
    {
      key: "name",
      head: "设施",
      main: true,
      cell: (row) => `${row.name}${row.quantity > 1 ? ` ${row.quantity} 件` : ""}`,
    },
    { key: "person", head: "谁借的", cell: (row) => row.person },
    { key: "lent", head: "借出", cell: (row) => instantWords(row.lentAt) },
    {
      key: "due",
      head: "该还",
      cell: (row) =>
        row.overdue ? (
          <>
            <Tag kind="bad">已超时</Tag> {instantWords(row.dueAt)}
          </>
        ) : (
          instantWords(row.dueAt)
        ),
    },
    {
      key: "do",
      head: "办理",
      cell: (row) =>
        onDo && (
          <div className="facility-do">
            <Button onClick={() => onDo({ kind: "end", how: "returned", row })}>
              还了<span className="visually-hidden">{`：${row.person}的${row.name}`}</span>
            </Button>
            <Button kind="quiet" onClick={() => onDo({ kind: "reveal", row })}>
              看电话<span className="visually-hidden">{`：${row.person}`}</span>
            </Button>
            <Button kind="quiet" onClick={() => onDo({ kind: "end", how: "lost", row })}>
              丢了<span className="visually-hidden">{`：${row.person}的${row.name}`}</span>
            </Button>
          </div>
        ),
    },
  ];
  return <Table caption="借出的" captionHidden columns={columns} rows={loans} rowKey={({ id }) => id} />;
}

function Facilities({ rows, onDo }: { rows: FacilityRow[] } & OnDo) {
  if (rows.length === 0) return <EmptyState title="这个大厅还没有登记设施" />;
  const columns: Column<FacilityRow>[] = [
    { key: "name", head: "设施", main: true, cell: (row) => row.name },
    { key: "kind", head: "种类", cell: (row) => row.kindName },
    { key: "place", head: "在哪里", cell: (row) => row.place },
    {
      key: "count",
      head: "件数",
      numeric: true,
      cell: (row) => (row.lent > 0 ? `${row.quantity}，借出 ${row.lent}` : row.quantity),
    },
    { key: "state", head: "状态", cell: (row) => <State row={row} /> },
    { key: "check", head: "下次检查", cell: (row) => <NextCheck row={row} /> },
    {
      key: "do",
      head: "办理",
      cell: (row) =>
        onDo && (
          <div className="facility-do">
            <Button onClick={() => onDo({ kind: "check", row })}>
              检查<span className="visually-hidden">{`：${row.name}`}</span>
            </Button>
            <Button kind="quiet" onClick={() => onDo({ kind: "edit", row })}>
              修改<span className="visually-hidden">{`：${row.name}`}</span>
            </Button>
          </div>
        ),
    },
  ];
  return <Table caption="设施" captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

function State({ row }: { row: FacilityRow }) {
  const { word, kind } = stateWords[row.state];
  return (
    <>
      <Tag kind={kind}>{word}</Tag> {row.note}
    </>
  );
}

function NextCheck({ row: { nextCheckOn, checkDue } }: { row: FacilityRow }) {
  if (!nextCheckOn) return null;
  return checkDue ? (
    <>
      <Tag kind="asked">该查了</Tag> {plainDate(nextCheckOn)}
    </>
  ) : (
    plainDate(nextCheckOn)
  );
}
