import type { HallCounters } from "#contract/calling.ts";
import type { PhoneTicket } from "#contract/queue.ts";
import { useRead } from "../../shared/query.tsx";

/** The counter, its zone and floor: as it is written on the signs of the hall. */
export function WhereTo({ ticket: { hall, counter } }: { ticket: PhoneTicket }) {
  const { data } = useRead<HallCounters>(`/halls/${hall}/counters`);
  const place = data?.counters.find(({ id }) => id === counter);
  const zone = [place?.floor, place?.zoneName].filter(Boolean).join(" ");
  return (
    <p className="my-counter">
      <b>{`${counter ?? ""} 窗口`}</b>
      {zone && <span>{zone}</span>}
      {place && <span>{place.name}</span>}
    </p>
  );
}
