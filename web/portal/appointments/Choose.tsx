import { Link } from "wouter";
import type { BookableDay, BookableQueue, QueueSlots } from "#contract/appointment.ts";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { dateWords } from "../../shared/words.ts";
import { addressOf, type Chosen, dayState, hoursWords, slotWords } from "./booking.ts";
import { JoinWaiting } from "./JoinWaiting.tsx";

interface Choosing {
  /** The page these choices lead on in. */
  path: string;
  chosen: Chosen;
}

/** The queues of the halls, each with its next free time. */
export function ChooseQueue({ path, chosen, queues }: Choosing & { queues: readonly BookableQueue[] }) {
  if (queues.length === 0) {
    return (
      <EmptyState title="这件事还不能预约">
        <p>可以直接到大厅取号；要问的，打 12345。</p>
      </EmptyState>
    );
  }
  const halls = [...Map.groupBy(queues, ({ hallName }) => hallName)];
  return halls.map(([hall, its]) => (
    <section key={hall}>
      <h3>{hall}</h3>
      <ul className="pick">
        {its.map(({ hall: id, queue, name, next }) => (
          <li key={queue}>
            <Link href={addressOf(path, { item: chosen.item, hall: id, queue })}>
              <b>{name}</b>
              <span>{next ? `最早 ${slotWords(next)}` : "近期约满，可以候补"}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** The days through the horizon; those without a place say why. */
export function ChooseDay({ path, chosen, days }: Choosing & { days: readonly BookableDay[] }) {
  return (
    <ul className="pick days">
      {days.map((one) => {
        const line = (
          <>
            <b>{dateWords(one.day)}</b>
            <span>{dayState(one)}</span>
          </>
        );
        const canOpen = one.state === "open" || one.state === "full";
        return (
          <li key={one.day} className={one.state === "open" ? undefined : "none"}>
            {canOpen ? (
              <Link href={addressOf(path, { ...chosen, day: one.day })}>{line}</Link>
            ) : (
              <p>{line}</p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The hours of a day. */
export function ChooseTime({ path, chosen, data }: Choosing & { data: QueueSlots }) {
  const day = data.days.find((one) => one.day === chosen.day);
  if (!day || day.slots.length === 0) return <EmptyState title="这一天没有可约的时段" />;
  return (
    <>
      <ul className="pick times">
        {day.slots.map((slot) => (
          <li key={slot.id} className={slot.free > 0 ? undefined : "none"}>
            {slot.free > 0 ? (
              <Link href={addressOf(path, { ...chosen, slot: String(slot.id) })}>
                <b>{hoursWords(slot)}</b>
                <span>{`还有 ${slot.free} 个`}</span>
              </Link>
            ) : (
              <p>
                <b>{hoursWords(slot)}</b>
                <span>约满了</span>
              </p>
            )}
          </li>
        ))}
      </ul>
      {day.state === "full" && <JoinWaiting data={data} day={day.day} item={chosen.item} />}
    </>
  );
}

/** The slot that was chosen, while it can be seen. */
export function slotIn(data: QueueSlots, slot: string | undefined) {
  return data.days.flatMap(({ slots }) => slots).find(({ id }) => String(id) === slot);
}
