import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { EditionImportReport } from "#contract/catalogue-lists.ts";
import { newRequestKey, postBytes, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { FileInput } from "../../shared/ui/FileInput.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Skeleton } from "../../shared/ui/Skeleton.tsx";
import { Page } from "../frame/Page.tsx";
import { Problems } from "./ImportReport.tsx";
import "./items.css";

/** An edition of a published list from a file: looked through first, written when the reader has seen what it is. */
export function ImportEdition() {
  const [chosen, setChosen] = useState<{ file: File; requestKey: string }>();
  const run = useMutation<EditionImportReport, Refused, { file: File; requestKey: string; dryRun: boolean }>({
    mutationFn: ({ file, ...query }) =>
      postBytes("/staff/list-editions/import", query, file, "application/octet-stream"),
    onSuccess: ({ written }) => {
      if (written) void refresh("/staff/list-editions");
    },
  });
  const look = (file: File) => {
    setChosen({ file, requestKey: newRequestKey() });
    run.mutate({ file, requestKey: newRequestKey(), dryRun: true });
  };
  const report = run.isPending ? undefined : run.data;
  const ready = report && !report.written && report.problems.length === 0;
  return (
    <Page title="导入清单">
      <p>
        在<a href="/api/staff/list-editions/template.xlsx">空白模板</a>
        里填好一份清单，一行一个条目。选好文件后只是检查，不会写入；看过结果再导入。
      </p>
      <FileInput
        label="清单文件"
        hint="Excel 表格，或者 JSON"
        accept=".xlsx,.json"
        prompt={chosen ? "换一个文件" : "选择文件"}
        onChoose={([file]) => file && look(file)}
      />
      {chosen && <p>{`选的是：${chosen.file.name}`}</p>}
      {run.isPending && <Skeleton lines={4} />}
      {run.error && (
        <Notice kind="error" announce>
          {run.error.message}
        </Notice>
      )}
      {report && <Verdict report={report} />}
      {report && <Problems problems={report.problems} thing="条目" />}
      <div className="btns">
        {ready && chosen && (
          <Button kind="primary" onClick={() => run.mutate({ ...chosen, dryRun: false })}>
            {`导入这 ${report.entries} 个条目`}
          </Button>
        )}
        <LinkButton href="/items/editions">回公布的清单</LinkButton>
      </div>
    </Page>
  );
}

function Verdict({ report: { written, edition, entries, problems } }: { report: EditionImportReport }) {
  if (problems.length > 0) return <Notice kind="error" announce title="这个文件不能导入，请看下面哪里不对" />;
  const words = `${edition?.name}，${entries} 个条目`;
  if (written) return <Notice kind="success" announce title={`导入好了：${words}`} />;
  return <Notice kind="info" announce title={`检查过了，还没有写入：${words}`} />;
}
