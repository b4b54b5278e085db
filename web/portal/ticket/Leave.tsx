import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { PhoneTicket } from "#contract/queue.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { ConfirmDialog } from "../../shared/ui/Dialog.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { forgetTicket } from "./my-tickets.ts";

/** Whoever does not come any more gives the place back; asked once, for it cannot be taken back. */
export function Leave(props: { token: string; ticket: PhoneTicket; onDone: () => void }) {
  const { token, ticket, onDone } = props;
  const [asking, setAsking] = useState(false);
  const [requestKey] = useState(newRequestKey);
  const leave = useMutation<unknown, Refused>({
    mutationFn: () => post("/tickets/cancel", { token, requestKey }),
    onSuccess: () => {
      forgetTicket(token);
      setAsking(false);
      onDone();
    },
  });
  return (
    <>
      <div className="btns">
        <Button onClick={() => setAsking(true)}>不排了，取消这个号</Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={`取消 ${ticket.number} 号？`}
          action="取消这个号"
          leave="继续排"
          busy={leave.isPending}
          onConfirm={() => leave.mutate()}
          onClose={() => setAsking(false)}
        >
          {leave.error && (
            <Notice kind="error" announce>
              {leave.error.message}
            </Notice>
          )}
          <p>取消后位置让给后面的人，再来要重新取号、重新排。</p>
        </ConfirmDialog>
      )}
    </>
  );
}
