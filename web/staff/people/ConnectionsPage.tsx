import { useState } from "react";
import type { ConnectedView, DeviceView, NewKey } from "#contract/staff.ts";
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
import { hallChoices, type Places } from "./people.ts";
import { usePlaces } from "./places.ts";
import "./people.css";

/** Machines and other systems that have a key of ours. */
export function ConnectionsPage() {
  const devices = useRead<{ devices: DeviceView[] }>("/staff/devices");
  const connected = useRead<{ connected: ConnectedView[] }>("/staff/connected");
  const places = usePlaces();
  return (
    <Page title="设备和系统">
      <section aria-label="设备">
        <h2>自助机、大屏和窗口平板</h2>
        {places && <Add kind="device" path="/staff/devices" fields={deviceFields(places)} name="设备" />}
        <Loaded query={devices}>
          {(data) => <Rows rows={data.devices} path="/staff/devices" places={places} />}
        </Loaded>
      </section>
      <section aria-label="系统">
        <h2>对接的系统</h2>
        <Add kind="connected" path="/staff/connected" fields={systemFields} name="系统" />
        <Loaded query={connected}>
          {(data) => <Rows rows={data.connected} path="/staff/connected" places={places} />}
        </Loaded>
      </section>
    </Page>
  );
}

const kinds = { kiosk: "自助机", screen: "大屏", tablet: "窗口平板" };
const scopes: Record<string, string> = { "metrics.read": "读统计数字" };

function deviceFields(places: Places): AskedField[] {
  return [
    { name: "name", label: "名称", kind: "line", max: 60, required: true },
    {
      ...{ name: "kind", label: "类型", kind: "choice", required: true },
      options: Object.entries(kinds).map(([value, label]) => ({ value, label })),
    },
    { name: "hall", label: "放在哪个大厅", kind: "choice", options: hallChoices(places), required: true },
    {
      ...{ name: "counter", label: "窗口编号", kind: "line", max: 40, required: false },
      hint: "只有窗口平板要填，例如 A03",
    },
  ];
}

const systemFields: AskedField[] = [
  { name: "name", label: "名称", kind: "line", max: 60, required: true },
  {
    ...{ name: "scopes", label: "可以做什么", kind: "several", required: true },
    options: Object.entries(scopes).map(([value, label]) => ({ value, label })),
  },
];

function Add(props: { kind: string; path: string; fields: readonly AskedField[]; name: string }) {
  const { path, fields, name } = props;
  const [asking, setAsking] = useState(false);
  const [key, setKey] = useState<string>();
  return (
    <div className="btns">
      <Button onClick={() => setAsking(true)}>{`登记${name}`}</Button>
      {asking && (
        <CommandDialog<NewKey>
          title={`登记${name}`}
          action={`登记${name}`}
          fields={fields}
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
        <HandOver
          title={`${name}的密钥`}
          secret={key}
          done={`已经填到${name}里`}
          onClose={() => setKey(undefined)}
        >
          <p>
            谁有这个密钥，谁就是这个{name}。请马上填到{name}里，关掉这个窗口后就看不到了。
          </p>
        </HandOver>
      )}
    </div>
  );
}

type Row = DeviceView | ConnectedView;

function Rows(props: { rows: readonly Row[]; path: string; places: Places | undefined }) {
  const { rows, path, places } = props;
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
    { key: "what", head: "说明", cell: (row) => whatWords(row, places) },
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

function whatWords(row: Row, places: Places | undefined): string {
  if ("scopes" in row) return row.scopes.map((scope) => scopes[scope] ?? scope).join("、");
  const hall = places?.halls.find(({ id }) => id === row.hall)?.name ?? row.hall;
  return [kinds[row.kind], hall, row.counter].filter(Boolean).join("，");
}
