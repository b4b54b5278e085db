import { useState } from "react";
import { useSearchParams } from "wouter";
import type { CreditRecord, CreditRecords } from "#contract/promises.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { plainDate } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { AddRecord, RepairRecord } from "./CreditForms.tsx";
import { credit as path } from "./credit.ts";
import { Holder } from "./Holder.tsx";

/** 失信记录: who has one, from which document, and whether it is repaired (R2.31, R2.32). */
export function CreditPage() {
  const [params] = useSearchParams();
  const before = params.get("before") ?? undefined;
  const records = useRead<CreditRecords>(path, { params: { before } });
  const [adding, setAdding] = useState(false);
  const [repairing, setRepairing] = useState<CreditRecord>();
  return (
    <Page title="失信记录">
      <Loaded query={records}>
        {({ records: rows, mayKeep, next }) => (
          <>
            {mayKeep && (
              <div className="btns">
                <Button kind="primary" onClick={() => setAdding(true)}>
                  登记失信记录
                </Button>
              </div>
            )}
            {rows.length === 0 ? (
              <EmptyState title="没有失信记录">
                <p>承诺经核查不实的，自动记在这里；其他部门认定的，由监督人员凭文书登记。</p>
              </EmptyState>
            ) : (
              <Table
                caption="失信记录"
                captionHidden
                columns={columns(mayKeep, setRepairing)}
                rows={rows}
                rowKey={({ id }) => id}
              />
            )}
            <Pager
              first={before ? "/credit" : undefined}
              next={next === undefined ? undefined : `/credit?before=${next}`}
            />
          </>
        )}
      </Loaded>
      {adding && <AddRecord onClose={() => setAdding(false)} />}
      {repairing && <RepairRecord record={repairing} onClose={() => setRepairing(undefined)} />}
    </Page>
  );
}

function columns(mayKeep: boolean, onRepair: (record: CreditRecord) => void): Column<CreditRecord>[] {
  return [
    { key: "holder", head: "失信主体", main: true, cell: (record) => <Holder record={record} /> },
    { key: "serious", head: "程度", cell: ({ serious }) => (serious ? "严重" : "一般") },
    { key: "reason", head: "事实", cell: ({ reason }) => reason },
    { key: "source", head: "来源", cell: ({ source }) => <span className="credit-source">{source}</span> },
    {
      key: "from",
      head: "起始",
      cell: ({ from }) => <span className="credit-whole">{plainDate(from)}</span>,
    },
    {
      key: "repaired",
      head: "修复",
      cell: (record) => {
        if (record.repairedOn) return `${plainDate(record.repairedOn)}，${record.repairDocument}`;
        if (!mayKeep) return "未修复";
        return (
          <span className="credit-whole">
            <Button onClick={() => onRepair(record)}>
              登记修复<span className="visually-hidden">：{record.holder}</span>
            </Button>
          </span>
        );
      },
    },
  ];
}
