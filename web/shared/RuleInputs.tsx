import type { RuleTrace } from "#contract/decision-desk.ts";
import { type Column, Table } from "./ui/Table.tsx";

type Input = RuleTrace["inputs"][number];

const columns: Column<Input>[] = [
  { key: "label", head: "项目", main: true, cell: ({ label }) => label },
  { key: "text", head: "内容", cell: ({ text, doubt }) => (doubt ? `${text}（${doubt}）` : text) },
  { key: "source", head: "来自", cell: ({ source }) => source },
];

/** Everything a rule looked at, with where each came from (A15). */
export function RuleInputs({ inputs }: { inputs: RuleTrace["inputs"] }) {
  return (
    <Table
      caption="规则用到的信息"
      captionHidden
      columns={columns}
      rows={inputs}
      rowKey={({ label }) => label}
    />
  );
}
