import { useState } from "react";
import { Link } from "wouter";
import type { DecisionDesk, JudgedCases } from "#contract/decision-desk.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { instantWords, numberWords } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { checkFields } from "./decisions.ts";

type Row = JudgedCases["rows"][number];

/** What the rule has judged, and of what it granted those that a person looks at afterwards. */
export function JudgedPart({ desk: { item, allowed } }: { desk: DecisionDesk }) {
  const [which, setWhich] = useState("all");
  const [checking, setChecking] = useState<string>();
  const path = `/staff/decisions/${item.key}/cases`;
  const judged = useRead<JudgedCases>(path, {
    params: which === "sample" ? { sampled: true } : {},
    keep: true,
  });
  const mayCheck = allowed.includes("check");
  return (
    <section>
      <h2>判断过的办件</h2>
      <Select
        label="看哪些"
        value={which}
        options={[
          { value: "all", label: "全部，最近的在前" },
          { value: "sample", label: "抽中检查的" },
        ]}
        onChange={setWhich}
      />
      <Loaded query={judged} lines={4}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="soft">还没有。</p>
          ) : (
            <Table
              caption="判断过的办件"
              captionHidden
              columns={columnsOf(mayCheck, setChecking)}
              rows={rows}
              rowKey={({ number }) => number}
            />
          )
        }
      </Loaded>
      {checking && (
        <CommandDialog
          title="事后检查"
          action="记下结论"
          fields={checkFields}
          send={(data, requestKey) => post(`/staff/decision-checks/${checking}`, { ...data, requestKey })}
          onDone={() => {
            setChecking(undefined);
            void refresh("/staff/decisions");
          }}
          onClose={() => setChecking(undefined)}
        >
          <p>结论记下后不能改。有误的，由有权的人在办件页依法撤销，并请关闭或修改规则。</p>
        </CommandDialog>
      )}
    </section>
  );
}

function columnsOf(mayCheck: boolean, check: (number: string) => void): Column<Row>[] {
  return [
    {
      key: "number",
      head: "办件",
      main: true,
      cell: ({ number }) => <Link href={`/cases/${number}`}>{numberWords(number)}</Link>,
    },
    { key: "at", head: "时间", cell: ({ at }) => instantWords(at) },
    { key: "outcome", head: "结果", cell: ({ outcome }) => (outcome === "grant" ? "自动核准" : "转人工") },
    {
      key: "check",
      head: "抽查",
      cell: ({ number, sampled, check: found }) => {
        if (!sampled) return "没有抽中";
        if (found) return `${found.result === "confirmed" ? "核对无误" : "有误"}：${found.note}`;
        return mayCheck ? (
          <Button onClick={() => check(number)}>{`检查 ${numberWords(number)}`}</Button>
        ) : (
          "待检查"
        );
      },
    },
  ];
}
