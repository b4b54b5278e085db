import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { newRequestKey, postBytes, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { FileInput } from "../../shared/ui/FileInput.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Skeleton } from "../../shared/ui/Skeleton.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag, type TagKind } from "../../shared/ui/Tag.tsx";

export type RowState = "new" | "changed" | "unchanged" | "refused";

/** What an import would do, or did; row by row. */
export interface WorkbookReport<R extends { state: RowState }> {
  new: number;
  changed: number;
  unchanged: number;
  refused: number;
  imported: boolean;
  rows: R[];
}

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A workbook: looked through first, written when the reader has seen what it would do; all rows or none. */
export function WorkbookImport<R extends { state: RowState }>(props: {
  /** Where it is sent, below `/api`. */
  path: string;
  label: string;
  /** What is old once it is written. */
  refreshes: readonly string[];
  columns: readonly Column<R>[];
  rowKey: (row: R) => string;
  back: { href: string; name: string };
  /** Above the table once it is written. */
  written?: (report: WorkbookReport<R>) => ReactNode;
}) {
  const [chosen, setChosen] = useState<{ file: File; requestKey: string }>();
  const run = useMutation<WorkbookReport<R>, Refused, { file: File; requestKey?: string }>({
    mutationFn: ({ file, requestKey }) =>
      postBytes(
        props.path,
        { commit: requestKey !== undefined, ...(requestKey && { requestKey }) },
        file,
        xlsx,
      ),
    onSuccess: ({ imported }) => {
      if (imported) void refresh(...props.refreshes);
    },
  });
  const look = (file: File) => {
    setChosen({ file, requestKey: newRequestKey() });
    run.mutate({ file });
  };
  const report = run.isPending ? undefined : run.data;
  return (
    <>
      <FileInput
        label={props.label}
        accept=".xlsx"
        prompt={chosen ? "换一个文件" : "选择文件"}
        onChoose={([file]) => file && look(file)}
      />
      {chosen && <p>{`选的是：${chosen.file.name}`}</p>}
      {run.isPending && <Skeleton lines={6} />}
      {run.error && (
        <Notice kind="error" announce>
          {run.error.message}
        </Notice>
      )}
      {report && <Verdict report={report} />}
      {report?.imported && props.written?.(report)}
      <div className="btns">
        {report && chosen && isReady(report) && (
          <Button kind="primary" onClick={() => run.mutate(chosen)}>
            {`导入这 ${report.new + report.changed} 处`}
          </Button>
        )}
        <LinkButton href={props.back.href}>{`回${props.back.name}`}</LinkButton>
      </div>
      {report && (
        <Table
          caption="检查结果"
          captionHidden
          columns={props.columns}
          rows={report.rows.filter((row) => row.state !== "unchanged")}
          rowKey={props.rowKey}
        />
      )}
    </>
  );
}

function isReady(report: WorkbookReport<{ state: RowState }>): boolean {
  return !report.imported && report.refused === 0 && report.new + report.changed > 0;
}

function Verdict({ report }: { report: WorkbookReport<{ state: RowState }> }) {
  const counts = `新增 ${report.new}，改动 ${report.changed}，没变 ${report.unchanged}，不能导入 ${report.refused}`;
  if (report.imported) return <Notice kind="success" announce title={`导入好了：${counts}`} />;
  if (report.refused === 0) return <Notice kind="info" announce title={`检查过了，还没有写入：${counts}`} />;
  return (
    <Notice kind="error" announce title={`这个文件不能导入：${counts}`}>
      <p>有一行不能导入就整个文件都不写入。请按下面指出的地方改好，再选一次文件。</p>
    </Notice>
  );
}

const states: Record<RowState, { word: string; kind: TagKind }> = {
  new: { word: "新增", kind: "good" },
  changed: { word: "有改动", kind: "asked" },
  unchanged: { word: "没变", kind: "ended" },
  refused: { word: "不能导入", kind: "bad" },
};

/** What becomes of a row. */
export function RowVerdict({ state }: { state: RowState }) {
  return <Tag kind={states[state].kind}>{states[state].word}</Tag>;
}
