import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import type { FreeSlot, MyAppointment, QueueSlots } from "#contract/appointment.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { Page } from "../Page.tsx";
import { chosenIn, slotWords } from "./booking.ts";
import { ChooseDay, ChooseTime, slotIn } from "./Choose.tsx";
import "./appointments.css";

const questions = ["改到哪一天？", "改到几点？", "核对一下"] as const;

/** Moving: a day, an hour, and whether it is right. The old place is given up only when the new one is there. */
export function MovePage({ id }: { id: string }) {
  const it = useRead<MyAppointment>(`/appointments/${encodeURIComponent(id)}`);
  const [params] = useSearchParams();
  const { day, slot } = chosenIn(params);
  const step = slot !== undefined ? 2 : day !== undefined ? 1 : 0;
  const crumbs = [
    { name: "首页", href: "/" },
    { name: "预约", href: "/appointments" },
    { name: "这个预约", href: `/appointments/${id}` },
  ];
  return (
    <Page key={step} title={questions[step] ?? questions[0]} crumbs={crumbs}>
      <Loaded query={it}>{(data) => <Moving it={data} step={step} />}</Loaded>
    </Page>
  );
}

function Moving({ it, step }: { it: MyAppointment; step: number }) {
  const [params] = useSearchParams();
  const chosen = chosenIn(params);
  const path = `/appointments/${it.id}/move`;
  const slots = useRead<QueueSlots>("/appointments/slots", { params: { hall: it.hall, queue: it.queue } });
  return (
    <Loaded query={slots} lines={10}>
      {(data) => {
        const slot = slotIn(data, chosen.slot);
        return (
          <>
            <p className="chosen">{`现在约的是 ${slotWords(it)}，${it.queueName}`}</p>
            {step === 0 && <ChooseDay path={path} chosen={{}} days={data.days} />}
            {step === 1 && chosen.day && <ChooseTime path={path} chosen={{ day: chosen.day }} data={data} />}
            {step === 2 && slot && <Confirm it={it} slot={slot} />}
            {step === 2 && !slot && (
              <EmptyState title="这个时段已经约不到了">
                <LinkButton href={path} kind="primary">
                  选别的时段
                </LinkButton>
              </EmptyState>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function Confirm({ it, slot }: { it: MyAppointment; slot: FreeSlot }) {
  const [, navigate] = useLocation();
  const [requestKey] = useState(newRequestKey);
  const move = useMutation<MyAppointment, Refused>({
    mutationFn: () => post(`/appointments/${it.id}/move`, { requestKey, version: it.version, slot: slot.id }),
    onSuccess: async () => {
      await refresh("/appointments");
      navigate(`/appointments/${it.id}`, { replace: true });
    },
  });
  return (
    <>
      <SummaryList
        rows={[
          { key: "before", head: "原来", value: slotWords(it) },
          { key: "after", head: "改到", value: slotWords(slot) },
        ]}
      />
      {move.error && (
        <Notice kind="error" announce>
          {move.error.message}
        </Notice>
      )}
      <Button kind="primary" busy={move.isPending} onClick={() => move.mutate()}>
        改到这个时间
      </Button>
    </>
  );
}
