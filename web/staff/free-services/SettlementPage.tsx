import { useState } from "react";
import { Link } from "wouter";
import type { Settlement, SettlementLine } from "#contract/free-money.ts";
import { address, post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords, moneyWords, plainDate } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { FreeNav } from "./FreeNav.tsx";
import { monthWords } from "./free-services.ts";

type Doing = { what: "confirm" } | { what: "dispute" | "answer"; line: SettlementLine };

/** One settlement: its sums, every line with the order behind it, disputes, the second person's confirmation. */
export function SettlementPage({ id }: { id: string }) {
  const path = `/staff/free-services/settlements/${id}`;
  const settlement = useRead<Settlement>(path);
  const [doing, setDoing] = useState<Doing>();
  const { data } = settlement;
  return (
    <Page
      title={data ? `${monthWords(data.month)} ${data.supplier}` : "结算"}
      beside={
        data && (
          <>
            <Tag kind={data.state === "confirmed" ? "good" : "waiting"}>
              {data.state === "confirmed" ? "已确认" : "待确认"}
            </Tag>
            <a className="btn plain no-print" href={address(`${path}/sheet`)} download>
              导出结算单（Excel）
            </a>
          </>
        )
      }
    >
      <FreeNav />
      <Loaded query={settlement} lines={12}>
        {(one) => <Whole one={one} onDo={setDoing} />}
      </Loaded>
      {doing && (
        <DoDialog
          id={id}
          doing={doing}
          onDone={() => {
            setDoing(undefined);
            void refresh(path, "/staff/free-services/settlements");
          }}
          onClose={() => setDoing(undefined)}
        />
      )}
    </Page>
  );
}

function Whole({ one, onDo }: { one: Settlement; onDo: (doing: Doing) => void }) {
  return (
    <>
      <p>
        {`${one.preparedBy} ${instantWords(one.preparedAt)} 编制`}
        {one.confirmedAt && `，${one.confirmedBy} ${instantWords(one.confirmedAt)} 确认`}
      </p>
      {one.notYet && <Notice>{one.notYet}</Notice>}
      {one.mayConfirm && (
        <div className="btns no-print">
          <Button kind="primary" onClick={() => onDo({ what: "confirm" })}>
            确认这份结算
          </Button>
        </div>
      )}
      <Table
        caption="合计：数量 × 单价"
        columns={sumColumns}
        rows={[...one.sums, { ...total, pieces: one.pieces, amount: one.amount }]}
        rowKey={({ kind, price }) => `${kind} ${price}`}
      />
      <Table
        caption={`明细，共 ${one.lines.length} 行`}
        columns={lineColumns(one, onDo)}
        rows={one.lines}
        rowKey={({ supply }) => supply}
      />
    </>
  );
}

type Sum = Settlement["sums"][number];
const total = { kind: "", kindName: "合计", unit: "", price: -1 };

const sumColumns: Column<Sum>[] = [
  { key: "kind", head: "服务种类", main: true, cell: ({ kindName }) => kindName },
  { key: "price", head: "单价", numeric: true, cell: ({ price }) => (price < 0 ? "" : moneyWords(price)) },
  { key: "pieces", head: "数量", numeric: true, cell: ({ pieces, unit }) => `${pieces} ${unit}` },
  { key: "amount", head: "金额", numeric: true, cell: ({ amount }) => moneyWords(amount) },
];

function lineColumns({ mayDispute }: Settlement, onDo: (doing: Doing) => void): Column<SettlementLine>[] {
  return [
    { key: "seq", head: "行", numeric: true, cell: ({ seq }) => seq },
    { key: "day", head: "日期", cell: ({ suppliedOn }) => plainDate(suppliedOn) },
    {
      key: "kind",
      head: "服务",
      main: true,
      cell: ({ kindName, number }) =>
        number ? <Link href={`/free-services/orders/${number}`}>{kindName}</Link> : kindName,
    },
    { key: "quantity", head: "数量", numeric: true, cell: ({ quantity, unit }) => `${quantity} ${unit}` },
    { key: "price", head: "单价", numeric: true, cell: ({ price }) => moneyWords(price) },
    { key: "amount", head: "金额", numeric: true, cell: ({ amount }) => moneyWords(amount) },
    {
      key: "note",
      head: "更正和异议",
      cell: (line) => <Remark line={line} mayDispute={mayDispute} onDo={onDo} />,
    },
  ];
}

function Remark(props: { line: SettlementLine; mayDispute: boolean; onDo: (doing: Doing) => void }) {
  const { line, mayDispute, onDo } = props;
  const { correction, dispute } = line;
  if (correction !== undefined) return <>{`更正：${correction}`}</>;
  const open = dispute !== undefined && dispute.outcome === undefined;
  return (
    <>
      {dispute && (
        <p>
          {`${dispute.raisedBy}提出异议：${dispute.reason}`}
          {dispute.outcome && `；${dispute.outcome === "upheld" ? "成立" : "不成立"}：${dispute.answer}`}
        </p>
      )}
      {open && dispute.mayResolve && (
        <Button kind="primary" onClick={() => onDo({ what: "answer", line })}>
          答复异议
        </Button>
      )}
      {!open && mayDispute && (
        <button
          type="button"
          className="free-link no-print"
          aria-label={`对第 ${line.seq} 行提出异议`}
          onClick={() => onDo({ what: "dispute", line })}
        >
          提出异议
        </button>
      )}
    </>
  );
}

const reason: AskedField = { name: "reason", label: "哪里不对", required: true, kind: "paragraph", max: 300 };

function answerFields({ unit }: SettlementLine): AskedField[] {
  return [
    {
      ...{ name: "uphold", label: "异议成立吗", required: true, kind: "choice" },
      options: [
        { value: "yes", label: "成立，更正数量" },
        { value: "no", label: "不成立" },
      ],
    },
    {
      ...{ name: "quantity", label: `应该是多少${unit}`, required: false, kind: "number", min: 0, max: 1000 },
      hint: "成立的才填；一件也不该算的填 0",
    },
    { name: "answer", label: "答复", required: true, kind: "paragraph", max: 300 },
  ];
}

function DoDialog(props: { id: string; doing: Doing; onDone: () => void; onClose: () => void }) {
  const { id, doing, onDone, onClose } = props;
  const at = `/staff/free-services/settlements/${id}`;
  if (doing.what === "confirm") {
    return (
      <CommandDialog
        title="确认这份结算"
        action="确认结算"
        send={(_, requestKey) => post(`${at}/confirm`, { requestKey })}
        {...{ onDone, onClose }}
      >
        <p>确认以后按这份结算付款，金额计入预算执行；以后发现不对的，在下一份结算里更正。</p>
      </CommandDialog>
    );
  }
  const { line, what } = doing;
  if (what === "dispute") {
    return (
      <CommandDialog
        title={`对第 ${line.seq} 行提出异议`}
        action="提出异议"
        fields={[reason]}
        send={(data, requestKey) => post(`${at}/disputes`, { requestKey, supply: line.supply, ...data })}
        {...{ onDone, onClose }}
      />
    );
  }
  return (
    <CommandDialog
      title={`答复第 ${line.seq} 行的异议`}
      action="答复"
      fields={answerFields(line)}
      send={({ uphold, ...data }, requestKey) =>
        post(`/staff/free-services/disputes/${line.dispute?.id}/answer`, {
          ...{ requestKey, ...data, uphold: uphold === "yes" },
        })
      }
      {...{ onDone, onClose }}
    >
      <p>{line.dispute?.reason}</p>
    </CommandDialog>
  );
}
