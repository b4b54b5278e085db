import { useState } from "react";
import type { ConnectedView, NewKey } from "#contract/staff.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { HandOver } from "./HandOver.tsx";
import "./people.css";

/** Other systems that have a key of ours. */
export function ConnectionsPage() {
  const connected = useRead<{ connected: ConnectedView[] }>("/staff/connected");
  return (
    <Page title="对接的系统">
      <Add />
      <Loaded query={connected}>{(data) => <Rows rows={data.connected} />}</Loaded>
    </Page>
  );
}

const path = "/staff/connected";
const scopes: Record<string, string> = {
  "metrics.read": "读统计数字",
  "sms.reply": "转来群众回复的短信",
  "scheduler.read": "看可以预约的时段",
  "scheduler.book": "代人预约、改期和取消",
  "supply.orders": "取免费服务单、报送达（供应商）",
};

const systemFields: AskedField[] = [
  { name: "name", label: "名称", kind: "line", max: 60, required: true },
  {
    ...{ name: "scopes", label: "可以做什么", kind: "several", required: true },
    options: Object.entries(scopes).map(([value, label]) => ({ value, label })),
  },
];

function Add() {
  const [asking, setAsking] = useState(false);
  const [key, setKey] = useState<string>();
  return (
    <div className="btns">
      <Button onClick={() => setAsking(true)}>登记系统</Button>
      {asking && (
        <CommandDialog<NewKey>
          title="登记系统"
          action="登记系统"
          fields={systemFields}
          send={(data, requestKey) => post(path, { requestKey, ...data })}
          onDone={(answer) => {
            setAsking(false);
            setKey(answer.key);
            void refresh(path);
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {key && (
        <HandOver title="系统的密钥" secret={key} done="已经填到系统里" onClose={() => setKey(undefined)}>
          <p>谁有这个密钥，谁就是这个系统。请马上填到系统里，关掉这个窗口后就看不到了。</p>
        </HandOver>
      )}
    </div>
  );
}

type Row = ConnectedView;

function Rows({ rows }: { rows: readonly Row[] }) {
  const [closing, setClosing] = useState<Row>();
  if (rows.length === 0) {
    return (
      <EmptyState title="还没有登记">
        <p>登记后得到一个密钥，填到对方那里就能连上。</p>
      </EmptyState>
    );
  }
  const columns: Column<Row>[] = [
    { key: "name", head: "名称", main: true, cell: (row) => row.name },
    {
      key: "what",
      head: "说明",
      cell: (row) => row.scopes.map((scope) => scopes[scope] ?? scope).join("、"),
    },
    { key: "since", head: "登记", cell: (row) => instantWords(row.createdAt) },
    {
      key: "state",
      head: "状态",
      cell: (row) =>
        row.closed ? (
          <Tag kind="ended">已停用</Tag>
        ) : (
          <Button onClick={() => setClosing(row)}>
            停用<span className="visually-hidden">：{row.name}</span>
          </Button>
        ),
    },
  ];
  return (
    <>
      <Table caption="已登记" captionHidden columns={columns} rows={rows} rowKey={(row) => row.id} />
      {closing && (
        <CommandDialog
          title={`停用“${closing.name}”？`}
          action="停用"
          grave
          send={(_, requestKey) => post(`${path}/${closing.id}/close`, { requestKey })}
          onDone={() => {
            setClosing(undefined);
            void refresh(path);
          }}
          onClose={() => setClosing(undefined)}
        >
          <p>密钥马上失效，不能恢复；要再用就重新登记。</p>
        </CommandDialog>
      )}
    </>
  );
}
