import { useEffect, useRef } from "react";
import type { HallQueues, Taken } from "#contract/queue.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { useShortcuts } from "../frame/shortcuts.ts";
import { TicketSlip } from "./TicketSlip.tsx";

/** The number is given: its slip prints itself, the next person may come. */
export function TakenNumber(props: { taken: Taken; hall: HallQueues; onNext: () => void }) {
  const { taken, hall, onNext } = props;
  const next = useRef<HTMLDivElement>(null);
  const print = () => window.print();
  useShortcuts("取号台", [
    { key: "F2", does: "下一位", run: onNext },
    { key: "F4", does: "再打印", run: print },
  ]);
  useEffect(() => next.current?.querySelector("button")?.focus(), []);
  return (
    <div className="taken">
      <TicketSlip taken={taken} hall={hall} onDrawn={print} />
      <div className="btns no-print" ref={next}>
        <Button kind="primary" onClick={onNext}>
          下一位 <kbd>F2</kbd>
        </Button>
        <Button onClick={print}>
          <Icon name="print" />
          再打印 <kbd>F4</kbd>
        </Button>
      </div>
    </div>
  );
}
