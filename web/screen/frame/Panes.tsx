import type { Board } from "#contract/queue.ts";
import type { ScreenLayout, ScreenPlan, ScreenSettings } from "#contract/screen.ts";
import { CalledPane } from "../called/CalledPane.tsx";
import { MapPane } from "../map/MapPane.tsx";
import { NoticesPane } from "../notices/NoticesPane.tsx";
import type { Turn } from "../sound/line.ts";
import { TodayPane } from "../today/TodayPane.tsx";
import { WaitingPane } from "../waiting/WaitingPane.tsx";
import { useTurn } from "./use-turn.ts";

export interface Shown {
  plan: ScreenPlan;
  settings: ScreenSettings;
  board: Board;
  turn: Turn | undefined;
}

/** One pane, several side by side, or one after the other; a call comes to the front at once. */
export function Panes(shown: Shown) {
  const { settings, turn } = shown;
  const { panes, arrangement, seconds } = settings;
  const rotates = arrangement === "rotate" && panes.length > 1;
  const place = useTurn(rotates ? panes.length : 1, seconds);
  if (rotates) {
    const calling = turn !== undefined && panes.includes("called");
    return <Pane {...shown} layout={calling ? "called" : (panes[place] ?? "called")} />;
  }
  const [first = "called", ...others] = panes;
  if (others.length === 0) return <Pane {...shown} layout={first} />;
  return (
    <div className="screen-split">
      <Pane {...shown} layout={first} />
      <div className="screen-side" data-panes={others.length}>
        {others.map((layout) => (
          <Pane key={layout} {...shown} layout={layout} side />
        ))}
      </div>
    </div>
  );
}

function Pane(props: Shown & { layout: ScreenLayout; side?: boolean }) {
  const { layout, plan, settings, board, turn, side = false } = props;
  const { zone, seconds } = settings;
  switch (layout) {
    case "called":
      return <CalledPane plan={plan} board={board} zone={zone} announced={turn} />;
    case "waiting":
      return <WaitingPane plan={plan} board={board} zone={zone} />;
    case "map":
      return <MapPane plan={plan} board={board} seconds={seconds} />;
    case "notices":
      return <NoticesPane notices={plan.notices} seconds={seconds} side={side} />;
    case "today":
      return <TodayPane plan={plan} />;
  }
}
