import { Link } from "wouter";
import type { TicketCases } from "#contract/calling.ts";
import type { CaseSummary } from "#contract/case.ts";
import { useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import type { Called } from "./called.ts";

/** Whom the number brought, and what they have at the hall: nobody is asked what the hall knows. */
export function CalledPerson({ called: { ticket, person } }: { called: Called }) {
  const { data } = useRead<TicketCases>(`/staff/tickets/${ticket.id}/cases`);
  return (
    <section className="called" aria-label="叫到的人">
      <p className="called-who">
        <b className="called-number">{ticket.number}</b>
        <span>{person?.name ?? "没有登记姓名"}</span>
        <span className="soft">{ticket.group ?? ticket.className}</span>
      </p>
      {data && data.cases.length > 0 && (
        <p>
          {"这个号已经收了："}
          <Cases cases={data.cases} />
        </p>
      )}
      {data && data.others.length > 0 && (
        <Details summary={`这位已有的办件 ${data.others.length} 件`}>
          <ul>
            {data.others.map((it) => (
              <li key={it.number}>
                <Link href={`/cases/${it.number}`}>{it.subject}</Link>{" "}
                <StateTag state={it.state} name={it.stateName} />
              </li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  );
}

function Cases({ cases }: { cases: readonly CaseSummary[] }) {
  return cases.map((it, at) => (
    <span key={it.number}>
      {at > 0 && "、"}
      <Link href={`/cases/${it.number}`}>{it.subject}</Link>
    </span>
  ));
}
