import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Taken, TicketView } from "#contract/queue.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Dialog } from "../../shared/ui/Dialog.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { keyKeeper } from "../intention.ts";
import { ItemPicker } from "./ItemPicker.tsx";
import { panelPath } from "./paths.ts";

/** Another matter in the same visit: a number of its own, taken here, so that nobody walks back to the entrance. */
export function MatterDialog({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const [keyOf] = useState(() => keyKeeper(newRequestKey));
  const add = useMutation<Taken, Refused, string>({
    mutationFn: (item) =>
      post(`/staff/tickets/${ticket.id}/matters`, { requestKey: keyOf(item), items: [item] }),
    onSuccess: () => refresh(panelPath),
  });
  return (
    <Dialog title={`${ticket.number} 还要办别的事`} onClose={onClose}>
      {add.data ? (
        <>
          <Notice kind="success" announce title={`新号 ${add.data.ticket.number}`}>
            <p>{`${add.data.ticket.queueName}，前面 ${add.data.ticket.ahead} 人。请告诉这位：办完这件再去等那一件，两件不会同时叫。`}</p>
          </Notice>
          <div className="btns">
            <Button onClick={onClose}>好了</Button>
          </div>
        </>
      ) : (
        <>
          {add.error && (
            <Notice kind="error" announce>
              {add.error.message}
            </Notice>
          )}
          <ItemPicker label="还要办什么事" focus onChoose={({ key }) => add.mutate(key)} />
        </>
      )}
    </Dialog>
  );
}
