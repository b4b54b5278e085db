import { useState } from "react";
import type { SeatView } from "#contract/queue.ts";
import { put } from "../../shared/api.ts";
import { refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { useHall } from "./hall.ts";

const path = "/staff/seat";

/** Which counter the clerk sits at: its tablet asks whom they have just served, and figures know the counter (R4.2). */
export function Seat() {
  const { id: hall } = useHall();
  const { data } = useRead<SeatView>(path);
  const [choosing, setChoosing] = useState(false);
  if (!data || hall === "") return null;
  const { seat } = data;
  return (
    <div className="no-print">
      <Button kind="quiet" onClick={() => setChoosing(true)}>
        {seat ? `${seat.counter} 窗口（换）` : "选窗口，平板才会请人评价"}
      </Button>
      {choosing && (
        <CommandDialog<SeatView>
          title="您坐在哪个窗口"
          action="坐在这个窗口"
          fields={[
            {
              ...{ name: "counter", label: "窗口编号", required: true, kind: "line", max: 40 },
              hint: "写在窗口牌上，例如 A03",
            },
          ]}
          start={{ counter: seat?.counter ?? "" }}
          send={({ counter }) => put(path, { hall, counter: String(counter).trim().toUpperCase() })}
          onDone={() => {
            setChoosing(false);
            void refresh(path);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}
