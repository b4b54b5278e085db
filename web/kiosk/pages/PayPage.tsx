import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { OfCase } from "#contract/kiosk.ts";
import type { Payable, Payment, PaymentSlip } from "#contract/payments.ts";
import { get, newRequestKey, post, type Refused } from "../../shared/api.ts";
import { QrCode } from "../../shared/QrCode.tsx";
import { moneyWords } from "../../shared/words.ts";
import { Big, Do, Say, Trouble } from "../parts.tsx";
import { useKiosk } from "../person.tsx";
import { Asked } from "./Asked.tsx";
import { WhichCase } from "./WhichCase.tsx";

const lookMs = 2000;

/** 缴费: which matter, which tariff, then a code for one's own phone. */
export function PayPage() {
  const [of, setOf] = useState<OfCase>();
  const [payment, setPayment] = useState<Payment>();
  if (!of) return <WhichCase title="给哪一件缴费？" onPicked={setOf} />;
  if (payment) return <Paying payment={payment} onAgain={() => setPayment(undefined)} />;
  return (
    <Asked<Payable> path="/kiosk/payables" body={of} onAgain={() => setOf(undefined)}>
      {(payable) => <HowMuch of={of} payable={payable} onOpen={setPayment} />}
    </Asked>
  );
}

function HowMuch(props: { of: OfCase; payable: Payable; onOpen: (payment: Payment) => void }) {
  const { of, payable, onOpen } = props;
  const { toStart } = useKiosk();
  const [keys] = useState(() => new Map(payable.options.map(({ id }) => [id, newRequestKey()])));
  const open = useMutation<Payment, Refused, string>({
    mutationFn: (option) => post<Payment>("/kiosk/payments", { requestKey: keys.get(option), of, option }),
    onSuccess: onOpen,
  });
  if (payable.paid)
    return (
      <>
        <Say title="已经缴过了" icon="check">
          {`${payable.subject}：${moneyWords(payable.paid.fen)}，不用再缴`}
        </Say>
        <Do>
          {payable.paid.slip && <SlipAgain of={of} />}
          <Big name="回首页" icon="home" main onPress={toStart} />
        </Do>
      </>
    );
  return (
    <>
      <Say title={payable.name} icon="coin">
        {payable.subject}
      </Say>
      <Do>
        {open.error && <Trouble message={open.error.message} />}
        {payable.options.map(({ id, name, fen }) => (
          <Big
            key={id}
            name={moneyWords(fen)}
            words={name}
            icon="coin"
            busy={open.isPending}
            onPress={() => open.mutate(id)}
          />
        ))}
        <div className="told">
          <p>收费依据：{payable.basis}</p>
        </div>
      </Do>
    </>
  );
}

/** For whoever lost the slip: once. */
function SlipAgain({ of }: { of: OfCase }) {
  const print = useMutation<PaymentSlip, Refused>({
    mutationFn: () => post<PaymentSlip>("/kiosk/payment-slips", of),
  });
  if (print.error) return <Trouble message={print.error.message} />;
  if (print.data)
    return (
      <div className="told center" role="status">
        <p>{slipWords(print.data)}</p>
      </div>
    );
  return (
    <Big
      name="再打一张凭条"
      words="只能补打一次"
      icon="print"
      busy={print.isPending}
      onPress={() => print.mutate()}
    />
  );
}

const slipWords = ({ paper }: PaymentSlip) =>
  paper === "printed" ? "凭条打好了，请拿走" : "凭条没有打出来，缴费有效；要凭条请到窗口";

/** Its slip comes out by itself. */
function Paid({ payment: { id, fen, name } }: { payment: Payment }) {
  const { leave } = useKiosk();
  const slip = useQuery<PaymentSlip, Refused>({
    queryKey: ["payment-slip", id],
    queryFn: () => post<PaymentSlip>(`/kiosk/payments/${id}/slip`),
    gcTime: 0,
  });
  return (
    <>
      <Say title={`缴好了，${moneyWords(fen)}`} icon="check">
        {name}
      </Say>
      <Do>
        <div className="told center" role="status">
          <p>
            {slip.isPending ? "正在打印凭条…" : slipWords(slip.data ?? { paper: "failed", again: false })}
          </p>
        </div>
        <Big name="办完了" icon="leave" main onPress={() => leave("left")} />
      </Do>
    </>
  );
}

function Paying({ payment, onAgain }: { payment: Payment; onAgain: () => void }) {
  const { leave } = useKiosk();
  const query = useQuery<Payment, Refused>({
    queryKey: ["payment", payment.id],
    queryFn: () => get<Payment>(`/kiosk/payments/${payment.id}`),
    initialData: payment,
    refetchInterval: ({ state }) => (state.data?.state === "waiting" ? lookMs : false),
    gcTime: 0,
  });
  const { state, code, fen, name } = query.data;
  if (state === "paid") return <Paid payment={query.data} />;
  if (state === "closed")
    return (
      <>
        <Say title="没有收到付款" icon="coin">
          这个码不能付了，没有扣钱
        </Say>
        <Do>
          <Big name="重新来" icon="turn" main onPress={onAgain} />
        </Do>
      </>
    );
  return (
    <>
      <Say title={`用手机扫码，付 ${moneyWords(fen)}`} icon="coin">
        {name}
      </Say>
      <Do>
        <div className="told center">
          <QrCode text={code} label="付款码" />
          <p role="status">正在等您付款…付好了这里会变</p>
        </div>
        <Big name="不付了" icon="left" onPress={() => leave("left")} />
      </Do>
    </>
  );
}
