import { useLive } from "../live.ts";
import { Tag } from "./Tag.tsx";

/** Says whether the page follows what happens; silent while the first connection is being made. */
export function LiveBadge() {
  const state = useLive();
  if (state === "connecting") return null;
  return (
    <span role="status">
      {state === "live" ? <Tag kind="good">实时更新</Tag> : <Tag kind="warning">未连上，可能不是最新</Tag>}
    </span>
  );
}
