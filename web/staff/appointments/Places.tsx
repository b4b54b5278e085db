import { useState } from "react";
import type { DeskDay, DeskQueue, DeskSlot, PlanView, PlanViews } from "#contract/appointment-desk.ts";
import { useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { CloseSlotDialog, PlanDialog } from "./dialogs.tsx";
import { closedWords, hoursWords, path } from "./words.ts";

/** Planned and used places, queue by queue; the slots of a queue, and its plan. */
export function Places({ data, onDone }: { data: DeskDay; onDone: (words: string) => void }) {
  const plans = useRead<PlanViews>(`${path}/plans`, { params: { hall: data.hall } });
  const [closing, setClosing] = useState<DeskSlot>();
  const [planning, setPlanning] = useState<PlanView>();
  const queues = data.queues.filter(({ slots }) => slots.length > 0);
  return (
    <section>
      <h2>名额</h2>
      {queues.length === 0 && <p>这一天没有可约的时段。</p>}
      {queues.map((queue) => {
        const plan = plans.data?.plans.find((one) => one.queue === queue.queue);
        return (
          <Details key={queue.queue} summary={headOf(queue)}>
            <Table
              caption={`${queue.name}的时段`}
              captionHidden
              columns={columns(data.mayPlan, setClosing)}
              rows={queue.slots}
              rowKey={({ id }) => id}
            />
            {data.mayPlan && plan && (
              <Button onClick={() => setPlanning(plan)}>{`改${queue.name}的计划`}</Button>
            )}
          </Details>
        );
      })}
      {closing && (
        <CloseSlotDialog
          slot={closing}
          onDone={(closed) => {
            onDone(closedWords(closed));
            setClosing(undefined);
          }}
          onClose={() => setClosing(undefined)}
        />
      )}
      {planning && (
        <PlanDialog
          view={planning}
          onDone={(words) => {
            onDone(words);
            setPlanning(undefined);
          }}
          onClose={() => setPlanning(undefined)}
        />
      )}
    </section>
  );
}

function headOf({ name, slots, waiting }: DeskQueue): string {
  const sum = (part: (slot: DeskSlot) => number) => slots.reduce((total, slot) => total + part(slot), 0);
  const planned = sum((slot) => (slot.closed ? 0 : slot.publicCapacity + slot.internalCapacity));
  const used = sum((slot) => slot.publicUsed + slot.internalUsed - slot.kept);
  return `${name}：计划 ${planned} 个，已用 ${used} 个${waiting > 0 ? `，候补 ${waiting} 人` : ""}`;
}

function columns(mayPlan: boolean, onClose: (slot: DeskSlot) => void): Column<DeskSlot>[] {
  return [
    { key: "when", head: "时段", main: true, cell: (slot) => hoursWords(slot) },
    {
      key: "public",
      head: "公开",
      numeric: true,
      cell: (slot) => `${slot.publicUsed} / ${slot.publicCapacity}`,
    },
    {
      key: "internal",
      head: "代约",
      numeric: true,
      cell: (slot) => `${slot.internalUsed} / ${slot.internalCapacity}`,
    },
    { key: "kept", head: "其中暂留", numeric: true, cell: (slot) => slot.kept },
    {
      key: "act",
      head: "操作",
      cell: (slot) => {
        if (slot.closed) return "已停办";
        return mayPlan ? (
          <Button onClick={() => onClose(slot)}>
            停办<span className="visually-hidden">{hoursWords(slot)}</span>
          </Button>
        ) : null;
      },
    },
  ];
}
