import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import type { ContractView, OpenSettlement, ProjectPage as Project } from "#contract/budget-projects.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { moneyWords, plainDate, todayAt } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { BudgetNav } from "./BudgetNav.tsx";
import { path, rateWords } from "./budget.ts";
import { EntryTable } from "./EntryTable.tsx";
import { acceptanceFields, bookingFields, contractFields, signedAmount, supplementFields } from "./forms.ts";

type Doing =
  | { what: "contract" }
  | { what: "supplement" | "acceptance"; contract: ContractView }
  | { what: "book"; open: OpenSettlement };

/** A project: contracts with how they were procured, accepted and paid; settlements that wait to be booked (F12). */
export function ProjectPage({ id }: { id: string }) {
  const [params] = useSearchParams();
  const year = params.get("year") ?? todayAt(new Date()).slice(0, 4);
  const project = useRead<Project>(`${path}/projects/${id}`, { params: { year } });
  const [doing, setDoing] = useState<Doing>();
  return (
    <Loaded query={project} lines={12}>
      {(page) => (
        <Page title={`${page.code} ${page.name}`}>
          <BudgetNav />
          <p>
            <Link href={`/budget/projects?year=${year}`}>{`${year} 年的项目`}</Link>
            {page.goal && `。绩效目标：${page.goal}`}
          </p>
          <p>
            {`${year} 年可用 ${moneyWords(page.available)}，执行 ${moneyWords(page.executed)}（${rateWords(page.rate)}），还剩 ${moneyWords(page.left)}。`}
            {page.lines.map((line) => (
              <Link key={line.id} href={`/budget/lines/${line.id}`}>{`看“${line.name}”的明细`}</Link>
            ))}
          </p>
          {page.open.length > 0 && <Open page={page} onBook={(open) => setDoing({ what: "book", open })} />}
          <h2>合同</h2>
          {page.contracts.length === 0 && <p>还没有合同。</p>}
          {page.contracts.map((contract) => (
            <Contract key={contract.id} contract={contract} page={page} onDo={setDoing} />
          ))}
          {page.mayKeep && (
            <div className="btns no-print">
              <Button onClick={() => setDoing({ what: "contract" })}>登记合同</Button>
            </div>
          )}
          <h2>{`${year} 年付款`}</h2>
          <EntryTable caption="付款" rows={page.payments} />
          <p className="soft">
            {`资产卡片在“${page.assets.system}”里管理，这里只记卡片编号。`}
            {page.assets.address && <a href={page.assets.address}>打开资产系统</a>}
          </p>
          {doing && (
            <ProjectDialog
              {...{ doing, page }}
              onDone={() => {
                setDoing(undefined);
                void refresh(path);
              }}
              onClose={() => setDoing(undefined)}
            />
          )}
        </Page>
      )}
    </Loaded>
  );
}

function Open({ page, onBook }: { page: Project; onBook: (open: OpenSettlement) => void }) {
  const columns: Column<OpenSettlement>[] = [
    { key: "month", head: "月份", main: true, cell: ({ month, supplier }) => `${month} ${supplier}` },
    { key: "part", head: "内容", cell: ({ partName }) => partName },
    { key: "amount", head: "金额", numeric: true, cell: ({ amount }) => moneyWords(amount) },
    {
      ...{ key: "see", head: "结算" },
      cell: ({ settlement }) => <Link href={`/free-services/settlements/${settlement}`}>看结算</Link>,
    },
  ];
  const booking: Column<OpenSettlement> = {
    ...{ key: "book", head: "列支" },
    cell: (open) => (
      <button type="button" className="link-button" onClick={() => onBook(open)}>
        列支
      </button>
    ),
  };
  return (
    <section>
      <h2>等着列支的免费服务结算</h2>
      <Table
        caption="等着列支的免费服务结算"
        captionHidden
        columns={page.mayKeep && page.lines.length > 0 ? [...columns, booking] : columns}
        rows={page.open}
        rowKey={({ settlement, part }) => `${settlement} ${part}`}
      />
    </section>
  );
}

