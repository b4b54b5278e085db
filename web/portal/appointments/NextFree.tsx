import { Link } from "wouter";
import type { BookableQueues } from "#contract/appointment.ts";
import { useRead } from "../../shared/query.tsx";
import { addressOf, slotWords } from "./booking.ts";

/** In a guide: the next free time of each hall where the matter is received, one step from booking it. */
export function NextFree({ item }: { item: string }) {
  const queues = useRead<BookableQueues>("/appointments/queues", { params: { item } });
  const free = (queues.data?.queues ?? []).filter(({ next }) => next !== undefined);
  if (free.length === 0) return null;
  return (
    <ul className="places-list no-print">
      {free.map(({ hall, hallName, queue, next }) => (
        <li key={`${hall}/${queue}`}>
          <b>{`预约去${hallName}`}</b>
          <br />
          <Link href={addressOf("/appointments/new", { item, hall, queue })} className="go">
            {next ? `最早 ${slotWords(next)}` : ""}
          </Link>
        </li>
      ))}
    </ul>
  );
}
