import { useState } from "react";
import type { ItemImportReport } from "#contract/catalogue-lists.ts";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tabs } from "../../shared/ui/Tabs.tsx";
import { Tag, type TagKind } from "../../shared/ui/Tag.tsx";
import { placeText } from "./import-report.ts";

type Row = ItemImportReport["rows"][number];
type Problem = ItemImportReport["problems"][number];

const verdicts: Record<Row["verdict"], { word: string; kind: TagKind }> = {
  refused: { word: "不能导入", kind: "bad" },
  changed: { word: "有改动", kind: "asked" },
  new: { word: "新增", kind: "good" },
  unchanged: { word: "没变", kind: "ended" },
};
const order = Object.keys(verdicts) as Row["verdict"][];

/** What the file would do, item by item, every fault at its cell. */
export function ImportReport({ report }: { report: ItemImportReport }) {
  const first = order.find((verdict) => report.counts[verdict] > 0) ?? "unchanged";
  const [tab, setTab] = useState<string>(first);
  return (
    <>
      <Problems problems={report.problems} />
      {report.rows.length > 0 && (
        <Tabs
          label="检查结果"
          current={tab}
          onChange={setTab}
          tabs={order.map((verdict) => ({
            key: verdict,
            title: `${verdicts[verdict].word} ${report.counts[verdict]}`,
          }))}
        >
          <Table
            caption="检查结果"
            captionHidden
            columns={columns}
            rows={report.rows.filter((row) => row.verdict === tab)}
            rowKey={(row) => `${row.sheet} ${row.row} ${row.key}`}
          />
        </Tabs>
      )}
    </>
  );
}

const columns: Column<Row>[] = [
  {
    key: "name",
    head: "事项",
    main: true,
    cell: (row) => (
      <>
        {row.name || row.key}
        <span className="item-key">{placeText(row)}</span>
      </>
    ),
  },
  {
    key: "verdict",
    head: "结果",
    cell: (row) => <Tag kind={verdicts[row.verdict].kind}>{verdicts[row.verdict].word}</Tag>,
  },
  { key: "percent", head: "完整度", cell: (row) => (row.percent === undefined ? "" : `${row.percent}%`) },
  {
    key: "what",
    head: "哪里",
    cell: (row) => (
      <>
        {row.changes.length > 0 && <p>{`改了：${row.changes.join("、")}`}</p>}
        <Problems problems={row.problems} />
        {row.hints.length > 0 && (
          <details>
            <summary>{`发布前还差 ${row.hints.length} 处`}</summary>
            <Problems problems={row.hints} />
          </details>
        )}
      </>
    ),
  },
];

/** What is wrong, each at its place in the file. */
export function Problems({ problems, thing }: { problems: readonly Problem[]; thing?: string }) {
  if (problems.length === 0) return null;
  return (
    <ul className="problems">
      {problems.map((problem) => (
        <li key={`${placeText(problem)} ${problem.message}`}>
          {problem.message}
          <span className="item-key">{placeText(problem, thing)}</span>
        </li>
      ))}
    </ul>
  );
}
