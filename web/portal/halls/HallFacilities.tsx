import type { HallFacilities as Facilities } from "#contract/facilities.ts";
import { useRead } from "../../shared/query.tsx";

/** 便民设施: what is there for whoever needs it, where, and whether it can be borrowed. */
export function HallFacilities({ hall }: { hall: string }) {
  const { data } = useRead<Facilities>(`/halls/${encodeURIComponent(hall)}/facilities`);
  if (!data || data.facilities.length === 0) return null;
  return (
    <>
      <h2>便民设施</h2>
      <ul>
        {data.facilities.map(({ name, place, words }) => (
          <li key={name}>
            <b>{name}</b>
            {`：${place}${words ? `，${words}` : ""}`}
          </li>
        ))}
      </ul>
    </>
  );
}
