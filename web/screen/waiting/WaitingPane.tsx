import type { Board, HallQueues } from "#contract/queue.ts";
import type { ScreenPlan } from "#contract/screen.ts";
import { useRead } from "../../shared/query.tsx";
import { rangeWords, waitsByZone, type ZoneWait } from "../board.ts";
import "./waiting.css";

/** Who waits where, and for how long it may be; of one zone, by its queues. Counts are live, ranges a moment old. */
export function WaitingPane(props: { plan: ScreenPlan; board: Board; zone: string | undefined }) {
  const { plan, board, zone } = props;
  const queues = useRead<HallQueues>(`/halls/${plan.hall.id}/queues`, { every: 20 });
  const waits = waitsByZone(plan, board, queues.data?.queues ?? []);
  const own = zone === undefined ? undefined : waits.find(({ id }) => id === zone);
  const rows = own ? own.queues.map(rowOfQueue) : waits.map(rowOfZone);
  return (
    <section className="waiting" aria-label="等候人数">
      <h2>{own ? `${own.name}等候情况` : "各区等候情况"}</h2>
      {rows.length === 0 ? (
        <p className="waiting-none">正在读取等候情况…</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{own ? "业务" : "区域"}</th>
              <th scope="col">等候</th>
              <th scope="col">大约要等</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                <td>
                  <strong>{row.waiting}</strong> 人
                </td>
                <td className="waiting-range">{row.range}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="waiting-note">时间按现在开放的窗口估计，只供参考，请以叫号为准。</p>
    </section>
  );
}

interface Row {
  id: string;
  name: string;
  waiting: number;
  range: string;
}

function rowOfZone({ id, name, waiting, range, openCounters }: ZoneWait): Row {
  return { id, name, waiting, range: wordsOf(waiting, openCounters, range) };
}

function rowOfQueue({ id, name, waiting, range, open }: ZoneWait["queues"][number]): Row {
  return { id, name, waiting, range: wordsOf(waiting, open, range) };
}

function wordsOf(waiting: number, open: number, range: ZoneWait["range"]): string {
  if (open === 0) return "暂无窗口开放";
  if (range) return rangeWords(range);
  return waiting === 0 ? "不用等" : "还估不准";
}
