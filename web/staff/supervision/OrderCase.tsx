import { Link } from "wouter";
import type { OrderView } from "#contract/supervision-orders.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { CaseBody } from "../case/CaseBody.tsx";
import { Page } from "../frame/Page.tsx";
import { dueWords } from "./supervision.ts";
import "../case/case.css";

/** One supervision order (督办): what is asked of whom, by when, what they answered. */
export function OrderCase({ number }: { number: string }) {
  const order = useRead<OrderView>(`/orders/${number}`);
  const summary = order.data?.case;
  return (
    <Page
      title={summary?.subject ?? "督办"}
      beside={summary && <StateTag state={summary.state} name={summary.stateName} type="order" />}
      className="case"
    >
      <Loaded query={order} lines={10}>
        {(view) => <CaseBody application={view} unasked asked="督办内容" left={<Asked view={view} />} />}
      </Loaded>
    </Page>
  );
}

function Asked({ view: { order, matter, mark, aboutCase } }: { view: OrderView }) {
  const rows = [
    { key: "source", head: "来源", value: order.sourceName },
    ...(mark ? [{ key: "mark", head: "领导批示", value: mark }] : []),
    { key: "organ", head: "承办单位", value: order.organName },
    ...(order.personName ? [{ key: "person", head: "承办人", value: order.personName }] : []),
    { key: "issuer", head: "下达人", value: order.issuerName },
    ...(order.dueAt ? [{ key: "due", head: "答复期限", value: `${dueWords(order.dueAt)}前` }] : []),
  ];
  return (
    <section className="asked" id="asked" aria-label="督办内容">
      <h2>督办内容</h2>
      <p className="order-matter">{matter}</p>
      <SummaryList rows={rows} />
      {aboutCase && (
        <p>
          有关办件：<Link href={`/cases/${aboutCase.number}`}>{aboutCase.subject}</Link>{" "}
          <StateTag state={aboutCase.state} name={aboutCase.stateName} />
        </p>
      )}
    </section>
  );
}
