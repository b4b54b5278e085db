import type { CounterDay } from "#contract/calling.ts";
import type { CounterPanel } from "#contract/queue.ts";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { minutesWords } from "../../shared/wait-words.ts";
import { lineWords } from "./desk.ts";

type Waiting = CounterDay["next"][number];

/** Who comes next at this counter, in the order in which they will be called. */
export function Line(props: { panel: CounterPanel; day: CounterDay | undefined; now: number }) {
  const { panel, day, now } = props;
  if (!day) return null;
  return (
    <section aria-labelledby="line-title">
      <h2 id="line-title">{lineWords(day, now)}</h2>
      {day.next.length > 0 && (
        <Table
          caption="接下来叫的号"
          captionHidden
          columns={columns(now)}
          rows={day.next}
          rowKey={({ id }) => id}
        />
      )}
      {panel.queues.length > 0 && (
        <p className="soft">{`这个窗口叫：${panel.queues.map(({ name, waiting }) => `${name} ${waiting} 人`).join("，")}`}</p>
      )}
    </section>
  );
}

const columns = (now: number): Column<Waiting>[] => [
  { key: "number", head: "号", main: true, cell: ({ number }) => number },
  { key: "class", head: "怎么排的", cell: ({ className }) => className },
  {
    key: "waited",
    head: "等了",
    cell: ({ takenAt }) => minutesWords((now - Date.parse(takenAt)) / 60_000),
  },
];
