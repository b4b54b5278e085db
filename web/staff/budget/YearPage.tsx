import { useState } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import type { BudgetYearPage } from "#contract/budget.ts";
import { tenThousandWords } from "#server/kernel/money/amount.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { moneyWords, plainDate, todayAt } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { BudgetLines } from "./BudgetLines.tsx";
import { BudgetNav } from "./BudgetNav.tsx";
import { entriesAddress, fundsNames, path, rateWords, yearOptions } from "./budget.ts";
import { Course } from "./Course.tsx";
import { NewLineDialog } from "./NewLineDialog.tsx";

/** The budget of a year: the course first, then the figures, months and lines behind it (R11.2). */
export function YearPage() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const today = todayAt(new Date());
  const year = params.get("year") ?? today.slice(0, 4);
  const budget = useRead<BudgetYearPage>(path, { params: { year }, keep: true });
  return (
    <Page title={`${year} 年预算和执行`}>
      <BudgetNav />
      <Loaded query={budget} lines={14}>
        {(page) => (
          <>
            <div className="filter-fields no-print">
              <Select
                label="年份"
                value={year}
                options={yearOptions(page.years)}
                onChange={(next) => navigate(`/budget?year=${next}`)}
              />
            </div>
            {page.findings.map(({ code, sentence }) => (
              <Notice key={code} kind="warning" title={sentence} />
            ))}
            <Year page={page} today={today} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

type Doing = { what: "line" } | { what: "close"; month: string };

function Year({ page, today }: { page: BudgetYearPage; today: string }) {
  const [doing, setDoing] = useState<Doing>();
  const done = () => {
    setDoing(undefined);
    void refresh(path);
  };
  const { year, lines, months } = page;
  return (
    <>
      {lines.length > 0 && <Course months={months} until={today.slice(0, 7)} />}
      {lines.length > 0 && <Totals page={page} />}
      <div className="btns no-print">
        <a className="btn plain" href={`/api/staff/budget/years/${year}/sheet`}>
          导出表格
        </a>
        {page.mayKeep && <LinkButton href={`/budget/import/${year}`}>导入表格</LinkButton>}
        {page.mayKeep && <Button onClick={() => setDoing({ what: "line" })}>加科目</Button>}
      </div>
      {lines.length === 0 ? (
        <EmptyState title="这一年还没有预算">
          <p>加科目，再登记年初预算；也可以从表格导入。</p>
        </EmptyState>
      ) : (
        <>
          <h2>科目和项目</h2>
          <BudgetLines lines={lines} />
          <h2>各月</h2>
          <div className="budget-fold">
            <Details summary={monthsInWords(months)} open="wide">
              <Table
                caption={`${year} 年各月执行`}
                captionHidden
                columns={monthColumns(page, today, (month) => setDoing({ what: "close", month }))}
                rows={months}
                rowKey={({ month }) => month}
              />
            </Details>
          </div>
        </>
      )}
      <Definitions source={page.source} />
      {doing?.what === "line" && (
        <NewLineDialog page={page} onDone={done} onClose={() => setDoing(undefined)} />
      )}
      {doing?.what === "close" && (
        <CommandDialog
          title={`结 ${Number(doing.month.slice(5))} 月的账`}
          action="结账"
          grave
          send={(_, requestKey) => post(`${path}/periods`, { requestKey, month: doing.month })}
          onDone={done}
          onClose={() => setDoing(undefined)}
        >
          <p>结账以后这个月不能再登记，也不能反结账；更正要在后面的月份做红字冲销。</p>
        </CommandDialog>
      )}
    </>
  );
}

function monthsInWords(months: readonly Month[]): string {
  const closed = months.filter((month) => month.closed).length;
  return closed === 0 ? "12 个月，还没有结账" : `12 个月，已结账到 ${closed} 月`;
}

function Totals({ page: { totals, year, asOf } }: { page: BudgetYearPage }) {
  const { threePublic } = totals;
  return (
    <>
      <dl className="amounts">
        <Figure head="全年预算数（A）" fen={totals.annual} />
        <Figure head="全年执行数（B）" fen={totals.executed} to={entriesAddress(year)} />
        <Figure
          head="上级转移列支（C）"
          fen={totals.transfer}
          to={entriesAddress(year, { funds: "transfer" })}
        />
        <div>
          <dt>执行率（B−C）/A</dt>
          <dd>{rateWords(totals.rate)}</dd>
        </div>
        <Figure head="基本支出" fen={totals.basic} />
        <Figure head="人员经费" fen={totals.personnel} to={entriesAddress(year, { category: "personnel" })} />
        <Figure head="公用经费" fen={totals.public} to={entriesAddress(year, { category: "public" })} />
        <Figure head="项目支出" fen={totals.project} to={entriesAddress(year, { category: "project" })} />
        <Figure head="三公经费" fen={threePublic.all} />
        <Figure head="结转结余" fen={totals.left} />
      </dl>
      <p>
        {`年初 ${moneyWords(totals.initial)}，调整 ${moneyWords(totals.adjusted)}，上年结转 ${moneyWords(totals.carried)}；`}
        {`上级转移到位 ${moneyWords(totals.transferred)}。三公经费：`}
        <Link href={entriesAddress(year, { public: "reception" })}>
          {`公务接待 ${moneyWords(threePublic.reception)}`}
        </Link>
        {"，"}
        <Link href={entriesAddress(year, { public: "vehicle-run" })}>
          {`公务用车运行 ${moneyWords(threePublic.run)}`}
        </Link>
        {`，公务用车购置 ${moneyWords(threePublic.bought)}，因公出国（境） ${moneyWords(threePublic.abroad)}。`}
        {`截至 ${plainDate(asOf)}。`}
      </p>
    </>
  );
}

function Figure({ head, fen, to }: { head: string; fen: number; to?: string }) {
  const words = tenThousandWords(fen);
  return (
    <div>
      <dt>{head}</dt>
      <dd>
        {to ? (
          <Link href={to} aria-label={`${head} ${words}`}>
            {words}
          </Link>
        ) : (
          words
        )}
      </dd>
    </div>
  );
}

type Month = BudgetYearPage["months"][number];

function monthColumns(
  { year, months, mayKeep }: BudgetYearPage,
  today: string,
  close: (month: string) => void,
): Column<Month>[] {
  const next = months.find(({ closed }) => !closed)?.month;
  return [
    { key: "month", head: "月份", main: true, cell: ({ month }) => `${Number(month.slice(5))} 月` },
    {
      ...{ key: "executed", head: "当月执行", numeric: true },
      cell: ({ month, executed }) =>
        executed === 0 ? (
          moneyWords(0)
        ) : (
          <Link href={entriesAddress(year, { month })}>{moneyWords(executed)}</Link>
        ),
    },
    { key: "soFar", head: "累计执行", numeric: true, cell: ({ soFar }) => moneyWords(soFar) },
    { key: "planned", head: "序时进度", numeric: true, cell: ({ planned }) => moneyWords(planned) },
    {
      ...{ key: "closed", head: "结账" },
      cell: ({ month, closed }) => {
        if (closed) return <Tag kind="ended">已结账</Tag>;
        if (!mayKeep || month !== next || month >= today.slice(0, 7)) return "未结账";
        return (
          <button type="button" className="link-button" onClick={() => close(month)}>
            {`结 ${Number(month.slice(5))} 月的账`}
          </button>
        );
      },
    },
  ];
}

function Definitions({ source }: { source: string }) {
  return (
    <Details summary="这些数字是怎么算的">
      <ul>
        <li>全年预算数（A）：本级预算的年初、调整、上年结转之和，不含上级转移支付。</li>
        <li>
          全年执行数（B）：全部支出凭证之和，红字冲销相抵；上级转移列支（C）是其中由上级资金支付的部分。
        </li>
        <li>执行率：（B−C）÷A，两位小数；结转结余：全部可用数减执行数。</li>
        <li>{`资金来源分${fundsNames.own}、${fundsNames.transfer}，一个科目两种来源分两行。`}</li>
        <li>每个执行数点开就是加出它的凭证；合计由各行相加，不手填。</li>
        <li>{source}</li>
      </ul>
    </Details>
  );
}
