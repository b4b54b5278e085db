import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { appointmentStateNames, type CheckedIn } from "#contract/appointment.ts";
import type { DeskAppointment, DeskDay } from "#contract/appointment-desk.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { stateKinds } from "../../shared/appointment-states.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { GroupDialog, MoveDialog } from "./coming-dialogs.tsx";
import { CallOffDialog } from "./dialogs.tsx";
import { hoursWords, path, viaNames } from "./words.ts";

interface Asking {
  kind: "come" | "move" | "off";
  it: DeskAppointment;
}

/** Who comes, in the order of the day. */
export function PeopleTable({ data, onDone }: { data: DeskDay; onDone: (words: string) => void }) {
  const [asking, setAsking] = useState<Asking>();
  const came = ({ ticketNumber, late, priority }: CheckedIn) => {
    const order = late ? `迟到，按${priority ? "优先群体" : "迟到"}排队` : "按预约先办";
    onDone(`号码 ${ticketNumber}，${order}`);
  };
  const close = () => setAsking(undefined);
  const finish = (words: string) => {
    onDone(words);
    close();
  };
  const come = useMutation<CheckedIn, Refused, DeskAppointment>({
    mutationFn: (it) => post(`${path}/${it.id}/check-in`, { requestKey: newRequestKey() }),
    onSuccess: async (answer) => {
      came(answer);
      await refresh(path);
    },
  });
  const ask = (kind: Asking["kind"], it: DeskAppointment) =>
    kind === "come" && !it.group ? come.mutate(it) : setAsking({ kind, it });
  return (
    <section>
      <h2>来的人</h2>
      {come.error && (
        <Notice kind="error" announce>
          {come.error.message}
        </Notice>
      )}
      {data.appointments.length === 0 ? (
        <EmptyState title="这一天还没有人预约" />
      ) : (
        <Table
          caption="来的人"
          captionHidden
          columns={columns(data.mayKeep, ask)}
          rows={data.appointments}
          rowKey={({ id }) => id}
        />
      )}
      {asking?.kind === "come" && (
        <GroupDialog
          it={asking.it}
          onDone={(answer) => {
            came(answer);
            close();
          }}
          onClose={close}
        />
      )}
      {asking?.kind === "move" && <MoveDialog it={asking.it} onDone={finish} onClose={close} />}
      {asking?.kind === "off" && <CallOffDialog it={asking.it} onDone={finish} onClose={close} />}
    </section>
  );
}

function columns(
  mayKeep: boolean,
  ask: (kind: Asking["kind"], it: DeskAppointment) => void,
): Column<DeskAppointment>[] {
  return [
    { key: "when", head: "时段", main: true, cell: (it) => hoursWords(it) },
    {
      key: "who",
      head: "谁",
      cell: (it) =>
        `${it.name} ${it.phone}${it.enterpriseName ? `，${it.enterpriseName}` : ""}${groupWords(it)}`,
    },
    { key: "what", head: "办什么", cell: (it) => it.itemName ?? it.queueName },
    { key: "via", head: "怎么约的", cell: (it) => viaNames[it.via] ?? it.via },
    {
      key: "state",
      head: "状态",
      cell: (it) => (
        <Tag kind={stateKinds[it.state]}>
          {`${appointmentStateNames[it.state]}${it.ticketNumber ? ` ${it.ticketNumber}` : ""}${it.late ? "（迟到）" : ""}`}
        </Tag>
      ),
    },
    {
      key: "act",
      head: "操作",
      cell: (it) =>
        mayKeep && (it.state === "booked" || it.state === "displaced") ? (
          <span className="btns">
            {it.mayCheckIn && <Button onClick={() => ask("come", it)}>取号{whose(it)}</Button>}
            {it.state === "booked" && <Button onClick={() => ask("move", it)}>改时间{whose(it)}</Button>}
            <Button onClick={() => ask("off", it)}>大厅取消{whose(it)}</Button>
          </span>
        ) : null,
    },
  ];
}

const whose = (it: DeskAppointment) => (
  <span className="visually-hidden">{`：${it.name} ${hoursWords(it)}`}</span>
);

function groupWords({ group }: DeskAppointment): string {
  if (!group) return "";
  if (group.seen === undefined) return `，${group.name}，证件没核对`;
  return `，${group.name}，${group.seen ? "证件核对过" : "没有证件"}`;
}
