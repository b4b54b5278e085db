import { Link } from "wouter";
import type { FreeServicesOf } from "#contract/free-services.ts";
import { useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import "../cases/cases.css";

/** What is free for these matters of mine, and what I have asked for; nothing where there is nothing. */
export function FreeServices({ numbers }: { numbers: readonly string[] }) {
  const { data } = useRead<FreeServicesOf>("/free-services", { params: { numbers: numbers.join(",") } });
  if (!data || data.offers.length + data.orders.length === 0) return null;
  return (
    <section>
      <h2>免费服务</h2>
      {data.orders.length > 0 && (
        <ul className="cases">
          {data.orders.map((order) => (
            <li key={order.number}>
              <Link href={`/free-services/${order.number}`} className="cases-name">
                {order.kindName}
              </Link>
              <p className="cases-facts">
                <StateTag state={order.state} name={order.stateName} />
                <span>{order.stateText}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
      {data.offers.length > 0 && (
        <ul>
          {data.offers.map(({ about, kind, name, detail }) => (
            <li key={`${about} ${kind}`}>
              <Link href={`/cases/${about}/free-services/${kind}`} className="go">
                {name}
              </Link>
              <p className="soft">{detail}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
