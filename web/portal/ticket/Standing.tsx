import type { PhoneTicket } from "#contract/queue.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { useClock } from "../../shared/use-clock.ts";
import { aheadWords, comeBackWords, waitWords } from "./ticket.ts";
import { WhereTo } from "./WhereTo.tsx";

/** What the number means now, and the one thing to do. */
export function Standing({ ticket }: { ticket: PhoneTicket }) {
  switch (ticket.state) {
    case "waiting":
      return <Waiting ticket={ticket} />;
    case "called":
      return (
        <div role="alert">
          <p className="my-call">请马上到</p>
          <WhereTo ticket={ticket} />
        </div>
      );
    case "serving":
      return (
        <>
          <p className="my-lead">正在给您办</p>
          <WhereTo ticket={ticket} />
        </>
      );
    case "held":
      return (
        <p className="my-lead">{`您先离开一会儿，回来直接到 ${ticket.counter ?? "原来的"} 窗口，不用再排。`}</p>
      );
    case "parked":
      return <p className="my-lead">您回去补材料。今天补齐回来，不用重新取号，请告诉取号台或者窗口。</p>;
    case "missed":
      return (
        <Notice kind="warning" title="叫了您几遍，没有等到">
          <p>人在大厅的，请到取号台说一声，可以恢复排队；时间久了就要重新取号。</p>
        </Notice>
      );
    case "done":
      return <p className="my-lead">办完了，谢谢您。办得怎么样，可以在“我的办件”里评价。</p>;
    case "cancelled":
      return <p className="my-lead">这个号取消了。还要办的，请重新取号。</p>;
    case "left":
      return <p className="my-lead">今天已经下班，这个号没有用了。明天来请重新取号，对不起让您白等了。</p>;
  }
}

function Waiting({ ticket }: { ticket: PhoneTicket }) {
  const now = useClock(undefined, 30_000);
  const back = comeBackWords(ticket, now);
  return (
    <>
      <p className="my-lead">{aheadWords(ticket.ahead ?? 0)}</p>
      <p className="my-wait">{waitWords(ticket)}</p>
      {back ? <p className="my-back">{back}</p> : <p>请在大厅等，不要走远。</p>}
    </>
  );
}
