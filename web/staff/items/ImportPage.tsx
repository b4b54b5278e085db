import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ItemImportReport } from "#contract/catalogue-lists.ts";
import { newRequestKey, postBytes, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { FileInput } from "../../shared/ui/FileInput.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Skeleton } from "../../shared/ui/Skeleton.tsx";
import { Page } from "../frame/Page.tsx";
import { ImportReport } from "./ImportReport.tsx";
import "./items.css";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A file of items: looked through first, row by row; written only when the reader has seen what it would do. */
export function ImportPage() {
  const [file, setFile] = useState<File>();
  const [requestKey, setRequestKey] = useState(newRequestKey);
  const run = useMutation<ItemImportReport, Refused, { file: File; dryRun: boolean; requestKey: string }>({
    mutationFn: ({ file: bytes, dryRun, requestKey: key }) =>
      postBytes(
        "/staff/items/import",
        { requestKey: key, dryRun },
        bytes,
        bytes.name.endsWith(".xlsx") ? xlsx : "application/octet-stream",
      ),
    onSuccess: ({ written }) => {
      if (written) void refresh("/staff/items");
    },
  });
  const look = (chosen: File) => {
    const key = newRequestKey();
    setFile(chosen);
    setRequestKey(key);
    run.mutate({ file: chosen, dryRun: true, requestKey: newRequestKey() });
  };
  const report = run.data;
  const ready = report && !report.written && report.problems.length === 0 && report.counts.refused === 0;
  const changes = report ? report.counts.new + report.counts.changed : 0;
  return (
    <Page title="导入事项">
      <p>
        先在<a href="/api/staff/items/template.xlsx">空白模板</a>或者
        <a href="/api/staff/items/export.xlsx">导出的表格</a>
        里填好、改好。选好文件后只是检查，不会写入；看过结果再导入。
      </p>
      <FileInput
        label="事项文件"
        hint="导出的 Excel 表格，或者 JSON"
        accept=".xlsx,.json"
        prompt={file ? "换一个文件" : "选择文件"}
        onChoose={([chosen]) => chosen && look(chosen)}
      />
      {file && <p>{`选的是：${file.name}`}</p>}
      {run.isPending && <Skeleton lines={6} />}
      {run.error && (
        <Notice kind="error" announce>
          {run.error.message}
        </Notice>
      )}
      {report && !run.isPending && (
        <>
          <Verdict report={report} />
          <div className="btns">
            {ready && file && changes > 0 && (
              <Button kind="primary" onClick={() => run.mutate({ file, dryRun: false, requestKey })}>
                {`导入这 ${changes} 个事项，成为草稿`}
              </Button>
            )}
            {report.written && (
              <LinkButton href="/items?waiting=publication" kind="primary">
                看待发布的草稿
              </LinkButton>
            )}
            <LinkButton href="/items">回事项库</LinkButton>
          </div>
          <ImportReport report={report} />
        </>
      )}
    </Page>
  );
}

function Verdict({ report: { counts, written, problems } }: { report: ItemImportReport }) {
  const words = `新增 ${counts.new} 个，改动 ${counts.changed} 个，没变 ${counts.unchanged} 个，不能导入 ${counts.refused} 个`;
  if (written) return <Notice kind="success" announce title={`导入好了：${words}`} />;
  if (problems.length > 0) return <Notice kind="error" announce title="这个文件不能导入，请看下面哪里不对" />;
  if (counts.refused > 0) {
    return (
      <Notice kind="error" announce title={words}>
        <p>有一行不能导入就整个文件都不写入。请按下面指出的地方改好，再选一次文件。</p>
      </Notice>
    );
  }
  return <Notice kind="info" announce title={`检查过了，还没有写入：${words}`} />;
}
