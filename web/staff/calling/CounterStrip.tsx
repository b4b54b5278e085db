import { useLocation } from "wouter";
import { TicketTag } from "../../shared/ticket-state.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { useClock } from "../../shared/use-clock.ts";
import { elapsedWords } from "../../shared/wait-words.ts";
import { CallKeys } from "./CallKeys.tsx";
import { type Calling, useCalling } from "./calling-context.tsx";
import { lineWords, mainStep, mainWords } from "./desk.ts";
import { Outcome } from "./Outcome.tsx";
import { Recall } from "./Recall.tsx";
import { useCounterDay } from "./use-day.ts";
import "./calling.css";

/** On every page of the desk while the counter is open: who is called, who waits, and the one key that goes on. */
export function CounterStrip() {
  const calling = useCalling();
  const [path] = useLocation();
  if (!calling?.panel.session) return null;
  return (
    <>
      <CallKeys calling={calling} />
      {path !== "/counter" && <Strip calling={calling} session={calling.panel.session} />}
    </>
  );
}

function Strip({ calling, session }: { calling: Calling; session: { counterName: string } }) {
  const { panel, main, mainBusy } = calling;
  const { current } = panel;
  const { data: day } = useCounterDay();
  const now = useClock(day?.at);
  return (
    <section className="strip no-print" aria-label="叫号">
      <div className="strip-line">
        <p className="strip-counter">
          <b>{session.counterName}</b>
        </p>
        {current && (
          <p className="strip-now">
            <b className="strip-number">{current.number}</b>
            <TicketTag state={current.state} />
            <span>{elapsedWords((now - Date.parse(current.since)) / 1000)}</span>
            <span className="soft">{current.person?.name}</span>
          </p>
        )}
        {day && <p className="soft">{lineWords(day, now)}</p>}
        {calling.live === "lost" && <Tag kind="warning">没有连上，人数可能不是最新</Tag>}
        <div className="strip-ends">
          <LinkButton href="/counter" kind="quiet">
            叫号台
          </LinkButton>
          {current?.state === "called" && <Recall calling={calling} ticket={current} now={now} />}
          <Button kind="primary" busy={mainBusy} onClick={main}>
            {mainWords[mainStep(panel)]} <kbd>F7</kbd>
          </Button>
        </div>
      </div>
      <Outcome calling={calling} />
    </section>
  );
}
