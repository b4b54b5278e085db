import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ImportReport } from "#contract/organisation.ts";
import { newRequestKey, postBytes, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { FileInput } from "../../shared/ui/FileInput.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Skeleton } from "../../shared/ui/Skeleton.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag, type TagKind } from "../../shared/ui/Tag.tsx";
import { Page } from "../frame/Page.tsx";
import { kindNames } from "./rows.ts";
import "./organisation.css";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A workbook of the organisation: looked through first, written when the reader has seen what it would do. */
export function ImportOrganisation() {
  const [file, setFile] = useState<File>();
  const run = useMutation<ImportReport, Refused, { file: File; commit: boolean }>({
    mutationFn: ({ file: bytes, commit }) =>
      postBytes(
        "/staff/organisation/import",
        { commit, ...(commit && { requestKey: newRequestKey() }) },
        bytes,
        xlsx,
      ),
    onSuccess: ({ imported }) => {
      if (imported) void refresh("/staff/organs", "/staff/halls", "/staff/zones", "/staff/counters");
    },
  });
  const report = run.data;
  const changes = report ? report.new + report.changed : 0;
  return (
    <Page title="导入机构和大厅">
      <p>
        在<a href="/api/staff/organisation.xlsx">导出的表格</a>里改好。选好文件后只是检查，不会写入。
      </p>
      <FileInput
        label="机构表格"
        accept=".xlsx"
        prompt={file ? "换一个文件" : "选择文件"}
        onChoose={([chosen]) => {
          if (!chosen) return;
          setFile(chosen);
          run.mutate({ file: chosen, commit: false });
        }}
      />
      {run.isPending && <Skeleton lines={6} />}
      {run.error && (
        <Notice kind="error" announce>
          {run.error.message}
        </Notice>
      )}
      {report && !run.isPending && (
        <>
          <Notice
            kind={report.refused > 0 ? "error" : report.imported ? "success" : "info"}
            announce
            title={`${report.imported ? "导入好了" : "检查过了，还没有写入"}：新增 ${report.new}，改动 ${report.changed}，没变 ${report.unchanged}，不能导入 ${report.refused}`}
          />
          <div className="btns">
            {!report.imported && report.refused === 0 && changes > 0 && file && (
              <Button kind="primary" onClick={() => run.mutate({ file, commit: true })}>
                {`导入这 ${changes} 处`}
              </Button>
            )}
            <LinkButton href="/organisation">回机构和大厅</LinkButton>
          </div>
          <Table
            caption="检查结果"
            captionHidden
            columns={columns}
            rows={report.rows.filter((row) => row.state !== "unchanged")}
            rowKey={(row) => `${row.kind} ${row.row}`}
          />
        </>
      )}
    </Page>
  );
}

type Row = ImportReport["rows"][number];

const states: Record<Row["state"], { word: string; kind: TagKind }> = {
  new: { word: "新增", kind: "good" },
  changed: { word: "有改动", kind: "asked" },
  unchanged: { word: "没变", kind: "ended" },
  refused: { word: "不能导入", kind: "bad" },
};

const columns: Column<Row>[] = [
  { key: "name", head: "名称", main: true, cell: (row) => row.name || row.key },
  { key: "place", head: "在哪", cell: (row) => `${kindNames[row.kind]} 表第 ${row.row} 行` },
  {
    key: "state",
    head: "结果",
    cell: (row) => <Tag kind={states[row.state].kind}>{states[row.state].word}</Tag>,
  },
  {
    key: "what",
    head: "哪里",
    cell: (row) =>
      row.faults.length > 0 ? row.faults.map(({ message }) => message).join("；") : row.changes.join("、"),
  },
];
