import type { HallQueues, TicketView } from "#contract/queue.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Dialog } from "../../shared/ui/Dialog.tsx";
import type { Calling } from "./calling-context.tsx";

/** Another queue of the hall; number, time and class go along, so that nobody loses their place (ZMS 1506). */
export function TransferDialog(props: { calling: Calling; ticket: TicketView; onClose: () => void }) {
  const { calling, ticket, onClose } = props;
  const hall = calling.panel.session?.hall ?? "";
  const queues = useRead<HallQueues>(`/halls/${hall}/queues`);
  const send = (queue: string) => {
    calling.act({ way: "transfer", ticket: ticket.id, queue });
    onClose();
  };
  return (
    <Dialog title={`${ticket.number} 转到别的队`} onClose={onClose}>
      <p>号和先后都不变，请告诉这位去哪个区等。</p>
      <Loaded query={queues}>
        {(data) => (
          <ul className="transfer-list">
            {data.queues
              .filter(({ id }) => id !== ticket.queue)
              // Where somebody calls comes first; the hall's order stays within.
              .toSorted((a, b) => Number(b.open > 0) - Number(a.open > 0))
              .map((queue) => (
                <li key={queue.id}>
                  <Button onClick={() => send(queue.id)}>
                    {`${queue.name}${queue.zoneName ? `（${queue.zoneName}）` : ""}`}
                  </Button>
                  <span className="soft">
                    {queue.open > 0
                      ? `${queue.open} 个窗口开着，${queue.waiting} 人在等`
                      : "现在没有窗口开着"}
                  </span>
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </Dialog>
  );
}