function Contract(props: { contract: ContractView; page: Project; onDo: (doing: Doing) => void }) {
  const { contract, page, onDo } = props;
  const { number, title, supplements, acceptances } = contract;
  return (
    <section aria-label={number}>
      <h3>{`${number}：${title}`}</h3>
      {contract.findings.map(({ code, sentence }) => (
        <Notice key={code} kind="warning" title={sentence} />
      ))}
      <SummaryList
        rows={[
          { key: "supplier", head: "供应商", value: contract.supplier },
          {
            key: "procurement",
            head: "采购方式",
            value: `${contract.procurement}，${plainDate(contract.procuredOn)}，${contract.procuredBy}`,
          },
          {
            key: "procurement",
            head: "合同期",
            value: `${plainDate(contract.from)} 至 ${plainDate(contract.until)}`,
          },
          {
            key: "days",
            head: "合同价",
            value: priceWords(contract),
          },
          { key: "amount", head: "验收合格", value: moneyWords(contract.accepted) },
          {
            key: "accepted",
            head: "已付",
            value: `${moneyWords(contract.paid)}，还能付 ${moneyWords(contract.left)}`,
          },
        ]}
      />
      {supplements.length + acceptances.length > 0 && (
        <ul>
          {supplements.map((each) => (
            <li key={`${each.on} ${each.document}`}>
              {`${plainDate(each.on)} 补充协议 ${each.document}：${moneyWords(each.amount)}，${each.reason}（${each.by}）`}
            </li>
          ))}
          {acceptances.map((each) => (
            <li key={`${each.on} ${each.amount}`}>
              {`${plainDate(each.on)} 验收${each.passed ? "合格" : "不合格"} ${moneyWords(each.amount)}：${each.opinion}（${each.by}）`}
            </li>
          ))}
        </ul>
      )}
      <div className="btns no-print">
        {page.mayKeep && <Button onClick={() => onDo({ what: "supplement", contract })}>登记补充协议</Button>}
        {page.mayAccept && <Button onClick={() => onDo({ what: "acceptance", contract })}>登记验收</Button>}
      </div>
    </section>
  );
}

const priceWords = ({ amount, ceiling }: ContractView) =>
  amount === ceiling ? moneyWords(amount) : `${moneyWords(amount)}，加补充协议共 ${moneyWords(ceiling)}`;

function ProjectDialog(props: { doing: Doing; page: Project; onDone: () => void; onClose: () => void }) {
  const { doing, page, onDone, onClose } = props;
  const common = { onDone, onClose, action: "登记" };
  if (doing.what === "contract")
    return (
      <CommandDialog
        {...common}
        title="登记合同"
        fields={contractFields(page.procurements)}
        send={(data, requestKey) => post(`${path}/projects/${page.id}/contracts`, { requestKey, ...data })}
      />
    );
  if (doing.what === "book") return <BookDialog {...common} open={doing.open} page={page} />;
  const at = `${path}/contracts/${doing.contract.id}`;
  if (doing.what === "supplement")
    return (
      <CommandDialog
        {...common}
        title={`${doing.contract.number}的补充协议`}
        fields={supplementFields}
        send={(data, requestKey) => {
          const { kind: _, ...signed } = signedAmount(data);
          return post(`${at}/supplements`, { requestKey, ...signed });
        }}
      />
    );
  return (
    <CommandDialog
      {...common}
      title={`验收 ${doing.contract.number}`}
      fields={acceptanceFields}
      send={({ passed, ...data }, requestKey) =>
        post(`${at}/acceptances`, { requestKey, ...data, passed: passed === "yes" })
      }
    >
      <p>验收人不登记付款：这两件事要由两个人做。</p>
    </CommandDialog>
  );
}

function BookDialog(props: {
  open: OpenSettlement;
  page: Project;
  action: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { open, page, ...common } = props;
  const contracts = page.contracts.map(({ id, number }) => ({ id, name: number }));
  return (
    <CommandDialog
      {...common}
      title={`列支 ${open.month} ${open.supplier}`}
      fields={bookingFields(page.lines, contracts, page.year)}
      send={(data, requestKey) =>
        post(`${path}/settlements/${open.settlement}/entries`, { requestKey, part: open.part, ...data })
      }
    >
      <p>{`金额由结算单来：${moneyWords(open.amount)}，只列支一次。`}</p>
    </CommandDialog>
  );
}
