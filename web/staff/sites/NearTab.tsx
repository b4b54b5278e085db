import type { SiteFigures } from "#contract/circle.ts";
import { howNames } from "#contract/site-words.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { path } from "./sites.ts";

type Level = SiteFigures["levels"][number];
type Near = SiteFigures["near"][number];

/** A17: how many matters can be done in towns and villages, and which. */
export function NearTab() {
  const figures = useRead<SiteFigures>(`${path}/figures`);
  return (
    <Loaded query={figures} lines={10}>
      {({ items, levels, near }) => (
        <>
          <p>{`事项库里可以办的一共 ${items} 项。一项在这一级有一个点能办，就算这一级能办；有的点当场办、有的点代收的，算当场办。`}</p>
          <Table caption="各级能办多少" columns={levelColumns} rows={levels} rowKey={({ level }) => level} />
          <Table
            caption={`乡镇和村能办的 ${near.length} 项`}
            columns={nearColumns}
            rows={near}
            rowKey={({ key }) => key}
          />
        </>
      )}
    </Loaded>
  );
}

const levelNames: Record<Level["level"], string> = { county: "县级", town: "乡镇级", village: "村级" };

const levelColumns: Column<Level>[] = [
  { key: "level", head: "级别", main: true, cell: ({ level }) => levelNames[level] },
  { key: "points", head: "服务点", numeric: true, cell: ({ points }) => points },
  {
    key: "covered",
    head: "有服务点的乡镇、村",
    numeric: true,
    cell: ({ covered, areas }) => `${covered} / ${areas}`,
  },
  { key: "here", head: "当场办", numeric: true, cell: ({ here }) => here },
  { key: "forward", head: "代收转办", numeric: true, cell: ({ forward }) => forward },
  { key: "sum", head: "合计", numeric: true, cell: ({ here, forward }) => here + forward },
];

const nearColumns: Column<Near>[] = [
  { key: "name", head: "事项", main: true, cell: ({ name }) => name },
  { key: "how", head: "最好的办法", cell: ({ how }) => howNames[how] },
  { key: "towns", head: "乡镇点", numeric: true, cell: ({ towns }) => towns },
  { key: "villages", head: "村级点", numeric: true, cell: ({ villages }) => villages },
];
