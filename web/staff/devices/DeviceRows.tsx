import { useState } from "react";
import { type DeviceView, deviceKindNames, type NewDeviceCode } from "#contract/devices.ts";
import { post } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { path, standingWords, stateWords } from "./devices.ts";

type Act = "lock" | "unlock" | "code" | "close";

export interface May {
  /** Register, give codes, end for good. */
  keep: boolean;
  lock: boolean;
}

/** Devices of one hall. */
export function DeviceRows(props: {
  rows: readonly DeviceView[];
  version: string;
  may: May;
  onCode: (code: NewDeviceCode) => void;
}) {
  const { rows, version, may } = props;
  const [asked, setAsked] = useState<{ act: Act; device: DeviceView }>();
  const columns: Column<DeviceView>[] = [
    { key: "name", head: "名称", main: true, cell: (row) => row.name },
    {
      key: "kind",
      head: "类型",
      cell: (row) => [deviceKindNames[row.kind], row.counter].filter(Boolean).join(" "),
    },
    { key: "standing", head: "状态", cell: (row) => <Standing device={row} /> },
    { key: "state", head: "情况", cell: (row) => <State device={row} version={version} /> },
    {
      key: "acts",
      head: "操作",
      cell: (row) => <Acts device={row} may={may} onAct={(act) => setAsked({ act, device: row })} />,
    },
  ];
  const caption = rows[0]?.closed ? "已停用的设备" : `${rows[0]?.hallName ?? ""}的设备`;
  return (
    <>
      <Table caption={caption} captionHidden columns={columns} rows={rows} rowKey={(row) => row.id} />
      {asked && <Ask {...asked} onCode={props.onCode} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function Standing({ device }: { device: DeviceView }) {
  const { kind, word } = standingWords[device.standing];
  return (
    <>
      <Tag kind={kind}>{word}</Tag>
      {device.standing === "silent" && device.seenAt && <div>从 {instantWords(device.seenAt)} 起</div>}
      {device.locked && (
        <div>
          <Tag kind="warning">暂停使用</Tag> {device.locked.reason}（{device.locked.by}，
          {instantWords(device.locked.at)}）
        </div>
      )}
    </>
  );
}

function State({ device, version }: { device: DeviceView; version: string }) {
  const { words, attention } = stateWords(device, version);
  if (words.length === 0) return null;
  return attention ? <strong>{words.join("，")}</strong> : <span>{words.join("，")}</span>;
}

function Acts(props: { device: DeviceView; may: May; onAct: (act: Act) => void }) {
  const { device, may, onAct } = props;
  if (device.closed) return null;
  const acts: [boolean, Act, string][] = [
    [may.lock && !device.locked, "lock", "暂停使用"],
    [may.lock && device.locked !== undefined, "unlock", "恢复使用"],
    [may.keep, "code", "新配对码"],
    [may.keep, "close", "停用"],
  ];
  return (
    <div className="btns">
      {acts.map(
        ([shown, act, word]) =>
          shown && (
            <Button key={act} onClick={() => onAct(act)}>
              {word}
              <span className="visually-hidden">：{device.name}</span>
            </Button>
          ),
      )}
    </div>
  );
}

const reason: AskedField[] = [
  {
    ...{ name: "reason", label: "为什么", kind: "line", max: 60, required: true },
    hint: "显示在机器上给群众看，例如“打印机正在维修”",
  },
];

const asking: Record<
  Act,
  { title: (name: string) => string; action: string; words: string; grave?: boolean }
> = {
  lock: {
    title: (name) => `暂停使用“${name}”？`,
    action: "暂停使用",
    words: "机器最迟半分钟后停下；正在用的人会被退出，没交的内容不保留。",
  },
  unlock: {
    title: (name) => `恢复使用“${name}”？`,
    action: "恢复使用",
    words: "机器最迟半分钟后就能用。",
  },
  code: {
    title: (name) => `给“${name}”新的配对码？`,
    action: "生成配对码",
    words: "换了机器、清过浏览器时用。新机器连上后，原来那台就断开。",
  },
  close: {
    title: (name) => `停用“${name}”？`,
    action: "停用",
    words: "机器马上断开，不能恢复；要再用就重新登记。",
    grave: true,
  },
};

function Ask(props: {
  act: Act;
  device: DeviceView;
  onCode: (code: NewDeviceCode) => void;
  onClose: () => void;
}) {
  const { act, device, onClose } = props;
  const { title, action, words, grave = false } = asking[act];
  return (
    <CommandDialog<unknown>
      title={title(device.name)}
      action={action}
      grave={grave}
      {...(act === "lock" && { fields: reason })}
      send={(data, requestKey) => post(`${path}/${device.id}/${act}`, { requestKey, ...data })}
      onDone={(answer) => {
        onClose();
        if (act === "code") props.onCode(answer as NewDeviceCode);
        void refresh(path);
      }}
      onClose={onClose}
    >
      <p>{words}</p>
    </CommandDialog>
  );
}
