import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link } from "wouter";
import type { DecisionDesk, ShadowReport } from "#contract/decision-desk.ts";
import { post, type Refused } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { DateInput } from "../../shared/ui/DateInput.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { numberWords, todayAt } from "../../shared/words.ts";
import { lastYear } from "./decisions.ts";

/** The rule tried on cases that people have handled; nothing is changed by it. */
export function ShadowPart({ desk: { item, draft } }: { desk: DecisionDesk }) {
  const [period, setPeriod] = useState(() => lastYear(todayAt(new Date())));
  const run = useMutation<ShadowReport, Refused, boolean>({
    mutationFn: (ofDraft) => post(`/staff/decisions/${item.key}/shadow`, { ...period, draft: ofDraft }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run.mutate(false);
  };
  return (
    <section>
      <h2>试运行</h2>
      <p className="soft">拿人工办过的件试一试：会自动核准多少，和人工办的有没有不一样。不改动任何办件。</p>
      <form onSubmit={submit}>
        <DateInput label="从" value={period.from} onChange={(from) => setPeriod({ ...period, from })} />
        <DateInput label="到" value={period.to} onChange={(to) => setPeriod({ ...period, to })} />
        <div className="btns">
          <Button type="submit" busy={run.isPending}>
            试运行
          </Button>
          {draft && (
            <Button busy={run.isPending} onClick={() => run.mutate(true)}>
              用草稿试运行
            </Button>
          )}
        </div>
      </form>
      {run.error && (
        <Notice kind="error" announce>
          {run.error.message}
        </Notice>
      )}
      {run.data && <Report report={run.data} />}
    </section>
  );
}

function Report({ report }: { report: ShadowReport }) {
  const { cases, granted, agreed, differed, open, toPerson, most } = report;
  return (
    <>
      <Notice kind={differed > 0 ? "warning" : "success"} announce>
        <p>
          {`看了 ${cases} 件${cases === most ? "（只看最近的）" : ""}：会自动核准 ${granted} 件，其中人工也准予 ${agreed} 件、`}
          {`与人工不一样 ${differed} 件、人工还没办结 ${open} 件；会转人工 ${toPerson} 件。`}
        </p>
      </Notice>
      {report.differing.length > 0 && (
        <Table
          caption="与人工不一样的办件"
          columns={differing}
          rows={report.differing}
          rowKey={({ number }) => number}
        />
      )}
      {report.reasons.length > 0 && (
        <Table
          caption="转人工的原因"
          columns={reasons}
          rows={report.reasons}
          rowKey={({ reason }) => reason}
        />
      )}
    </>
  );
}

const differing: Column<ShadowReport["differing"][number]>[] = [
  {
    key: "number",
    head: "办件",
    main: true,
    cell: ({ number }) => <Link href={`/cases/${number}`}>{numberWords(number)}</Link>,
  },
  { key: "people", head: "人工", cell: ({ people }) => people },
  { key: "rows", head: "规则准予的理由", cell: ({ rows }) => rows.join("；") },
];

const reasons: Column<ShadowReport["reasons"][number]>[] = [
  { key: "reason", head: "原因", main: true, cell: ({ reason }) => reason },
  { key: "cases", head: "件数", numeric: true, cell: ({ cases }) => `${cases} 件` },
];
