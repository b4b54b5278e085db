import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ExplainedTicket } from "#contract/queue.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { TicketTag } from "../../shared/ticket-state.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { ConfirmDialog } from "../../shared/ui/Dialog.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { rangeWords, timeWords } from "../../shared/wait-words.ts";
import { keyKeeper } from "../intention.ts";

type Way = "restore" | "cancel";

/** One number: where it stands and why, to be read out to whoever asks; and the way back or out. */
export function FoundTicketCard({ found, onDone }: { found: ExplainedTicket; onDone: () => void }) {
  const { ticket, explained } = found;
  const [asking, setAsking] = useState(false);
  const [keyOf] = useState(() => keyKeeper(newRequestKey));
  const act = useMutation<unknown, Refused, Way>({
    mutationFn: (way) => post(`/staff/tickets/${ticket.id}/${way}`, { requestKey: keyOf(way) }),
    onSuccess: () => {
      setAsking(false);
      onDone();
    },
  });
  const may = (way: Way) => ticket.allowed.some(({ action }) => action === way);
  return (
    <article className="found-ticket" aria-label={`${ticket.number} 号`}>
      <p className="found-number">
        <b>{ticket.number}</b> <TicketTag state={ticket.state} />
      </p>
      <p>{standingWords(found)}</p>
      <p className="soft">
        {[ticket.person?.name, ticket.group ?? ticket.className, `${timeWords(ticket.takenAt)} 取号`]
          .filter(Boolean)
          .join("，")}
      </p>
      {explained.length > 0 && (
        <>
          <h3>可以这样告诉他</h3>
          <ul>
            {explained.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
      {act.error && (
        <Notice kind="error" announce>
          {act.error.message}
        </Notice>
      )}
      <div className="btns">
        {may("restore") && (
          <Button kind="primary" busy={act.isPending} onClick={() => act.mutate("restore")}>
            恢复排队
          </Button>
        )}
        {may("cancel") && <Button onClick={() => setAsking(true)}>取消这个号</Button>}
      </div>
      {asking && (
        <ConfirmDialog
          title={`取消 ${ticket.number} 号？`}
          action="取消这个号"
          leave="不取消"
          busy={act.isPending}
          onConfirm={() => act.mutate("cancel")}
          onClose={() => setAsking(false)}
        >
          <p>这位不办了才取消。取消后再来要重新取号、重新排。</p>
        </ConfirmDialog>
      )}
    </article>
  );
}

function standingWords({ ticket, ahead, estimate }: ExplainedTicket): string {
  const where = ticket.queueName;
  if (ticket.state === "called" || ticket.state === "serving") return `${where}，在 ${ticket.counter} 窗口`;
  if (ticket.state !== "waiting") return where;
  const wait = estimate ? rangeWords(estimate) : "现在没有窗口在叫，说不准多久";
  return `${where}，${ahead ? `前面 ${ahead} 人` : "下一个就是他"}，${wait}`;
}
