import { useState } from "react";
import { useSearchParams } from "wouter";
import type { DutyList, DutyRow } from "#contract/assistance-desk.ts";
import { newRequestKey, post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { VisuallyHidden } from "../../shared/ui/VisuallyHidden.tsx";
import { dateWords, todayAt } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { AssistanceNav } from "./AssistanceNav.tsx";

const kindNames = { site: "在点上", guide: "云导办" };

/** The rota of seven days: who is where, and who guides by video. */
export function DutyPage() {
  const [params] = useSearchParams();
  const from = params.get("from") ?? todayAt(new Date());
  const duty = useRead<DutyList>("/staff/duty", { params: { from }, keep: true });
  const [adding, setAdding] = useState(false);
  const week = (days: number) =>
    `/assistance/duty?from=${new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)}`;
  return (
    <Page title="值班">
      <AssistanceNav />
      <Loaded query={duty}>
        {({ rows, helpers, mayManage }) => (
          <>
            <div className="btns">
              {mayManage && (
                <Button kind="primary" onClick={() => setAdding(true)}>
                  排一段班
                </Button>
              )}
              <LinkButton href={week(-7)}>前七天</LinkButton>
              <LinkButton href={week(7)}>后七天</LinkButton>
            </div>
            {rows.length === 0 ? (
              <EmptyState title="这七天没有排班">
                <p>排了“云导办”的班，群众就能在网上约那段时间。</p>
              </EmptyState>
            ) : (
              <Table
                caption={`${dateWords(from)}起七天`}
                columns={columnsOf(mayManage)}
                rows={rows}
                rowKey={({ id }) => id}
              />
            )}
            {adding && <Add helpers={helpers} from={from} onClose={() => setAdding(false)} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function columnsOf(mayManage: boolean): Column<DutyRow>[] {
  const drop: Column<DutyRow>[] = mayManage
    ? [{ key: "drop", head: "取消", cell: (row) => <Drop row={row} /> }]
    : [];
  return [
    { key: "on", head: "哪天", main: true, cell: (row) => dateWords(row.on) },
    { key: "time", head: "时间", cell: (row) => `${row.from}—${row.to}` },
    { key: "who", head: "谁", cell: (row) => row.name },
    { key: "site", head: "在哪里", cell: (row) => row.site },
    { key: "kind", head: "做什么", cell: (row) => kindNames[row.kind] },
    ...drop,
  ];
}

function Drop({ row }: { row: DutyRow }) {
  const drop = () =>
    post(`/staff/duty/${row.id}/drop`, { requestKey: newRequestKey() }).then(() => refresh("/staff/duty"));
  return (
    <Button onClick={() => void drop()}>
      取消<VisuallyHidden>{`${row.name} ${dateWords(row.on)} ${row.from}`}</VisuallyHidden>
    </Button>
  );
}

function Add({
  helpers,
  from,
  onClose,
}: {
  helpers: DutyList["helpers"];
  from: string;
  onClose: () => void;
}) {
  return (
    <CommandDialog<unknown>
      title="排一段班"
      action="排班"
      fields={
        [
          {
            ...{ name: "staff", label: "谁", required: true, kind: "choice" },
            options: helpers.map(({ staff, label }) => ({ value: staff, label })),
          },
          { name: "on", label: "哪天", required: true, kind: "date" },
          { name: "from", label: "从几点", required: true, kind: "choice", options: times },
          { name: "to", label: "到几点", required: true, kind: "choice", options: times },
          {
            ...{ name: "kind", label: "做什么", required: true, kind: "choice" },
            options: Object.entries(kindNames).map(([value, label]) => ({ value, label })),
          },
        ] satisfies AskedField[]
      }
      start={{ on: from, from: "09:00", to: "12:00", kind: "site" }}
      send={(data, requestKey) => post("/staff/duty", { requestKey, ...data })}
      onDone={() => {
        void refresh("/staff/duty");
        onClose();
      }}
      onClose={onClose}
    />
  );
}

const times = Array.from({ length: 25 }, (_, at) => {
  const minutes = 7 * 60 + at * 30;
  const value = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return { value, label: value };
});
