import { useState } from "react";
import type { FreeSuppliers } from "#contract/free-money.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { moneyWords, plainDate, todayAt } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { FreeNav } from "./FreeNav.tsx";

const path = "/staff/free-services/suppliers";
type Supplier = FreeSuppliers["suppliers"][number];
type Contract = Supplier["contracts"][number];
type Doing =
  | { what: "supplier" }
  | { what: "contract" | "member" | "system"; supplier: Supplier }
  | { what: "price"; contract: Contract };

/** Who supplies what under which contract for how much; a price is changed by adding one. */
export function SuppliersPage() {
  const suppliers = useRead<FreeSuppliers>(path);
  const [doing, setDoing] = useState<Doing>();
  return (
    <Page title="供应商和价格">
      <FreeNav />
      <Loaded query={suppliers} lines={12}>
        {(page) => (
          <>
            {page.mayKeep && (
              <div className="btns">
                <Button kind="primary" onClick={() => setDoing({ what: "supplier" })}>
                  登记供应商
                </Button>
              </div>
            )}
            {page.suppliers.length === 0 && (
              <EmptyState title="还没有供应商">
                <p>登记供应商、合同和单价以后，申请人才能要这些免费服务。</p>
              </EmptyState>
            )}
            {page.suppliers.map((supplier) => (
              <One key={supplier.id} supplier={supplier} mayKeep={page.mayKeep} onDo={setDoing} />
            ))}
            <h2>有哪些免费服务</h2>
            <Table
              caption="有哪些免费服务（种类由 data/free-services.json 设定）"
              captionHidden
              columns={kindColumns}
              rows={page.kinds}
              rowKey={({ id }) => id}
            />
            {doing && (
              <DoDialog
                doing={doing}
                page={page}
                onDone={() => {
                  setDoing(undefined);
                  void refresh(path);
                }}
                onClose={() => setDoing(undefined)}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function One(props: { supplier: Supplier; mayKeep: boolean; onDo: (doing: Doing) => void }) {
  const { supplier, mayKeep, onDo } = props;
  const { name, uscc, contact, members, systems, contracts } = supplier;
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      <p>
        {[
          ...[uscc, contact, systems.length > 0 && `系统：${systems.join("、")}`],
          members.length > 0 ? `账号：${members.join("、")}` : "没有账号，由窗口代办",
        ]
          .filter(Boolean)
          .join("，")}
      </p>
      {contracts.map((contract) => (
        <div key={contract.id}>
          <h3>
            {`${contract.number}，${plainDate(contract.from)} 至 ${plainDate(contract.until)} `}
            <Tag kind={contract.inForce ? "good" : "ended"}>
              {contract.inForce ? "合同期内" : "不在合同期"}
            </Tag>
          </h3>
          {contract.prices.length > 0 && (
            <Table
              caption={`${contract.number}的单价`}
              captionHidden
              columns={priceColumns}
              rows={contract.prices}
              rowKey={({ kind, from }) => `${kind} ${from}`}
            />
          )}
          {mayKeep && (
            <div className="btns">
              <Button onClick={() => onDo({ what: "price", contract })}>登记或调整单价</Button>
            </div>
          )}
        </div>
      ))}
      {mayKeep && (
        <div className="btns">
          <Button onClick={() => onDo({ what: "contract", supplier })}>登记合同</Button>
          <Button onClick={() => onDo({ what: "member", supplier })}>加账号</Button>
          <Button onClick={() => onDo({ what: "system", supplier })}>接系统</Button>
        </div>
      )}
    </section>
  );
}

const priceColumns: Column<Contract["prices"][number]>[] = [
  { key: "kind", head: "种类", main: true, cell: ({ kindName }) => kindName },
  { key: "price", head: "单价", numeric: true, cell: ({ price, unit }) => `${moneyWords(price)}/${unit}` },
  { key: "from", head: "从哪天下的单起", cell: ({ from }) => plainDate(from) },
];

const kindColumns: Column<FreeSuppliers["kinds"][number]>[] = [
  { key: "name", head: "种类", main: true, cell: ({ name, unit }) => `${name}（${unit}）` },
  { key: "detail", head: "内容", cell: ({ detail }) => detail },
  { key: "source", head: "依据", cell: ({ source }) => source },
  {
    key: "priced",
    head: "现在",
    cell: ({ unpriced }) =>
      unpriced ? <Tag kind="paused">没有合同单价</Tag> : <Tag kind="good">可以提供</Tag>,
  },
];

function DoDialog(props: { doing: Doing; page: FreeSuppliers; onDone: () => void; onClose: () => void }) {
  const { doing, page, onDone, onClose } = props;
  const { title, action, fields, to, note } = formOf(doing, page);
  return (
    <CommandDialog
      {...{ title, action, fields, onDone, onClose }}
      send={(data, requestKey) => post(to, { requestKey, ...data })}
    >
      {note && <p>{note}</p>}
    </CommandDialog>
  );
}

interface Form {
  title: string;
  action: string;
  fields: AskedField[];
  to: string;
  note?: string;
}

function formOf(doing: Doing, page: FreeSuppliers): Form {
  const { kinds, free } = page;
  const line = (name: string, label: string, required = true): AskedField => ({
    ...{ name, label, required, kind: "line", max: 60 },
  });
  if (doing.what === "supplier") {
    const fields = [
      line("name", "名称"),
      line("uscc", "统一社会信用代码", false),
      line("contact", "办公电话", false),
    ];
    return { title: "登记供应商", action: "登记", fields, to: path };
  }
  if (doing.what === "price") {
    const options = kinds.map(({ id, name, unit }) => ({ value: id, label: `${name}（${unit}）` }));
    const fields: AskedField[] = [
      { name: "kind", label: "种类", required: true, kind: "choice", options },
      { name: "price", label: "单价", required: true, kind: "money" },
      { name: "from", label: "从哪天下的单起", required: true, kind: "date" },
    ];
    const note = "价格只增不改：已经下的单仍按下单时的价。";
    const to = `/staff/free-services/contracts/${doing.contract.id}/prices`;
    return { title: `${doing.contract.number}的单价`, action: "登记单价", fields, to, note };
  }
  const at = `${path}/${doing.supplier.id}`;
  if (doing.what === "contract") {
    const fields: AskedField[] = [
      line("number", "合同号或名称"),
      { name: "from", label: "第一天", required: true, kind: "date" },
      { name: "until", label: "最后一天", required: true, kind: "date", min: todayAt(new Date()) },
    ];
    return { title: `${doing.supplier.name}的合同`, action: "登记合同", fields, to: `${at}/contracts` };
  }
  if (doing.what === "system") return systemForm(`${doing.supplier.name}的系统`, `${at}/systems`, page);
  const options = free.map(({ account, name }) => ({ value: account, label: `${name}（${account}）` }));
  return {
    ...{ title: `${doing.supplier.name}的账号`, action: "加账号", to: `${at}/members` },
    fields: [{ name: "account", label: "账号", required: true, kind: "choice", options }],
    note:
      options.length > 0
        ? "这个账号只能看、只能办自己的服务单和结算。"
        : "先由系统管理员建账号、安全管理员授予“供应商”岗位，再回来加。",
  };
}

/** The key is the security administrator's to give; here it is said whose system it is. */
function systemForm(title: string, to: string, { freeSystems }: FreeSuppliers): Form {
  const options = freeSystems.map(({ id, name }) => ({ value: id, label: name }));
  return {
    ...{ title, action: "接系统", to },
    fields: [{ name: "system", label: "哪个系统", required: true, kind: "choice", options }],
    note:
      options.length > 0
        ? "这个系统只能取这家供应商的服务单，报接单、寄出和送达。"
        : "先由安全管理员在“对接的系统”里登记，许可选“取免费服务单、报送达”，再回来接。",
  };
}
