import { useSearchParams } from "wouter";
import type { CircleFigure, CircleVillage, SiteFigures } from "#contract/circle.ts";
import { distanceWords } from "#server/kernel/sites/distance.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { path } from "./sites.ts";

/** B17: the share of the people who reach a service point in time, its definition, its parts, the villages behind it. */
export function CircleTab() {
  const figures = useRead<SiteFigures>(`${path}/figures`);
  return (
    <Loaded query={figures} lines={10}>
      {(data) => <Circle figures={data} />}
    </Loaded>
  );
}

function Circle({ figures }: { figures: SiteFigures }) {
  const { minutes, circle, headline, source, synthetic, populationSource } = figures;
  const [params, setParams] = useSearchParams();
  const id = params.get("mode") ?? headline;
  const shown = circle.find(({ mode }) => mode.id === id) ?? circle[0]!;
  const { mode, people, within, unknown, villages } = shown;
  return (
    <>
      {synthetic && <Notice kind="warning" title="人口和位置是演示数据，下面的数字不能对外用" />}
      <Select
        label="怎么去"
        value={mode.id}
        options={circle.map(({ mode: each }) => ({ value: each.id, label: each.name }))}
        onChange={(next) => setParams({ tab: "circle", mode: next }, { replace: true })}
      />
      <p className="site-figure">{`${share(shown)} 的人${mode.name} ${minutes} 分钟内到得了`}</p>
      <p>{`${people} 人里 ${within} 人到得了，${people - within - unknown} 人到不了，${unknown} 人的村没有位置（按到不了算）。`}</p>
      <p className="soft">
        {`怎么算：${source}。${mode.name}按每小时 ${mode.speed} 公里、绕行系数 ${mode.detour}。只算有位置、能当场办或者代收的服务点。人口：${populationSource}。`}
      </p>
      <Table
        caption="各村到最近的服务点，远的在前"
        columns={columns}
        rows={villages}
        rowKey={({ area }) => area}
      />
    </>
  );
}

const share = ({ people, within }: CircleFigure) =>
  people === 0 ? "—" : `${((within / people) * 100).toFixed(1)}%`;

const columns: Column<CircleVillage>[] = [
  { key: "name", head: "村、社区", main: true, cell: (row) => `${row.town}${row.name}` },
  { key: "people", head: "人口", numeric: true, cell: (row) => row.people },
  { key: "nearest", head: "最近的服务点", cell: (row) => row.nearest?.name ?? "没有位置" },
  { key: "metres", head: "直线距离", cell: (row) => (row.nearest ? distanceWords(row.nearest.metres) : "") },
  { key: "minutes", head: "分钟", numeric: true, cell: (row) => row.nearest?.minutes.toFixed(1) ?? "" },
  {
    key: "within",
    head: "在圈内",
    cell: (row) => (row.within ? <Tag kind="good">在</Tag> : <Tag kind="asked">不在</Tag>),
  },
];
