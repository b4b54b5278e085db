import { useState } from "react";
import type { EvidenceFile } from "#contract/evidence.ts";
import type { EnteredList, MetricView } from "#contract/metric.ts";
import { post } from "../../shared/api.ts";
import { figureWords } from "../../shared/boards/words.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { exactInstant } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { EvidenceInput, EvidenceLink } from "../parts/EvidenceInput.tsx";
import { type Span, spanWords } from "./metrics.ts";

type Entered = EnteredList["rows"][number];

/** What people entered for a metric the system cannot count, with its evidence; a later row replaces an earlier one. */
export function EnteredFigures({ metric, span }: { metric: MetricView; span: Span }) {
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<EvidenceFile>();
  const path = `/metrics/${metric.id}/entered`;
  const list = useRead<EnteredList>(path);
  const isEntered = list.data?.rows.some((row) => isFor(row, span)) ?? false;
  const done = () => {
    setOpen(false);
    setFile(undefined);
    void refresh(`/metrics/${metric.id}`);
  };
  return (
    <section aria-label="填报记录">
      <h2>填报记录</h2>
      <Button kind="primary" onClick={() => setOpen(true)}>
        {isEntered ? "更正这个期间的数" : "填报这个期间的数"}
      </Button>
      <Loaded query={list} lines={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title="还没有填报" />
          ) : (
            <Table
              caption="填报记录，最新的在前"
              captionHidden
              columns={columnsFor(metric)}
              rows={rows}
              rowKey={({ at, from, organ = "" }) => `${at} ${from} ${organ}`}
            />
          )
        }
      </Loaded>
      {open && (
        <CommandDialog
          title={`${metric.name}，${spanWords(span)}`}
          action={isEntered ? "更正" : "填报"}
          fields={fieldsFor(metric, isEntered)}
          send={(data, requestKey) =>
            post<EnteredList>(path, { ...data, requestKey, ...span, ...(file && { file: file.id }) })
          }
          onDone={done}
          onClose={() => setOpen(false)}
        >
          <p>{metric.sentence}</p>
          <EvidenceInput of={metric.name} file={file} onChange={setFile} />
        </CommandDialog>
      )}
    </section>
  );
}

const isFor = (row: Entered, { from, to }: Span) =>
  row.organ === undefined && row.from === from && row.to === to;

function fieldsFor({ unit }: MetricView, isEntered: boolean): AskedField[] {
  const evidence = "哪份文件、哪个网页、哪本台账，让别人找得到";
  return [
    {
      ...{ name: "value", label: `数值（${unit}）`, required: true },
      ...{ kind: "number", min: undefined, max: undefined },
    },
    { name: "evidence", label: "依据", required: true, hint: evidence, kind: "paragraph", max: 500 },
    ...(isEntered
      ? [{ name: "reason", label: "更正的原因", required: true, kind: "line", max: 300 } as const]
      : []),
  ];
}

function Proof({ row: { evidence, file } }: { row: Entered }) {
  return (
    <>
      {evidence}
      {file && (
        <>
          <br />
          <EvidenceLink file={file} />
        </>
      )}
    </>
  );
}

const columnsFor = (metric: MetricView): Column<Entered>[] => [
  { key: "period", head: "期间", main: true, cell: (row) => spanWords(row) },
  { key: "value", head: "数值", numeric: true, cell: ({ value }) => figureWords(value, metric) },
  { key: "evidence", head: "依据", cell: (row) => <Proof row={row} /> },
  { key: "reason", head: "更正原因", cell: ({ reason }) => reason ?? "第一次填报" },
  { key: "by", head: "填报人", cell: ({ by, at }) => `${by}，${exactInstant(at)}` },
];
