import { useSearchParams } from "wouter";
import type { BookableQueues, QueueSlots } from "#contract/appointment.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Steps } from "../../shared/ui/Steps.tsx";
import { Page } from "../Page.tsx";
import { addressOf, type Chosen, chosenIn, stepOf, steps } from "./booking.ts";
import { ChooseDay, ChooseQueue, ChooseTime, slotIn } from "./Choose.tsx";
import { ConfirmBooking } from "./ConfirmBooking.tsx";
import "./appointments.css";

const path = "/appointments/new";
const questions = ["办什么事？", "哪一天去？", "几点去？", "核对一下"] as const;

/** Booking, one question a page; the answers stand in the address. */
export function NewAppointmentPage() {
  const [params] = useSearchParams();
  const chosen = chosenIn(params);
  const step = stepOf(chosen);
  const crumbs = [
    { name: "首页", href: "/" },
    { name: "预约", href: "/appointments" },
  ];
  return (
    <Page key={step} title={questions[step] ?? questions[0]} crumbs={crumbs}>
      <Steps titles={steps} now={step} />
      {step === 0 ? <Queues chosen={chosen} /> : <Times chosen={chosen} step={step} />}
    </Page>
  );
}

function Queues({ chosen }: { chosen: Chosen }) {
  const { item } = chosen;
  const queues = useRead<BookableQueues>("/appointments/queues", { params: { item } });
  return (
    <Loaded query={queues} lines={10}>
      {(data) => <ChooseQueue path={path} chosen={chosen} queues={data.queues} />}
    </Loaded>
  );
}

function Times({ chosen, step }: { chosen: Chosen; step: number }) {
  const { hall, queue, day, item } = chosen;
  const slots = useRead<QueueSlots>("/appointments/slots", { params: { hall, queue } });
  return (
    <Loaded query={slots} lines={10}>
      {(data) => {
        const slot = slotIn(data, chosen.slot);
        return (
          <>
            <p className="chosen">{`${data.hallName} · ${data.name}`}</p>
            {step === 1 && <ChooseDay path={path} chosen={chosen} days={data.days} />}
            {step === 2 && <ChooseTime path={path} chosen={chosen} data={data} />}
            {step === 3 && slot && <ConfirmBooking data={data} slot={slot} chosen={chosen} />}
            {step === 3 && !slot && (
              <EmptyState title="这个时段已经约不到了">
                <LinkButton href={addressOf(path, { item, hall, queue, day })} kind="primary">
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
