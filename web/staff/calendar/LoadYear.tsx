import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type CalendarYear, parseCalendarYear } from "#server/kernel/time/calendar-year.ts";
import { post, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { ConfirmDialog } from "../../shared/ui/Dialog.tsx";
import { FileInput } from "../../shared/ui/FileInput.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Skeleton } from "../../shared/ui/Skeleton.tsx";
import { Table } from "../../shared/ui/Table.tsx";
import { dateWords, todayAt } from "../../shared/words.ts";
import { changesOf, type DayKind, faultWords, type Loaded } from "./year.ts";

interface Answer {
  changed: boolean;
  moved: number;
}

interface Preview {
  moved: number;
  examples: { number: string; subject: string; clock: string; before?: string; after?: string }[];
}

/** A year's notice as a file: checked and compared here first, loaded when the reader has seen what changes. */
export function LoadYear({ years }: { years: readonly Loaded[] }) {
  const [found, setFound] = useState<CalendarYear>();
  const [faults, setFaults] = useState<string[]>([]);
  const [asking, setAsking] = useState(false);
  const load = useMutation<Answer, Refused, CalendarYear>({
    mutationFn: (year) => post("/staff/calendar", year),
    onSuccess: () => refresh("/staff/calendar"),
    onSettled: () => setAsking(false),
  });
  const preview = useMutation<Preview, Refused, CalendarYear>({
    mutationFn: (year) => post("/staff/calendar/preview", year),
  });
  const look = async (file: File) => {
    load.reset();
    preview.reset();
    const { year, wrong } = readYear(await file.text());
    setFound(year);
    setFaults(wrong);
    if (year) preview.mutate(year);
  };
  return (
    <section className="load-year" aria-label="载入一年">
      <FileInput
        label="载入一年的放假通知"
        hint="国务院办公厅通知发布后，照已有的样子写成 JSON 文件（data/calendar）"
        accept=".json"
        prompt="选择文件"
        onChoose={([file]) => file && void look(file)}
      />
      {faults.length > 0 && (
        <Notice kind="error" announce title="这个文件不对，没有载入">
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Notice>
      )}
      {load.error && (
        <Notice kind="error" announce>
          {load.error.message}
        </Notice>
      )}
      {load.data && <LoadedNotice answer={load.data} />}
      {found && !load.data && (
        <>
          <Changes before={years.find(({ year }) => year === found.year)} after={found} />
          {preview.isPending && <Skeleton lines={3} />}
          {preview.error && <Notice kind="error">{preview.error.message}</Notice>}
          {preview.data && <Moves preview={preview.data} />}
          <Button kind="primary" onClick={() => setAsking(true)}>{`载入 ${found.year} 年`}</Button>
        </>
      )}
      {found && asking && (
        <ConfirmDialog
          title={`载入 ${found.year} 年的放假安排？`}
          action="载入"
          leave="先不载入"
          busy={load.isPending}
          onConfirm={() => load.mutate(found)}
          onClose={() => setAsking(false)}
        >
          <p>
            {`没有结束的期限会按新的安排重新计算${preview.data ? `，有 ${preview.data.moved} 个到期日会变` : ""}；申请人看到的也随之改变。`}
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function LoadedNotice({ answer: { changed, moved } }: { answer: Answer }) {
  if (!changed) return <Notice kind="info" announce title="和已经载入的一样，什么都没有改。" />;
  return <Notice kind="success" announce title={`已经载入，${moved} 个期限的到期日跟着改了。`} />;
}

function Moves({ preview: { moved, examples } }: { preview: Preview }) {
  if (moved === 0) return <p>没有哪个在算的期限会因此改变。</p>;
  return (
    <Table
      caption={`${moved} 个期限的到期日会变${moved > examples.length ? `，先列 ${examples.length} 个` : ""}`}
      rows={examples}
      rowKey={(move) => `${move.number} ${move.clock}`}
      columns={[
        { key: "subject", head: "办件", main: true, cell: (move) => `${move.subject} ${move.number}` },
        { key: "clock", head: "期限", cell: (move) => move.clock },
        { key: "before", head: "现在算到", cell: (move) => dueWords(move.before) },
        { key: "after", head: "载入后算到", cell: (move) => dueWords(move.after) },
      ]}
    />
  );
}

/** A clock ends at the midnight after its last day: the moment before names that day. */
function dueWords(at: string | undefined): string {
  return at ? dateWords(todayAt(new Date(Date.parse(at) - 1))) : "还不知道";
}

const kinds: Record<DayKind, string> = {
  work: "上班",
  rest: "周末休息",
  holiday: "放假",
  "make-up": "调休上班",
};

function Changes({ before, after }: { before: Loaded | undefined; after: CalendarYear }) {
  const changes = changesOf(before, after);
  return (
    <Notice
      kind="info"
      announce
      title={`${after.notice.title}（${after.notice.number}）：${changes.length} 天和现在算的不一样`}
    >
      <ul className="day-changes">
        {changes.map(({ day, before: was, after: is }) => (
          <li key={day}>{`${dateWords(day)}：${kinds[was]} → ${kinds[is]}`}</li>
        ))}
      </ul>
    </Notice>
  );
}

function readYear(text: string): { year: CalendarYear | undefined; wrong: string[] } {
  try {
    const parsed = parseCalendarYear(JSON.parse(text));
    return parsed.ok
      ? { year: parsed.value, wrong: [] }
      : { year: undefined, wrong: parsed.faults.map(faultWords) };
  } catch {
    return { year: undefined, wrong: ["打不开：不是 JSON 文件"] };
  }
}
