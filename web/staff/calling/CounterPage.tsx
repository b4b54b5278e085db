import type { CounterPanel } from "#contract/queue.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Skeleton } from "../../shared/ui/Skeleton.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { useClock } from "../../shared/use-clock.ts";
import { timeWords } from "../../shared/wait-words.ts";
import { Page } from "../frame/Page.tsx";
import { useShortcuts } from "../frame/shortcuts.ts";
import { Aside } from "./Aside.tsx";
import { Current } from "./Current.tsx";
import { type Calling, useCalling } from "./calling-context.tsx";
import { Line } from "./Line.tsx";
import { MyDay } from "./MyDay.tsx";
import { OpenCounter } from "./OpenCounter.tsx";
import { Outcome } from "./Outcome.tsx";
import { useCounterDay } from "./use-day.ts";
import "./calling.css";

/** 叫号台: one counter, one clerk, one key. Who is called stands first; everybody else beside. */
export function CounterPage() {
  const calling = useCalling();
  if (!calling) {
    return (
      <Page title="叫号">
        <Skeleton lines={8} />
      </Page>
    );
  }
  const { session } = calling.panel;
  return session ? <Open calling={calling} session={session} /> : <OpenCounter calling={calling} />;
}

type Session = NonNullable<CounterPanel["session"]>;

function Open({ calling, session }: { calling: Calling; session: Session }) {
  const day = useCounterDay();
  const now = useClock(day.data?.at);
  const { panel } = calling;
  return (
    <Page title="叫号" beside={<SessionState session={session} />} className="counter-page">
      <Outcome calling={calling} />
      {calling.live === "lost" && (
        <Notice kind="warning">没有连上大厅，人数可能不是最新；叫号照常能用，正在重新连接。</Notice>
      )}
      <div className="counter-columns">
        <div>
          <Current calling={calling} now={now} />
          <Aside calling={calling} now={now} />
        </div>
        <aside aria-label="队列和今天">
          <Line panel={panel} day={day.data} now={now} />
          {day.data && <MyDay day={day.data} />}
          <SessionCommands calling={calling} session={session} />
        </aside>
      </div>
    </Page>
  );
}

function SessionState({ session }: { session: Session }) {
  const since = timeWords(session.since);
  return (
    <p className="counter-session">
      <b>{session.counterName}</b>
      {session.state === "open" ? (
        <Tag kind="good">{`${since} 起开窗`}</Tag>
      ) : (
        <Tag kind="paused">{`${since} 起暂停`}</Tag>
      )}
    </p>
  );
}

/** Pausing and closing; whoever is still at the counter is dealt with first. */
function SessionCommands({ calling, session }: { calling: Calling; session: Session }) {
  const { act, panel } = calling;
  const paused = session.state === "paused";
  const toggle = () =>
    act(paused ? { way: "open", hall: session.hall, counter: session.counter } : { way: "pause" });
  useShortcuts("叫号", [
    { key: "z", does: paused ? "继续叫号" : "暂停叫号", run: toggle },
    { key: "q", does: "关窗口", run: () => act({ way: "close" }) },
  ]);
  return (
    <section aria-label="窗口">
      <h2>窗口</h2>
      <div className="btns">
        <Button onClick={toggle}>
          {paused ? "继续叫号" : "暂停叫号"} <kbd>Z</kbd>
        </Button>
        <Button onClick={() => act({ way: "close" })}>
          关窗口 <kbd>Q</kbd>
        </Button>
      </div>
      {panel.current && <p className="soft">先把这位办好或放回队里，才能关窗口。</p>}
    </section>
  );
}
