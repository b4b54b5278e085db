import { Button } from "../../shared/ui/Button.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { timeWords } from "../../shared/wait-words.ts";
import type { Followed } from "./use-followed-ticket.ts";

/** Whether the page follows the hall; when it does not it says so, from when its words are, and how to ask again. */
export function LiveMark({ followed: { live, readAt, readAgain } }: { followed: Followed }) {
  if (live === "connecting") return null;
  if (live === "live")
    return (
      <p className="my-live" role="status">
        <Tag kind="good">实时更新</Tag> 不用刷新，轮到您时手机会震动。
      </p>
    );
  return (
    <div className="my-live" role="status">
      <Tag kind="warning">没有连上大厅</Tag>{" "}
      {`这是 ${timeWords(new Date(readAt).toISOString())} 的情况，请听现场叫号。`}
      <Button onClick={readAgain}>再看一次</Button>
    </div>
  );
}
