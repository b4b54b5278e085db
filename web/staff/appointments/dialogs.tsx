/** What the desk decides about appointments, each in a dialog. */
import type { Closed, DeskAppointment, DeskDay, DeskSlot, PlanView } from "#contract/appointment-desk.ts";
import { weekday } from "#server/kernel/time/day.ts";
import { newRequestKey, post, put } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { dateWords } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { hoursWords, path } from "./words.ts";

export interface Dialog<T> {
  onDone: (answer: T) => void;
  onClose: () => void;
}

export const reason: AskedField = {
  ...{ name: "reason", label: "原因", kind: "line", required: true, max: 200 },
  hint: "会告诉预约的人",
};

export const finished = async () => {
  await refresh(path);
};

export function BookDialog({ data, onDone, onClose }: Dialog<string> & { data: DeskDay }) {
  const slots = data.queues.flatMap(({ name, slots: its }) =>
    its
      .filter((slot) => !slot.closed && left(slot) > 0)
      .map((slot) => ({
        value: String(slot.id),
        label: `${name} ${hoursWords(slot)}（还有 ${left(slot)} 个）`,
      })),
  );
  const fields: AskedField[] = [
    { name: "slot", label: "时段", kind: "choice", required: true, options: slots },
    {
      ...{ name: "via", label: "怎么来约的", kind: "choice", required: true },
      options: [
        { value: "desk", label: "到窗口" },
        { value: "phone", label: "打电话" },
      ],
    },
    { name: "name", label: "姓名", kind: "line", required: true, max: 50 },
    { name: "phone", label: "手机号", kind: "line", required: true, max: 11, hint: "可以是家人的" },
    {
      name: "idNumber",
      label: "身份证号",
      kind: "line",
      required: false,
      max: 18,
      hint: "填了可以刷身份证取号",
    },
  ];
  return (
    <CommandDialog<DeskAppointment>
      title={`代人预约，${dateWords(data.day)}`}
      action="预约"
      fields={fields}
      start={{ via: "phone" }}
      send={({ slot, ...filled }, requestKey) => post(path, { requestKey, slot: Number(slot), ...filled })}
      onDone={async (made) => {
        await finished();
        onDone(`已约 ${hoursWords(made)}，${made.queueName}，${made.name}`);
      }}
      onClose={onClose}
    />
  );
}

const left = (slot: DeskSlot) =>
  slot.publicCapacity + slot.internalCapacity - slot.publicUsed - slot.internalUsed;

export function CloseDayDialog({ data, onDone, onClose }: Dialog<Closed> & { data: DeskDay }) {
  const queues = data.queues.map(({ queue, name }) => ({ value: queue, label: name }));
  const fields: AskedField[] = [
    {
      ...{ name: "queue", label: "停办哪一项", kind: "choice", required: false, options: queues },
      hint: "不选就是整个大厅",
    },
    reason,
  ];
  return (
    <CommandDialog<Closed>
      title={`停办${dateWords(data.day)}`}
      action="停办这一天"
      grave
      fields={fields}
      send={({ queue, ...filled }, requestKey) =>
        post(`${path}/days`, {
          requestKey,
          hall: data.hall,
          day: data.day,
          ...(queue ? { queue } : {}),
          ...filled,
        })
      }
      onDone={async (closed) => {
        await finished();
        onDone(closed);
      }}
      onClose={onClose}
    >
      <p>已经预约的人都会收到短信：为他们留好另一个时间，等他们答复；没有别的时间的，取消并告知。</p>
    </CommandDialog>
  );
}

export function CloseSlotDialog({ slot, onDone, onClose }: Dialog<Closed> & { slot: DeskSlot }) {
  return (
    <CommandDialog<Closed>
      title={`停办 ${hoursWords(slot)}`}
      action="停办这个时段"
      grave
      fields={[reason]}
      send={(filled, requestKey) => post(`${path}/slots/${slot.id}/close`, { requestKey, ...filled })}
      onDone={async (closed) => {
        await finished();
        onDone(closed);
      }}
      onClose={onClose}
    >
      <p>已经预约的人会收到短信，为他们留好另一个时间。</p>
    </CommandDialog>
  );
}

