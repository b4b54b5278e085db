import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import { appointmentStateNames, type CheckedIn, type MyAppointment } from "#contract/appointment.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { stateKinds } from "../../shared/appointment-states.ts";
import { QrCode } from "../../shared/QrCode.tsx";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { ConfirmDialog } from "../../shared/ui/Dialog.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords } from "../../shared/words.ts";
import { Page } from "../Page.tsx";
import { clockWords, slotWords } from "./booking.ts";
import "./appointments.css";

const crumbs = [
  { name: "首页", href: "/" },
  { name: "预约", href: "/appointments" },
];

/** One appointment: when and where, the voucher, and what can be done about it. */
export function AppointmentPage({ id }: { id: string }) {
  const it = useRead<MyAppointment>(`/appointments/${encodeURIComponent(id)}`);
  if (it.data) return <Shown it={it.data} />;
  return (
    <Page title="预约" crumbs={crumbs}>
      <Loaded query={it}>{() => null}</Loaded>
    </Page>
  );
}

type Action = "cancel" | "accept" | "check-in";

function useAct(it: MyAppointment) {
  const [, navigate] = useLocation();
  const [requestKey] = useState(newRequestKey);
  return useMutation<MyAppointment | CheckedIn, Refused, Action>({
    mutationFn: (action) =>
      post(`/appointments/${it.id}/${action}`, {
        requestKey,
        ...(action !== "check-in" && { version: it.version }),
      }),
    onSuccess: async (answer) => {
      await refresh("/appointments", `/appointments/${it.id}`);
      if ("token" in answer) navigate(`/ticket#${answer.token}`);
    },
  });
}

function Shown({ it }: { it: MyAppointment }) {
  const [params] = useSearchParams();
  const isOpen = it.state === "booked" || it.state === "displaced";
  return (
    <Page
      title={slotWords(it)}
      crumbs={crumbs}
      under={<Tag kind={stateKinds[it.state]}>{appointmentStateNames[it.state]}</Tag>}
    >
      {params.has("new") && it.state === "booked" && (
        <Notice kind="success" title="约好了" announce>
          <p>已经用短信和消息告诉您。</p>
        </Notice>
      )}
      {it.reason && <Notice kind="warning" title={`大厅的说明：${it.reason}`} />}
      <SummaryList rows={rowsOf(it)} />
      {it.state === "booked" && <Voucher it={it} />}
      {isOpen ? <Actions key={it.version} it={it} /> : <Again it={it} />}
    </Page>
  );
}

function rowsOf(it: MyAppointment) {
  return [
    { key: "what", head: "办什么", value: it.itemName ? `${it.itemName}（${it.queueName}）` : it.queueName },
    { key: "where", head: "在哪里", value: `${it.hallName}${it.address ? `，${it.address}` : ""}` },
    { key: "who", head: "谁来", value: it.enterpriseName ? `${it.name}，代${it.enterpriseName}` : it.name },
    ...(it.ticketNumber ? [{ key: "ticket", head: "取到的号", value: it.ticketNumber }] : []),
  ];
}

/** What is shown at the hall: the code to scan and its letters. */
function Voucher({ it }: { it: MyAppointment }) {
  return (
    <section className="voucher">
      <h2>到了怎么取号</h2>
      <p>{`当天 ${clockWords(it.checkInFrom)}–${clockWords(it.onTimeUntil)}，在自助机刷身份证或扫这个码，比现场取号的人先办。${clockWords(it.onTimeUntil)} 以后按迟到排队。`}</p>
      <QrCode text={it.voucher} label="取号凭证二维码" />
      <p className="voucher-code">{it.voucher}</p>
    </section>
  );
}

function Actions({ it }: { it: MyAppointment }) {
  const act = useAct(it);
  const [asking, setAsking] = useState(false);
  const { proposal } = it;
  return (
    <>
      {act.error && (
        <Notice kind="error" announce>
          {act.error.message}
        </Notice>
      )}
      {proposal && (
        <Notice kind="warning" title={`为您留了 ${slotWords(proposal)}`}>
          <p>{`对不起，原来的时间办不了。请在 ${instantWords(proposal.until)} 前答复，过时这个预约就取消。`}</p>
          <Button kind="primary" busy={act.isPending} onClick={() => act.mutate("accept")}>
            接受这个时间
          </Button>
        </Notice>
      )}
      <div className="btns">
        {it.mayCheckIn && (
          <Button kind="primary" busy={act.isPending} onClick={() => act.mutate("check-in")}>
            我到了，取号
          </Button>
        )}
        {it.mayMove && <LinkButton href={`/appointments/${it.id}/move`}>改时间</LinkButton>}
        {it.mayCancel && <Button onClick={() => setAsking(true)}>取消预约</Button>}
        {it.state === "booked" && (
          <a className="btn plain" href={`/api/appointments/${it.id}/calendar.ics`} download>
            加到手机日历
          </a>
        )}
      </div>
      {asking && (
        <ConfirmDialog
          title="取消这个预约？"
          action="取消预约"
          leave="不取消"
          busy={act.isPending}
          onConfirm={() => act.mutate("cancel", { onSettled: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          <p>{`${slotWords(it)}，${it.queueName}。取消后名额让给别人，您可以另约时间。`}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

/** After it has ended: the calendar entry goes by the same file, another time is one step away. */
function Again({ it }: { it: MyAppointment }) {
  const gone = it.state === "cancelled" || it.state === "called-off";
  return (
    <div className="btns">
      {it.state !== "arrived" && (
        <LinkButton href={`/appointments/new?hall=${it.hall}&queue=${it.queue}`} kind="primary">
          另约时间
        </LinkButton>
      )}
      {gone && (
        <a className="btn plain" href={`/api/appointments/${it.id}/calendar.ics`} download>
          从手机日历去掉
        </a>
      )}
    </div>
  );
}
