import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { KioskAppointment, KioskAppointments, KioskCheckedIn, KioskCheckIn } from "#contract/kiosk.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Big, Do, Say } from "../parts.tsx";
import { useKiosk } from "../person.tsx";
import { CardPage } from "./CardPage.tsx";
import { TakenNumber } from "./NumberPage.tsx";
import { VoucherPage } from "./VoucherPage.tsx";

type Way = "choose" | "card" | "voucher";

/** 预约取号: one's own by card, or by the voucher on the phone; then the number (R12.2). */
export function AppointmentPage() {
  const { home } = useKiosk();
  const [way, setWay] = useState<Way>("choose");
  const [of, setOf] = useState<KioskCheckIn["of"]>();
  if (of)
    return (
      <Come
        of={of}
        onAgain={() => {
          setOf(undefined);
          setWay("choose");
        }}
      />
    );
  if (way === "voucher") return <VoucherPage onTyped={(voucher) => setOf({ voucher })} />;
  if (home.person) return <Own onPicked={(id) => setOf({ id })} onVoucher={() => setWay("voucher")} />;
  if (way === "card") return <CardPage onDone={() => setWay("choose")} />;
  return (
    <>
      <Say title="预约了来取号" icon="calendar">
        怎么找到您的预约？
      </Say>
      <Do>
        <Big name="刷身份证" words="自己的预约都在里面" icon="card" main onPress={() => setWay("card")} />
        <Big
          name="输取号凭证"
          words="手机短信里的 10 位，也可以扫码"
          icon="phone"
          onPress={() => setWay("voucher")}
        />
        <PlainNumber name="没有预约" words="取普通号" />
      </Do>
    </>
  );
}

/** The other way to a number, while the hall gives any. */
function PlainNumber(props: { name: string; words: string }) {
  const { home, open } = useKiosk();
  if (!home.functions.some(({ id }) => id === "number")) return null;
  return <Big {...props} icon="ticket" onPress={() => open("number")} />;
}

/** What can be taken now first, and of the others what to do about them. */
function Own({ onPicked, onVoucher }: { onPicked: (id: number) => void; onVoucher: () => void }) {
  const mine = useRead<KioskAppointments>("/kiosk/appointments");
  return (
    <Loaded query={mine} lines={3}>
      {({ rows }) => {
        const now = rows.filter((one) => one.now);
        return (
          <>
            <Say title={titleOf(rows, now)} icon="calendar">
              {now.length > 0 ? "点一下就取号" : undefined}
            </Say>
            <Do>
              {now.map(({ id, queueName, when, words }) => (
                <Big
                  key={id}
                  name={queueName}
                  words={`${when}，${words}`}
                  icon="ticket"
                  main={now.length === 1}
                  onPress={() => onPicked(id)}
                />
              ))}
              {rows.filter((one) => !one.now).map(told)}
              <Big name="输取号凭证" words="替别人取" icon="phone" onPress={onVoucher} />
              <PlainNumber name="取普通号" words="不按预约，排队" />
            </Do>
          </>
        );
      }}
    </Loaded>
  );
}

function titleOf(rows: readonly KioskAppointment[], now: readonly KioskAppointment[]): string {
  if (now.length > 0) return "是这个预约吗？";
  return rows.length > 0 ? "现在还不能取号" : "没有找到您的预约";
}

const told = ({ id, queueName, when, words }: KioskAppointment) => (
  <div key={id} className="told">
    <p>
      <strong>{queueName}</strong>，{when}
    </p>
    <p>{words}</p>
  </div>
);

function noteOf({ late, ticket }: KioskCheckedIn): string {
  if (!late) return "按时到，预约的先办";
  return ticket.class === "priority" ? "您来晚了，按优先群体排，请给工作人员看证件" : "您来晚了，按迟到排队";
}

/** Takes the number at once; whoever comes too early or to the wrong hall reads what to do. */
function Come({ of, onAgain }: { of: KioskCheckIn["of"]; onAgain: () => void }) {
  const [requestKey] = useState(newRequestKey);
  const come = useQuery<KioskCheckedIn, Refused>({
    queryKey: ["check-in", requestKey],
    queryFn: () => post<KioskCheckedIn>("/kiosk/appointments/check-in", { requestKey, of }),
    ...{ gcTime: 0, staleTime: Number.POSITIVE_INFINITY, retry: false },
  });
  if (come.data) return <TakenNumber taken={come.data} note={noteOf(come.data)} />;
  if (come.error)
    return (
      <>
        <Say title="没有取到号" icon="calendar">
          {come.error.message}
        </Say>
        <Do>
          <Big name="再试一次" icon="turn" main onPress={onAgain} />
          <PlainNumber name="取普通号" words="不按预约，排队" />
        </Do>
      </>
    );
  return <Say title="正在取号…" icon="ticket" />;
}
