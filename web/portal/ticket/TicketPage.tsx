import { useEffect, useState } from "react";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { todayAt } from "../../shared/words.ts";
import { Page } from "../Page.tsx";
import { myTickets } from "./my-tickets.ts";
import { OneTicket } from "./OneTicket.tsx";
import { tokenIn } from "./ticket.ts";
import "./ticket.css";

/** My number: where it stands, how long still, where to go when it is called. The token never leaves the fragment. */
export function TicketPage() {
  const hash = useHash();
  const token = tokenIn(hash);
  if (token !== undefined) return <OneTicket key={token} token={token} />;
  return <MyTickets />;
}

function MyTickets() {
  const tickets = myTickets(todayAt(new Date()));
  return (
    <Page title="我的号" crumbs={[{ name: "首页", href: "/" }]}>
      {tickets.length === 0 ? (
        <EmptyState title="这个手机上今天还没有号">
          <p>在大厅门口的取号台、自助机都能取；人在路上，也可以先在手机上取。</p>
          <LinkButton href="/ticket/new" kind="primary">
            我在路上，先取号
          </LinkButton>
        </EmptyState>
      ) : (
        <ul className="my-tickets">
          {tickets.map(({ token, number, queueName }) => (
            <li key={token}>
              <a href={`#${token}`}>
                <b>{number}</b>
                <span>{queueName}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

/** What stands after the `#`; another ticket scanned in the same tab is another page. */
function useHash(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const hear = () => setHash(location.hash);
    window.addEventListener("hashchange", hear);
    return () => window.removeEventListener("hashchange", hear);
  }, []);
  return hash;
}