export function UndoDialog({ id, onDone, onClose }: Dialog<string> & { id: number }) {
  return (
    <CommandDialog
      title="撤销这个安排"
      action="撤销"
      send={(_, requestKey) => post(`${path}/days/${id}/undo`, { requestKey })}
      onDone={async () => {
        await finished();
        onDone("已撤销，这一天按计划开放预约；已经改了时间的人不变。");
      }}
      onClose={onClose}
    >
      <p>这一天重新按日历和计划开放预约。</p>
    </CommandDialog>
  );
}

export function CallOffDialog({ it, onDone, onClose }: Dialog<string> & { it: DeskAppointment }) {
  return (
    <CommandDialog<DeskAppointment>
      title={`大厅取消：${it.name} ${hoursWords(it)}`}
      action="取消并告知"
      grave
      fields={[reason]}
      send={(filled, requestKey) =>
        post(`${path}/${it.id}/call-off`, { requestKey, version: it.version, ...filled })
      }
      onDone={async () => {
        await finished();
        onDone("已取消，并用短信和消息告诉了本人；不算没有来。");
      }}
      onClose={onClose}
    />
  );
}

const numbers: AskedField[] = [
  { name: "counters", label: "留几个窗口给预约", kind: "number", required: true, min: 0, max: 100 },
  { name: "minutesEach", label: "一个人几分钟", kind: "number", required: true, min: 5, max: 240 },
  { name: "internalPercent", label: "留给代约的百分比", kind: "number", required: true, min: 0, max: 100 },
];

/** The plan of a queue's working days. */
export function PlanDialog({ view, onDone, onClose }: Dialog<string> & { view: PlanView }) {
  const { hall, queue, name, version, plan } = view;
  const [first, ...others] = plan.stretches;
  const start = first ?? { days: [1, 2, 3, 4, 5], counters: 1, minutesEach: 15, internalPercent: 25 };
  const { counters, minutesEach, internalPercent } = start;
  return (
    <CommandDialog
      title={`${name}的计划`}
      action="保存计划"
      fields={numbers}
      start={{ counters, minutesEach, internalPercent }}
      send={(filled) =>
        put(`${path}/plans/${hall}/${queue}`, {
          ...{ requestKey: newRequestKey(), version },
          plan: { stretches: [{ ...start, ...filled }, ...others] },
        })
      }
      onDone={async () => {
        await finished();
        onDone("计划已保存，没约出去的名额马上按新计划；已经约的不变。");
      }}
      onClose={onClose}
    >
      <p>{`适用于${start.days.map((day) => `周${"一二三四五六日"[day - 1]}`).join("、")}。`}</p>
    </CommandDialog>
  );
}

/** Opens a day beyond the calendar, or longer hours (延时服务, R12.2). */
export function ExtraDayDialog({ data, onDone, onClose }: Dialog<string> & { data: DeskDay }) {
  const queues = data.queues.map(({ queue, name }) => ({ value: queue, label: name }));
  const time = (name: string, label: string): AskedField => ({
    ...{ name, label, kind: "line", required: true, max: 5, hint: "像 09:00" },
  });
  const fields: AskedField[] = [
    {
      ...{ name: "queue", label: "开哪一项", kind: "choice", required: false, options: queues },
      hint: "不选就是整个大厅",
    },
    time("from", "几点开始"),
    time("to", "几点结束"),
    { name: "reason", label: "为什么", kind: "line", required: true, max: 200 },
  ];
  return (
    <CommandDialog<Closed>
      title={`${dateWords(data.day)}另开`}
      action="开放预约"
      fields={fields}
      start={{ from: "09:00", to: "12:00", reason: "延时服务" }}
      send={({ queue, from, to, reason: why }, requestKey) =>
        post(`${path}/days`, {
          ...{ requestKey, hall: data.hall, day: data.day, reason: why },
          ...(queue ? { queue } : {}),
          hours: [{ days: [weekday(data.day)], from, to }],
        })
      }
      onDone={async () => {
        await finished();
        onDone("这一天另开了，群众马上可以约；原来约好的不变。");
      }}
      onClose={onClose}
    >
      <p>这一天按下面的时间开放预约，不管日历和平时的时间。</p>
    </CommandDialog>
  );
}
