import { useState } from "react";
import type { HallQueues } from "#contract/queue.ts";
import { useRead } from "../../shared/query.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { standingWords, TakeNumber } from "../ticket/TakeNumber.tsx";

/** 在路上先取号: the queues of the hall as they stand, and a number of one of them where the hall allows it. */
export function HallNumbers({ hall }: { hall: string }) {
  const { data } = useRead<HallQueues>(`/halls/${encodeURIComponent(hall)}/queues`);
  const [chosen, setChosen] = useState("");
  if (!data?.onTheWay || data.queues.length === 0) return null;
  const queue = data.queues.find(({ id }) => id === chosen);
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers">在路上先取号</h2>
      <Select
        label="办哪一类事"
        options={[
          { value: "", label: "请选择" },
          ...data.queues.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={chosen}
        onChange={setChosen}
      />
      {queue && (
        <>
          <p className="my-wait">{standingWords(queue)}</p>
          <TakeNumber
            key={queue.id}
            hall={hall}
            queue={queue}
            wish={{ queue: queue.id }}
            here={`/halls/${hall}`}
          />
        </>
      )}
    </section>
  );
}
