import { type FormEvent, useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import type { AuditPage as Answer, AuditEntry } from "#contract/audit.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { DateInput } from "../../shared/ui/DateInput.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { PrintButton } from "../../shared/ui/PrintButton.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { exactInstant } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import {
  type AuditFilter,
  actionWords,
  actorWords,
  auditAddress,
  detailLines,
  type Names,
  readAuditFilter,
  reasonWords,
  subjectWords,
  usualActions,
} from "./audit.ts";

/** Who did what, newest first; nobody can change it, and reading it is recorded too (R13.3). */
export function AuditPage() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const filter = readAuditFilter(params.toString());
  const before = Number(params.get("before")) || undefined;
  const log = useRead<Answer>("/staff/audit", { params: { ...filter, before, limit: 50 }, keep: true });
  return (
    <Page title="审计日志" beside={<PrintButton>打印本页</PrintButton>}>
      <Filters key={auditAddress(filter)} filter={filter} onChange={(next) => navigate(auditAddress(next))} />
      <Loaded query={log} lines={12}>
        {({ entries, names, next }) =>
          entries.length === 0 ? (
            <EmptyState title="没有符合条件的记录" />
          ) : (
            <>
              <Table
                caption="审计日志，最近的在前"
                captionHidden
                columns={columnsWith(names)}
                rows={entries}
                rowKey={(entry) => entry.seq}
              />
              <Pager
                first={before ? auditAddress(filter) : undefined}
                next={next === undefined ? undefined : auditAddress(filter, next)}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const columnsWith = (names: Names): Column<AuditEntry>[] => [
  { key: "at", head: "时间", cell: (entry) => exactInstant(entry.at) },
  { key: "who", head: "谁", cell: (entry) => actorWords(entry, names) },
  { key: "what", head: "做了什么", main: true, cell: (entry) => actionWords(entry.action) },
  { key: "subject", head: "对谁、对什么", cell: (entry) => subjectWords(entry, names) },
  {
    key: "result",
    head: "结果",
    cell: (entry) => (entry.result === "done" ? <Tag kind="good">成功</Tag> : <Tag kind="bad">被拒绝</Tag>),
  },
  {
    key: "more",
    head: "理由和细节",
    cell: (entry) => (
      <>
        {entry.reason && <div>{reasonWords(entry.reason)}</div>}
        {detailLines(entry.details, names).map((line) => (
          <div key={line} className="soft">
            {line}
          </div>
        ))}
        {entry.client && <div className="soft">{`来自 ${entry.client}`}</div>}
      </>
    ),
  },
];

function Filters({ filter, onChange }: { filter: AuditFilter; onChange: (filter: AuditFilter) => void }) {
  const [typed, setTyped] = useState(filter);
  const text = (key: "actor" | "subject") => ({
    value: typed[key] ?? "",
    onChange: (value: string) => setTyped({ ...typed, [key]: value.trim() }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange(typed);
  };
  return (
    <form className="filter-fields no-print" onSubmit={submit}>
      <TextInput label="谁（登录名）" {...text("actor")} />
      <Select
        label="做了什么"
        empty="不限"
        options={usualActions}
        value={typed.action ?? ""}
        onChange={(action) => setTyped({ ...typed, action })}
      />
      <TextInput label="对什么（编号）" {...text("subject")} />
      <Select
        label="结果"
        empty="不限"
        options={[
          { value: "done", label: "成功" },
          { value: "refused", label: "被拒绝" },
        ]}
        value={typed.result ?? ""}
        onChange={(value) => setTyped({ ...typed, result: value as "done" })}
      />
      <DateInput label="从" value={typed.from ?? ""} onChange={(from) => setTyped({ ...typed, from })} />
      <DateInput label="到" value={typed.to ?? ""} onChange={(to) => setTyped({ ...typed, to })} />
      <Button type="submit" kind="primary">
        查找
      </Button>
    </form>
  );
}
