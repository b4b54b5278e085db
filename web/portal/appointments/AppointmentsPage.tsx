import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import {
  appointmentStateNames,
  type MyAppointment,
  type MyAppointments,
  type MyWaiting,
} from "#contract/appointment.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { stateKinds } from "../../shared/appointment-states.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { dateWords, instantWords, plainDate } from "../../shared/words.ts";
import { useMe } from "../account.ts";
import { signInAddress } from "../coming-back.ts";
import { Page } from "../Page.tsx";
import { slotWords } from "./booking.ts";
import "../cases/cases.css";
import "./appointments.css";

/** 预约: a new one, what I have booked, what I wait for. */
export function AppointmentsPage() {
  const { data: me } = useMe();
  return (
    <Page title="预约" crumbs={[{ name: "首页", href: "/" }]}>
      <p>约好时间再去大厅，到了先办。随时可以改时间或取消。</p>
      <div className="btns">
        <LinkButton href="/appointments/new" kind="primary">
          新预约
        </LinkButton>
      </div>
      {me === null && (
        <p>
          <Link href={signInAddress("/appointments")}>登录</Link>后可以看到您的预约。没有智能手机的，打 12345
          或到大厅，工作人员帮您约。
        </p>
      )}
      {me && <Mine />}
    </Page>
  );
}

function Mine() {
  const mine = useRead<MyAppointments>("/appointments");
  return (
    <Loaded query={mine}>
      {({ coming, past, waiting, most, suspendedUntil }) => (
        <>
          {suspendedUntil && (
            <Notice kind="warning" title={`${plainDate(suspendedUntil)}（含）以前不能网上预约`}>
              <p>因为多次约了没有来。可以直接到大厅取号，也可以请窗口代约。</p>
            </Notice>
          )}
          <h2>我的预约</h2>
          {coming.length === 0 ? (
            <p>{`现在没有预约。同时最多可以有 ${most} 个。`}</p>
          ) : (
            <List rows={coming} />
          )}
          {waiting.length > 0 && <h2>候补</h2>}
          {waiting.map((entry) => (
            <Waiting key={entry.id} entry={entry} />
          ))}
          {past.length > 0 && (
            <Details summary={`以前的预约（${past.length} 个）`}>
              <List rows={past} />
            </Details>
          )}
        </>
      )}
    </Loaded>
  );
}

function List({ rows }: { rows: readonly MyAppointment[] }) {
  return (
    <ul className="cases">
      {rows.map((row) => (
        <li key={row.id}>
          <Link href={`/appointments/${row.id}`} className="cases-name">
            {slotWords(row)}
          </Link>
          <p className="cases-facts">
            <Tag kind={stateKinds[row.state]}>{appointmentStateNames[row.state]}</Tag>
            <span>{row.itemName ?? row.queueName}</span>
          </p>
          <p className="cases-more">{row.hallName}</p>
        </li>
      ))}
    </ul>
  );
}

/** One place in a waiting list: how many before, or the place that is kept. */
function Waiting({ entry }: { entry: MyWaiting }) {
  const [keys] = useState(() => ({ accept: newRequestKey(), leave: newRequestKey() }));
  const act = useMutation<MyAppointments, Refused, "accept" | "leave">({
    mutationFn: (action) => post(`/appointments/waiting/${entry.id}/${action}`, { requestKey: keys[action] }),
    onSuccess: () => refresh("/appointments"),
  });
  const { offer } = entry;
  return (
    <Notice
      kind={offer ? "success" : "info"}
      title={offer ? `有名额了：${slotWords(offer)}` : `${dateWords(entry.from)}，${entry.queueName}`}
    >
      <p>
        {offer
          ? `${entry.hallName}，${entry.queueName}。为您留到 ${instantWords(offer.until)}，过时留给下一位。`
          : `${entry.hallName}。前面还有 ${entry.before} 人候补，有名额时用短信和消息告诉您。`}
      </p>
      {act.error && <p role="alert">{act.error.message}</p>}
      <div className="btns">
        {offer && (
          <Button kind="primary" busy={act.isPending} onClick={() => act.mutate("accept")}>
            就约这个时间
          </Button>
        )}
        <Button busy={act.isPending} onClick={() => act.mutate("leave")}>
          不等了
        </Button>
      </div>
    </Notice>
  );
}
