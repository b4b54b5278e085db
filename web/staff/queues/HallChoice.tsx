import { type ReactNode, useState } from "react";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Select } from "../../shared/ui/Select.tsx";

interface HallName {
  id: string;
  name: string;
  closedOn?: string;
}

/** The open halls, and what is shown of the chosen one; the first to begin with. */
export function HallChoice({ children }: { children: (hall: string) => ReactNode }) {
  const halls = useRead<{ halls: HallName[] }>("/staff/halls");
  const [chosen, setChosen] = useState("");
  return (
    <Loaded query={halls}>
      {(data) => {
        const open = data.halls.filter(({ closedOn }) => !closedOn);
        const hall = chosen || (open[0]?.id ?? "");
        return (
          <>
            <Select
              label="哪个大厅"
              options={open.map(({ id, name }) => ({ value: id, label: name }))}
              value={hall}
              onChange={setChosen}
            />
            {hall !== "" && children(hall)}
          </>
        );
      }}
    </Loaded>
  );
}
