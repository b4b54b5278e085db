import { useState } from "react";
import { Link } from "wouter";
import type { DecisionShelf } from "#contract/decision-desk.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { reason } from "./decisions.ts";

type Row = DecisionShelf["tables"][number];

/** Every rule of the county: on or off, what it has done, what is still to be looked at; and the stop for all. */
export function DecisionsPage() {
  const shelf = useRead<DecisionShelf>("/staff/decisions");
  return (
    <Page title="自动核准" beside={shelf.data?.mayHalt && <HaltButton halted={shelf.data.halt.halted} />}>
      <p className="soft">规则只能准予，不能拒绝：看不准的一律转人工。开启前先在规则页用过去的办件试运行。</p>
      <Loaded query={shelf} lines={12}>
        {({ halt, tables }) => (
          <>
            {halt.halted && (
              <Notice kind="warning" title="全厅已停用自动核准">
                <p>{`所有申请都由人工办理。理由：${halt.reason ?? ""}`}</p>
              </Notice>
            )}
            <Table
              caption="判断规则"
              captionHidden
              columns={columns}
              rows={tables}
              rowKey={(row) => row.item}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function HaltButton({ halted }: { halted: boolean }) {
  const [asking, setAsking] = useState(false);
  const action = halted ? "恢复自动核准" : "全厅停用自动核准";
  return (
    <>
      <Button kind={halted ? "primary" : "danger"} onClick={() => setAsking(true)}>
        {action}
      </Button>
      {asking && (
        <CommandDialog
          title={action}
          action={action}
          grave={!halted}
          fields={[reason]}
          send={(data, requestKey) => post("/staff/decisions/halt", { ...data, requestKey, halted: !halted })}
          onDone={() => {
            setAsking(false);
            void refresh("/staff/decisions");
          }}
          onClose={() => setAsking(false)}
        >
          <p>
            {halted
              ? "恢复后，开启了规则的事项从下一件申请起自动判断。"
              : "停用后，从下一件申请起全部由人工办理；已经核准的不受影响。"}
          </p>
        </CommandDialog>
      )}
    </>
  );
}

const columns: Column<Row>[] = [
  {
    key: "item",
    head: "事项",
    main: true,
    cell: (row) => <Link href={`/decisions/${row.item}`}>{row.itemName}</Link>,
  },
  {
    key: "on",
    head: "开关",
    cell: ({ switch: { version }, draft }) => (
      <>
        <Tag kind={version === undefined ? "ended" : "good"}>
          {version === undefined ? "关闭" : `开启第 ${version} 版`}
        </Tag>
        {draft && <span className="soft">有草稿</span>}
      </>
    ),
  },
  { key: "version", head: "最新", numeric: true, cell: ({ version }) => `第 ${version} 版` },
  { key: "granted", head: "自动核准", numeric: true, cell: ({ granted }) => `${granted} 件` },
  { key: "person", head: "转人工", numeric: true, cell: ({ toPerson }) => `${toPerson} 件` },
  {
    key: "sample",
    head: "抽查",
    numeric: true,
    cell: ({ unchecked, wrong }) => `待查 ${unchecked} 件，有误 ${wrong} 件`,
  },
];
