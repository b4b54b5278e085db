import { useState } from "react";
import type { DecisionTable } from "#contract/decision.ts";
import type { DecisionDesk } from "#contract/decision-desk.ts";
import { testWords } from "#server/kernel/decision/words.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { DraftPart } from "./DraftPart.tsx";
import { reason, sample } from "./decisions.ts";
import { Findings } from "./Findings.tsx";
import { JudgedPart } from "./JudgedPart.tsx";
import { ShadowPart } from "./ShadowPart.tsx";

/** The rule of one item: read, tried, switched, looked after. */
export function DecisionPage({ itemKey }: { itemKey: string }) {
  const desk = useRead<DecisionDesk>(`/staff/decisions/${itemKey}`);
  return (
    <Page title={desk.data ? `自动核准：${desk.data.item.name}` : "自动核准"}>
      <Loaded query={desk} lines={12}>
        {(data) => (
          <>
            <SwitchPart desk={data} />
            <section>
              <h2>{`规则：${data.table.name}（第 ${data.table.version} 版）`}</h2>
              <Findings findings={data.findings} />
              <TableShown table={data.table} />
            </section>
            {data.allowed.some((may) => may === "edit" || may === "switch") && <ShadowPart desk={data} />}
            <JudgedPart desk={data} />
            {data.allowed.includes("edit") && <DraftPart desk={data} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function SwitchPart({ desk: { item, table, switch: now, allowed } }: { desk: DecisionDesk }) {
  const [asking, setAsking] = useState<"on" | "off">();
  const on = now.version !== undefined;
  return (
    <section>
      <h2>开关</h2>
      <p>
        <Tag kind={on ? "good" : "ended"}>{on ? `开启第 ${now.version} 版` : "关闭"}</Tag>{" "}
        {`抽查 ${now.sample} %`}
        {now.reason && `，理由：${now.reason}`}
      </p>
      {allowed.includes("switch") && (
        <div className="btns">
          {now.version !== table.version && (
            <Button kind="primary" onClick={() => setAsking("on")}>{`开启第 ${table.version} 版`}</Button>
          )}
          {on && <Button onClick={() => setAsking("off")}>关闭</Button>}
        </div>
      )}
      {asking && (
        <CommandDialog
          title={asking === "on" ? `开启自动核准：${item.name}` : `关闭自动核准：${item.name}`}
          action={asking === "on" ? "开启" : "关闭"}
          fields={[sample, reason]}
          start={{ sample: now.sample }}
          send={(data, requestKey) =>
            post(`/staff/decisions/${item.key}/switch`, {
              ...{ ...data, requestKey },
              ...(asking === "on" && { version: table.version }),
            })
          }
          onDone={() => {
            setAsking(undefined);
            void refresh("/staff/decisions");
          }}
          onClose={() => setAsking(undefined)}
        >
          <p>从下一件申请起生效，已经办的不受影响。</p>
        </CommandDialog>
      )}
    </section>
  );
}

const policies = {
  unique: "至多一条成立；同时成立几条的转人工",
  first: "从上往下，第一条成立的算数",
  collect: "成立的都算数，有一条要人工的就转人工",
};

function TableShown({ table }: { table: DecisionTable }) {
  return (
    <>
      <SummaryList
        rows={[
          { key: "hit", head: "怎么算", value: policies[table.hit] },
          { key: "sources", head: "依据", value: table.sources.join("\n") },
        ]}
      />
      <Table
        caption="规则逐条"
        captionHidden
        columns={rowColumns(table)}
        rows={table.rows}
        rowKey={(row) => row.id}
      />
    </>
  );
}

function rowColumns({ inputs, rows }: DecisionTable): Column<DecisionTable["rows"][number]>[] {
  return [
    { key: "number", head: "条", numeric: true, cell: (row) => rows.indexOf(row) + 1 },
    {
      key: "when",
      head: "条件",
      main: true,
      cell: ({ when }) =>
        inputs
          .filter(({ id }) => when[id] !== undefined)
          .map((input) => `${input.label}：${testWords(input, when[input.id])}`)
          .join("；") || "任意",
    },
    { key: "outcome", head: "结果", cell: ({ outcome }) => (outcome === "grant" ? "准予" : "转人工") },
    { key: "reason", head: "理由", cell: (row) => row.reason },
  ];
}
