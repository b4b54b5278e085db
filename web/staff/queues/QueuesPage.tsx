import { useState } from "react";
import type { EditableQueue, EditableQueues } from "#contract/queue-settings.ts";
import { newRequestKey, put } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { HallChoice } from "./HallChoice.tsx";
import { queueFaults, queueFields, queueStart, queueWish } from "./queue-form.ts";
import "./queue-rules.css";

/** 队列与窗口: which queues a hall has, what their numbers begin with, and which counters call them. */
export function QueuesPage() {
  return (
    <Page title="队列与窗口">
      <HallChoice>{(hall) => <HallQueues key={hall} hall={hall} />}</HallChoice>
    </Page>
  );
}

type Doing = { what: "edit" | "switch"; queue: EditableQueue } | { what: "add" };

function HallQueues({ hall }: { hall: string }) {
  const path = `/staff/halls/${hall}/queues`;
  const queues = useRead<EditableQueues>(path);
  const [doing, setDoing] = useState<Doing>();
  const [done, setDone] = useState("");
  const finish = (word: string) => {
    setDoing(undefined);
    setDone(word);
    void refresh(path);
  };
  return (
    <Loaded query={queues} lines={12}>
      {(data) => (
        <>
          {done !== "" && (
            <Notice kind="success" announce>
              {done}
            </Notice>
          )}
          <p>
            <Button kind="primary" onClick={() => setDoing({ what: "add" })}>
              加一条队
            </Button>
          </p>
          <Table
            caption="这个大厅的队列"
            captionHidden
            columns={columnsOf(data, setDoing)}
            rows={data.queues}
            rowKey={({ id }) => id}
          />
          {doing?.what === "switch" && (
            <SwitchDialog
              path={path}
              queue={doing.queue}
              onDone={finish}
              onClose={() => setDoing(undefined)}
            />
          )}
          {doing && doing.what !== "switch" && (
            <QueueDialog
              path={path}
              data={data}
              {...(doing.what === "edit" && { queue: doing.queue })}
              onDone={finish}
              onClose={() => setDoing(undefined)}
            />
          )}
        </>
      )}
    </Loaded>
  );
}

function columnsOf({ zones }: EditableQueues, act: (doing: Doing) => void): Column<EditableQueue>[] {
  const zoneName = (id: string | undefined) => zones.find((zone) => zone.id === id)?.name ?? "";
  return [
    { key: "prefix", head: "字头", cell: ({ prefix }) => prefix },
    { key: "name", head: "队列", main: true, cell: ({ name }) => name },
    { key: "zone", head: "分区", cell: ({ zone }) => zoneName(zone) },
    { key: "counters", head: "叫号的窗口", cell: ({ counters }) => counters.join("、") },
    { key: "standing", head: "没办完的号", numeric: true, cell: ({ standing }) => standing },
    {
      ...{ key: "open", head: "状态" },
      cell: ({ open }) => <Tag kind={open ? "good" : "ended"}>{open ? "在用" : "已停用"}</Tag>,
    },
    {
      ...{ key: "act", head: "操作" },
      cell: (queue) => (
        <span className="queue-acts">
          <Button kind="quiet" onClick={() => act({ what: "edit", queue })} aria-label={`修改${queue.name}`}>
            修改
          </Button>
          <Button
            kind="quiet"
            onClick={() => act({ what: "switch", queue })}
            aria-label={`${queue.open ? "停用" : "重新启用"}${queue.name}`}
          >
            {queue.open ? "停用" : "重新启用"}
          </Button>
        </span>
      ),
    },
  ];
}

interface DialogProps {
  path: string;
  onDone: (word: string) => void;
  onClose: () => void;
}

function QueueDialog(props: DialogProps & { data: EditableQueues; queue?: EditableQueue }) {
  const { path, data, queue, onDone, onClose } = props;
  const [id] = useState(() => queue?.id ?? `q-${newRequestKey().slice(0, 8)}`);
  const open = queue?.open ?? true;
  return (
    <CommandDialog
      title={queue ? `修改“${queue.name}”` : "加一条队"}
      action="保存"
      fields={queueFields(data)}
      check={queueFaults}
      {...(queue && { start: queueStart(queue) })}
      send={(filled, requestKey) =>
        put(`${path}/${id}`, { requestKey, ...queueWish(filled, queue?.version ?? 0), open })
      }
      onDone={() => onDone("改好了，从下一个号起用。")}
      onClose={onClose}
    >
      <p>已经取的号不变。窗口变了，这条队办理的事项跟着窗口走。改动记入审计日志。</p>
    </CommandDialog>
  );
}

/** 停用、重新启用. */
function SwitchDialog({ path, queue, onDone, onClose }: DialogProps & { queue: EditableQueue }) {
  const { id, standing: _, version, open, ...kept } = queue;
  const word = open ? "停用" : "重新启用";
  return (
    <CommandDialog
      title={`${word}“${queue.name}”`}
      action={word}
      grave={open}
      send={(_data, requestKey) => put(`${path}/${id}`, { requestKey, version, ...kept, open: !open })}
      onDone={() => onDone(`“${queue.name}”已经${word}。`)}
      onClose={onClose}
    >
      <p>{open ? "停用以后不再出号；还有人排着、还有预约的，不能停用。" : "启用以后马上可以取号。"}</p>
    </CommandDialog>
  );
}
