import type { Board } from "#contract/queue.ts";
import type { ScreenPlan } from "#contract/screen.ts";
import { inZone, lastBefore, placeOf } from "../board.ts";
import { Figure } from "./Figure.tsx";
import "./called.css";

/** How many stand beside the newest: those who did not look up in time find their number here (FQM #172). */
const BESIDE = 4;

/** Called numbers: whose turn it is now, large; the last ones called beside it. */
export function CalledPane(props: {
  plan: ScreenPlan;
  board: Board;
  zone: string | undefined;
  /** The number being announced; without one the last called stands there. */
  announced: { ticketNumber: string; counter: string } | undefined;
}) {
  const { plan, board, zone, announced } = props;
  const last = inZone(board.last, plan, zone);
  const newest = announced ? { number: announced.ticketNumber, counter: announced.counter } : last[0];
  const place = newest && placeOf(plan, newest.counter);
  return (
    <section className="called" aria-label="叫号">
      <div className={announced ? "called-now called-calling" : "called-now"} role="status">
        {newest && place ? (
          <>
            <p className="called-please">请</p>
            <Figure number={newest.number} />
            <p className="called-to">
              到<strong>{place.counter}</strong>窗口
            </p>
            <p className="called-where">{[place.zoneName, place.name].filter(Boolean).join(" · ")}</p>
          </>
        ) : (
          <p className="called-none">现在没有叫号，请留意屏幕和广播</p>
        )}
      </div>
      <div className="called-last">
        <h2>刚才叫过的号</h2>
        {last.length < 2 && <p className="called-empty">还没有别的号</p>}
        <ol>
          {lastBefore(last, newest?.number, BESIDE).map(({ number, counter }) => (
            <li key={number}>
              <span className="called-number">{number}</span>
              <span className="called-counter">
                {counter}
                <small>窗口</small>
              </span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
