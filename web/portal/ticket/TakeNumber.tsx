import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import type { QueueNow, Taken } from "#contract/queue.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { rangeWords } from "../../shared/wait-words.ts";
import { todayAt } from "../../shared/words.ts";
import { useMe } from "../account.ts";
import { signInAddress } from "../coming-back.ts";
import { rememberTicket } from "./my-tickets.ts";
import "./ticket.css";

interface TakeProps {
  hall: string;
  queue: QueueNow;
  /** What is asked for: a matter, or the queue itself. */
  wish: { items: string[] } | { queue: string };
  /** Where to come back to from signing in. */
  here: string;
}

/** A number on the way: while a counter calls the queue, for whoever has signed in. */
export function TakeNumber({ hall, queue, wish, here }: TakeProps) {
  const { data: me } = useMe();
  if (queue.open === 0) return <p>窗口开了才能在手机上取号；现在就在大厅的，请到取号台。</p>;
  if (me) return <Take hall={hall} wish={wish} />;
  return (
    <LinkButton href={signInAddress(here)} kind="primary">
      登录后取号
    </LinkButton>
  );
}

export function standingWords({ open, waiting, estimate }: QueueNow): string {
  if (open === 0) return "现在没有窗口开着";
  if (waiting === 0) return "现在没有人在等";
  return `现在 ${waiting} 人在等${estimate ? `，${rangeWords(estimate)}` : ""}`;
}

/** One number; the page of the number opens at once. */
function Take({ hall, wish }: Pick<TakeProps, "hall" | "wish">) {
  const [requestKey] = useState(newRequestKey);
  const [, navigate] = useLocation();
  const take = useMutation<Taken, Refused>({
    mutationFn: () => post(`/halls/${hall}/tickets`, { requestKey, ...wish }),
    onSuccess: ({ ticket, token }) => {
      const { number, queueName, takenAt } = ticket;
      rememberTicket({ token, number, queueName, day: todayAt(new Date(takenAt)) });
      navigate(`/ticket#${token}`);
    },
  });
  return (
    <>
      {take.error && (
        <Notice kind="error" announce>
          {take.error.message}
        </Notice>
      )}
      <p>取号就开始排队。请算好路上的时间：叫到时不在，会过号。</p>
      <Button kind="primary" busy={take.isPending} onClick={() => take.mutate()}>
        取号
      </Button>
    </>
  );
}
