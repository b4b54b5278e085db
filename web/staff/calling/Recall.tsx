import type { TicketView } from "#contract/queue.ts";
import { Button } from "../../shared/ui/Button.tsx";
import type { Calling } from "./calling-context.tsx";
import { secondsUntil } from "./desk.ts";

/** Calls again; while the person may still be walking it says how long to give them (R12.3). */
export function Recall({ calling, ticket, now }: { calling: Calling; ticket: TicketView; now: number }) {
  const seconds = secondsUntil(ticket, "recall", now);
  if (seconds === undefined) return null;
  return (
    <Button disabled={seconds > 0} onClick={() => calling.act({ way: "recall", ticket: ticket.id })}>
      {seconds > 0 ? `${seconds} 秒后可以重呼` : "重呼"} <kbd>F6</kbd>
    </Button>
  );
}
