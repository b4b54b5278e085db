import { useEffect, useRef } from "react";
import type { PhoneTicket } from "#contract/queue.ts";
import { Loaded } from "../../shared/query.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { Page } from "../Page.tsx";
import { Leave } from "./Leave.tsx";
import { LiveMark } from "./LiveMark.tsx";
import { Standing } from "./Standing.tsx";
import { isOver, titleOf } from "./ticket.ts";
import { type Followed, useFollowedTicket } from "./use-followed-ticket.ts";
import "./ticket.css";

const crumbs = [
  { name: "首页", href: "/" },
  { name: "我的号", href: "/ticket" },
];

/** One number, followed until it is over. */
export function OneTicket({ token }: { token: string }) {
  const followed = useFollowedTicket(token);
  return (
    <Page title="我的号" crumbs={crumbs}>
      <Loaded query={followed.query} lines={8}>
        {() => followed.ticket && <Ticket token={token} ticket={followed.ticket} followed={followed} />}
      </Loaded>
    </Page>
  );
}

function Ticket(props: { token: string; ticket: PhoneTicket; followed: Followed }) {
  const { token, ticket, followed } = props;
  useTitle(titleOf(ticket));
  useBuzz(ticket.state === "called");
  const { explained, others } = ticket;
  return (
    <>
      <section className={`my-ticket ${ticket.state}`} aria-label={`${ticket.number} 号`}>
        <p className="my-number">{ticket.number}</p>
        <p className="my-queue">
          <span>{ticket.hallName}</span>
          <span>{ticket.queueName}</span>
        </p>
        <Standing ticket={ticket} />
      </section>
      {!isOver(ticket) && <LiveMark followed={followed} />}
      {ticket.state === "waiting" && explained.length > 0 && (
        <Details summary="为什么排在这里">
          <ul>
            {explained.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Details>
      )}
      {others.length > 0 && (
        <p>{`您今天还有：${others.map(({ number, queueName }) => `${number}（${queueName}）`).join("、")}。同一时间只叫您一个号。`}</p>
      )}
      {ticket.mayCancel && <Leave token={token} ticket={ticket} onDone={followed.readAgain} />}
    </>
  );
}

/** The tab says it too: somebody may be reading something else. */
function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** Once when it begins to be called; not on opening a page that says so already. */
function useBuzz(called: boolean): void {
  const before = useRef(called);
  useEffect(() => {
    if (called && !before.current) navigator.vibrate?.([400, 200, 400, 200, 400]);
    before.current = called;
  }, [called]);
}
