import { useState } from "react";
import { Link } from "wouter";
import type { Recipient, StaffFreeOrder } from "#contract/free-services.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Timeline } from "../../shared/ui/Timeline.tsx";
import { instantWords, moneyWords, numberWords } from "../../shared/words.ts";
import { rolesOf, useSignedIn } from "../account.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { Facts } from "../parts/Facts.tsx";
import { FreeNav } from "./FreeNav.tsx";
import { clockLine, wayWords } from "./free-services.ts";
import { OrderActions } from "./OrderActions.tsx";

/** One order: what is wanted, for whom, how it stands, what can be done now. */
export function OrderPage({ number }: { number: string }) {
  const path = `/staff/free-services/orders/${number}`;
  const order = useRead<StaffFreeOrder>(path);
  const { data } = order;
  const [done, setDone] = useState<string>();
  return (
    <Page
      title={data ? `${data.kindName} ${data.quantity} ${data.unit}` : "服务单"}
      beside={data && <StateTag state={data.state} name={data.stateName} />}
    >
      <FreeNav />
      <Loaded query={order} lines={10}>
        {(shown) => (
          <>
            {done && <Notice kind="success" announce title={`已经登记：${done}`} />}
            <div className="free-columns">
              <section aria-label="这张服务单">
                <h2>这张服务单</h2>
                <OrderFacts order={shown} />
              </section>
              <section aria-label="办理">
                <h2>办理</h2>
                <Clock order={shown} />
                <OrderActions
                  order={shown}
                  onDone={(words) => {
                    setDone(words);
                    void refresh(path, "/staff/free-services/orders");
                  }}
                />
                <h2>经过</h2>
                <History order={shown} />
              </section>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Clock({ order }: { order: StaffFreeOrder }) {
  if (order.clocks.length === 0) return null;
  const { words, late } = clockLine(order);
  return <p className={late ? "free-late" : undefined}>{words}</p>;
}

function OrderFacts({ order }: { order: StaffFreeOrder }) {
  const outside = rolesOf(useSignedIn()).includes("supplier");
  const about = outside ? (
    order.aboutName
  ) : (
    <Link href={`/cases/${order.about}`}>{order.aboutName || numberWords(order.about)}</Link>
  );
  return (
    <Facts
      rows={[
        ["编号", numberWords(order.number)],
        ["随哪个办件", about],
        ["申请人", order.party],
        ["怎样拿到", wayWords[order.way]],
        ["给谁", <Whom key="whom" order={order} outside={outside} />],
        ...(order.tracking ? ([["运单号", order.tracking]] as const) : []),
        ["供应商", order.supplier],
        [
          "金额",
          `${order.quantity} ${order.unit} × ${moneyWords(order.price)} ＝ ${moneyWords(order.amount)}`,
        ],
        ["下单", instantWords(order.orderedAt)],
      ]}
    />
  );
}

const reason: AskedField[] = [
  {
    ...{ name: "reason", label: "为什么要看", required: true, kind: "line", max: 200 },
    hint: "谁、什么时候、为什么看，都会记入审计日志",
  },
];

/** Masked; in full after a reason, which goes into the audit log (R13.5). */
function Whom({ order, outside }: { order: StaffFreeOrder; outside: boolean }) {
  const [asking, setAsking] = useState(false);
  const [full, setFull] = useState<Recipient>();
  const { name, phone, address } = full ?? order.recipient;
  return (
    <>
      {[name, phone, address].filter(Boolean).join("，")}{" "}
      {!full && order.mayReveal && (
        <button type="button" className="personal-show" onClick={() => setAsking(true)}>
          显示全文
        </button>
      )}
      {asking && (
        <CommandDialog<Recipient>
          title="显示收件人"
          action="显示全文"
          fields={reason}
          start={{ reason: outside ? "制作、填写运单或联系收件人" : "" }}
          send={(data) => post(`/staff/free-services/orders/${order.number}/reveal`, data)}
          onDone={(shown) => {
            setFull(shown);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function History({ order: { number, timeline } }: { order: StaffFreeOrder }) {
  return (
    <Timeline
      label="经过，最近的在前"
      entries={[...timeline]
        .reverse()
        .map(({ seq, title, at, by, tracking, reason: why, proof, text, photo }) => ({
          ...{ key: seq, title, at, who: by, state: "done" as const },
          children: (
            <>
              {tracking && <p>{`运单号 ${tracking}`}</p>}
              {(why || proof || text) && <p>{[why, proof, text].filter(Boolean).join("，")}</p>}
              {photo && (
                <img
                  className="free-photo"
                  src={`/api/staff/free-services/orders/${number}/photos/${photo}`}
                  alt="送达照片"
                />
              )}
            </>
          ),
        }))}
    />
  );
}
