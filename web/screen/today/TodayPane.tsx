import type { HallToday } from "#contract/hall-today.ts";
import type { ScreenPlan } from "#contract/screen.ts";
import { Today } from "../../shared/hall-today/Today.tsx";
import { useRead } from "../../shared/query.tsx";
import "./today.css";

/** The director's screen; only a screen that was enrolled is told. */
export function TodayPane({ plan }: { plan: ScreenPlan }) {
  const read = useRead<HallToday>(`/halls/${plan.hall.id}/today`, { every: 10 });
  return (
    <section className="screen-today" aria-label="今日大厅">
      {read.data && <Today today={read.data} />}
      {!read.data && read.error && (
        <p className="screen-today-none">
          {[401, 403].includes(read.error.status)
            ? "今日大厅只在配对过的大屏上显示：请安全管理员在工作台“设备”里登记这块屏幕，再打开 /screen 输入配对码。"
            : read.error.message}
        </p>
      )}
    </section>
  );
}
