import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { CreditRecord, CreditRecords } from "#contract/promises.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Checkbox } from "../../shared/ui/CheckboxGroup.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorSummary } from "../../shared/ui/ErrorSummary.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { plainDate, todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";

const path = "/staff/credit-records";

/** 失信记录: who has one, from which document, and whether it is repaired (R2.31, R2.32). */
export function CreditPage() {
  const records = useRead<CreditRecords>(path);
  return (
    <Page title="失信记录">
      <Loaded query={records}>
        {({ records: rows, mayKeep }) => (
          <>
            {rows.length === 0 ? (
              <EmptyState title="没有失信记录" />
            ) : (
              <Table
                caption="失信记录"
                captionHidden
                columns={columns(mayKeep)}
                rows={rows}
                rowKey={({ id }) => id}
              />
            )}
            {mayKeep && <Add />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function columns(mayKeep: boolean): Column<CreditRecord>[] {
  return [
    { key: "holder", head: "失信主体", main: true, cell: ({ holder, number }) => `${holder} ${number}` },
    { key: "serious", head: "程度", cell: ({ serious }) => (serious ? "严重" : "一般") },
    { key: "reason", head: "事实", cell: ({ reason }) => reason },
    { key: "source", head: "来源", cell: ({ source }) => source },
    { key: "from", head: "起始", cell: ({ from }) => plainDate(from) },
    {
      key: "repaired",
      head: "修复",
      cell: (record) => {
        if (record.repairedOn) return `${plainDate(record.repairedOn)} ${record.repairDocument}`;
        return mayKeep ? <Repair id={record.id} /> : "未修复";
      },
    },
  ];
}

function Repair({ id }: { id: string }) {
  const [document, setDocument] = useState("");
  const [requestKey] = useState(newRequestKey);
  const send = useMutation<{ id: string }, Refused>({
    mutationFn: () => post(`${path}/${id}/repair`, { requestKey, document, on: todayAt(new Date()) }),
    onSuccess: () => refresh(path),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        id={`repair-${id}`}
        label="修复文书文号"
        required
        error={send.error?.message}
        value={document}
        onChange={setDocument}
      />
      <Button type="submit" busy={send.isPending}>
        登记修复
      </Button>
    </form>
  );
}

const nothing = { name: "", number: "", reason: "", source: "", from: "" };
const asked = [
  ["name", "姓名或名称"],
  ["number", "身份证号码或统一社会信用代码"],
  ["reason", "失信事实"],
  ["source", "认定文书文号"],
  ["from", "起始日期（如 2026-01-31）"],
] as const;

function Add() {
  const [filled, setFilled] = useState(nothing);
  const [serious, setSerious] = useState(true);
  const [requestKey, setRequestKey] = useState(newRequestKey);
  const send = useMutation<{ id: string }, Refused>({
    mutationFn: () => post(path, { requestKey, ...filled, serious }),
    onSuccess: async () => {
      setFilled(nothing);
      setRequestKey(newRequestKey());
      await refresh(path);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <section>
      <h2>登记失信记录</h2>
      <form onSubmit={submit}>
        <ErrorSummary errors={send.error ? [{ message: send.error.message }] : []} />
        {asked.map(([name, label]) => (
          <TextInput
            key={name}
            id={`credit-${name}`}
            label={label}
            required
            value={filled[name]}
            onChange={(value) => setFilled((now) => ({ ...now, [name]: value.trim() }))}
          />
        ))}
        <Checkbox checked={serious} onChange={setSerious}>
          严重失信（修复以前不适用容缺受理和告知承诺）
        </Checkbox>
        <Button type="submit" kind="primary" busy={send.isPending}>
          登记
        </Button>
      </form>
    </section>
  );
}
