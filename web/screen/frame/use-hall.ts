import { useEffect, useRef, useState } from "react";
import type { ScreenPlan } from "#contract/screen.ts";
import { followHall, type HallState, nothingHeard } from "../../shared/hall-stream.ts";
import { inZone, stillCalled } from "../board.ts";
import type { Announcing } from "../sound/use-announcer.ts";

/** What the hall shows now; its calls go to the announcer, each once. A screen speaks only for its zone. */
export function useHall(
  plan: ScreenPlan,
  zone: string | undefined,
  { hear, expect }: Pick<Announcing, "hear" | "expect">,
): HallState {
  const [state, setState] = useState(nothingHeard);
  const rooms = useRef(plan);
  rooms.current = plan;
  const { id } = plan.hall;
  useEffect(
    () =>
      followHall(id, {
        onState: (now) => {
          setState(now);
          if (now.board) expect(stillCalled(now.board));
        },
        onAnnouncement: (call) => {
          if (inZone([call], rooms.current, zone).length > 0) hear(call);
        },
      }),
    [id, zone, hear, expect],
  );
  return state;
}
