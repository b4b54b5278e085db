import { useState } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import type { HandOverDesk, HandOverRow, WaitingPapers } from "#contract/hand-overs.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { useShortcuts } from "../frame/shortcuts.ts";
import { makeFields, papersFrom, path, stateWords } from "./hand-overs.ts";

/** 交接单 (A17): papers of matters received in a village, on their way; nothing is lost without somebody saying so. */
export function HandOversPage() {
  const [params] = useSearchParams();
  const desk = useRead<HandOverDesk>(path, { params: { hall: params.get("hall") } });
  return <Page title="交接单">{<Loaded query={desk}>{(data) => <Whole desk={data} />}</Loaded>}</Page>;
}

function Whole({ desk }: { desk: HandOverDesk }) {
  const [, setParams] = useSearchParams();
  const [making, setMaking] = useState(false);
  const mayMake = desk.waiting.length > 0 && desk.targets.length > 0;
  useShortcuts("交接单", mayMake ? [{ key: "n", does: "开交接单", run: () => setMaking(true) }] : []);
  return (
    <>
      {desk.halls.length > 1 && (
        <Select
          label="大厅"
          value={desk.hall ?? ""}
          options={desk.halls.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(hall) => setParams({ hall }, { replace: true })}
        />
      )}
      {desk.targets.length > 0 && (
        <section aria-label="还没上单的材料">
          <h2>{`代收的纸质材料，还没上单的（${desk.waiting.length}）`}</h2>
          {desk.waiting.length === 0 ? (
            <EmptyState title="都上单了" />
          ) : (
            <>
              <div className="btns">
                <Button kind="primary" onClick={() => setMaking(true)}>
                  开交接单 <kbd>N</kbd>
                </Button>
              </div>
              <Table
                caption="还没上单的材料"
                captionHidden
                columns={waitingColumns}
                rows={desk.waiting}
                rowKey={({ number }) => number}
              />
            </>
          )}
        </section>
      )}
      <section aria-label="交接单">
        <h2>交接单</h2>
        {desk.lists.length === 0 ? (
          <EmptyState title="没有交接单" />
        ) : (
          <Table
            caption="交接单"
            captionHidden
            columns={listColumns}
            rows={desk.lists}
            rowKey={({ id }) => id}
          />
        )}
      </section>
      {making && <Making desk={desk} onClose={() => setMaking(false)} />}
    </>
  );
}

function Making({ desk, onClose }: { desk: HandOverDesk; onClose: () => void }) {
  const [, navigate] = useLocation();
  const start = { to: desk.targets.at(-1)?.id ?? "", cases: desk.waiting.map(({ number }) => number) };
  return (
    <CommandDialog<{ id: string }>
      title="开交接单"
      action="开单"
      fields={makeFields(desk)}
      start={start}
      send={({ to, cases = [] }, requestKey) =>
        post(path, { requestKey, from: desk.hall, to, papers: papersFrom(desk.waiting, cases as string[]) })
      }
      onDone={({ id }) => {
        void refresh(path);
        navigate(`/hand-overs/${id}`);
      }}
      onClose={onClose}
    />
  );
}

const waitingColumns: Column<WaitingPapers>[] = [
  {
    key: "subject",
    head: "办件",
    main: true,
    cell: (row) => <Link href={`/cases/${row.number}`}>{row.subject}</Link>,
  },
  { key: "party", head: "申请人", cell: (row) => row.party },
  { key: "at", head: "收件", cell: (row) => instantWords(row.receivedAt) },
  { key: "papers", head: "纸质材料", cell: (row) => row.papers.join("、") },
];

const listColumns: Column<HandOverRow>[] = [
  {
    key: "number",
    head: "单号",
    main: true,
    cell: (row) => <Link href={`/hand-overs/${row.id}`}>{row.number}</Link>,
  },
  {
    key: "state",
    head: "状态",
    cell: (row) => <Tag kind={stateWords[row.state].kind}>{stateWords[row.state].word}</Tag>,
  },
  { key: "from", head: "交出", cell: (row) => row.from },
  { key: "to", head: "接收", cell: (row) => row.to },
  {
    ...{ key: "papers", head: "份数", numeric: true },
    cell: (row) => (row.missing > 0 ? `${row.papers}，缺 ${row.missing}` : row.papers),
  },
  { key: "made", head: "开单", cell: (row) => instantWords(row.madeAt) },
];
