import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type CalendarYear, parseCalendarYear } from "#server/kernel/time/calendar-year.ts";
import { post, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { ConfirmDialog } from "../../shared/ui/Dialog.tsx";
import { FileInput } from "../../shared/ui/FileInput.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { dateWords } from "../../shared/words.ts";
import { changesOf, type DayKind, faultWords, type Loaded } from "./year.ts";

interface Answer {
  changed: boolean;
  moved: number;
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
  const look = async (file: File) => {
    load.reset();
    const { year, wrong } = readYear(await file.text());
    setFound(year);
    setFaults(wrong);
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
          <p>所有没有结束的期限都会按新的安排重新计算，到期日可能提前或推后；申请人看到的也随之改变。</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function LoadedNotice({ answer: { changed, moved } }: { answer: Answer }) {
  if (!changed) return <Notice kind="info" announce title="和已经载入的一样，什么都没有改。" />;
  return <Notice kind="success" announce title={`已经载入，${moved} 个期限的到期日跟着改了。`} />;
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
