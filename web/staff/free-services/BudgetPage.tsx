import { useState } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import type { BudgetLine, BudgetStage, FreeBudget } from "#contract/free-money.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { moneyWords, plainDate, todayAt } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { yearsUpTo } from "../supervision/supervision.ts";
import { FreeNav } from "./FreeNav.tsx";
import { tenThousands } from "./free-services.ts";

const path = "/staff/free-services/budget";

/** The budget of a year: what is settled, due and ordered of it; each figure opens to the rows that were added up. */
export function BudgetPage() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const today = todayAt(new Date());
  const year = params.get("year") ?? today.slice(0, 4);
  const budget = useRead<FreeBudget>(path, { params: { year }, keep: true });
  const [setting, setSetting] = useState<BudgetLine>();
  return (
    <Page title={`${year} 年免费服务预算`}>
      <FreeNav />
      <div className="filter-fields no-print">
        <Select
          label="年份"
          value={year}
          options={yearsUpTo(today)}
          onChange={(next) => navigate(`/free-services/budget?year=${next}`)}
        />
      </div>
      <Loaded query={budget} lines={10}>
        {(shown) => (
          <>
            {shown.lines.map((line) => (
              <Line key={line.id} line={line} budget={shown} onSet={() => setSetting(line)} />
            ))}
            <p>
              {`各项合计：已结算 ${moneyWords(shown.total.settled)}，占用 ${moneyWords(shown.total.taken)}`}
              {shown.total.amount !== undefined && `，预算 ${moneyWords(shown.total.amount)}`}
              {`。截至 ${plainDate(shown.asOf)}。`}
            </p>
            <Definitions percent={shown.warnPercent} />
          </>
        )}
      </Loaded>
      {setting && (
        <CommandDialog
          title={`${year} 年“${setting.name}”的预算`}
          action="登记预算"
          fields={fields}
          start={{ amount: setting.amount ?? null }}
          send={(data, requestKey) =>
            post(path, { ...{ requestKey, year: Number(year), line: setting.id }, ...data })
          }
          onDone={() => {
            setSetting(undefined);
            void refresh(path);
          }}
          onClose={() => setSetting(undefined)}
        >
          <p>登记的是全年的数。以前的版本保留，最后一版有效。</p>
        </CommandDialog>
      )}
    </Page>
  );
}

const fields: AskedField[] = [
  { name: "amount", label: "全年预算", required: true, kind: "money" },
  {
    ...{ name: "reason", label: "依据", required: true, kind: "line", max: 200 },
    hint: "例如：年初部门预算、某月调整的文号",
  },
];

const warnings: Record<NonNullable<BudgetLine["warning"]>, (percent: number) => string> = {
  near: (percent) => `已经占用预算的 ${percent}% 以上，再下单前请先核对预算`,
  over: () => "已经超出预算",
  forecast: () => "照现在的速度，今年的预算不够用",
};

function Line(props: { line: BudgetLine; budget: FreeBudget; onSet: () => void }) {
  const { line, budget, onSet } = props;
  const { name, amount, taken, execution, warning, forecast } = line;
  return (
    <section>
      <h2>{name}</h2>
      {warning && (
        <Notice
          kind={warning === "over" ? "error" : "warning"}
          title={warnings[warning](budget.warnPercent)}
        />
      )}
      <dl className="amounts">
        <Figure head="全年预算" words={amount === undefined ? "没有登记" : tenThousands(amount)} />
        <Figure head="已结算" words={tenThousands(line.settled)} />
        <Figure head="执行率" words={execution === undefined ? "—" : `${(execution / 100).toFixed(2)}%`} />
        <Figure head="已经占用" words={tenThousands(taken)} />
        <Figure head="照此全年要用" words={tenThousands(forecast)} />
      </dl>
      <Bar line={line} />
      <Table
        caption={`${name}，按种类`}
        captionHidden
        columns={columns(line.id, budget.year)}
        rows={line.kinds}
        rowKey={({ id }) => id}
      />
      {budget.mayKeep && (
        <div className="btns no-print">
          <Button onClick={onSet}>{amount === undefined ? "登记预算" : "调整预算"}</Button>
        </div>
      )}
    </section>
  );
}

function Figure({ head, words }: { head: string; words: string }) {
  return (
    <div>
      <dt>{head}</dt>
      <dd>{words}</dd>
    </div>
  );
}

/** The share of the budget, with the figures beside it in the table: decoration for the eye. */
function Bar({ line: { amount, settled, due, ordered, taken } }: { line: BudgetLine }) {
  const whole = Math.max(amount ?? 0, taken, 1);
  const share = (fen: number) => ({ flexBasis: `${(fen * 100) / whole}%` });
  return (
    <div className="free-bar" aria-hidden="true">
      <span className="settled" style={share(settled)} />
      <span className="due" style={share(due)} />
      <span className="ordered" style={share(ordered)} />
    </div>
  );
}

type Kind = BudgetLine["kinds"][number];

function columns(line: string, year: number): Column<Kind>[] {
  const stage = (key: BudgetStage, head: string): Column<Kind> => ({
    ...{ key, head, numeric: true },
    cell: (kind) => {
      if (kind[key] === 0) return <span className="soft">{moneyWords(0)}</span>;
      const to = `/free-services/budget/rows?year=${year}&line=${line}&stage=${key}&kind=${kind.id}`;
      return (
        <Link href={to} aria-label={`${kind.name}${head} ${moneyWords(kind[key])}`}>
          {moneyWords(kind[key])}
        </Link>
      );
    },
  });
  return [
    { key: "name", head: "种类", main: true, cell: ({ name }) => name },
    { key: "pieces", head: "送达", numeric: true, cell: ({ pieces, unit }) => `${pieces} ${unit}` },
    stage("settled", "已结算"),
    stage("due", "送达未结算"),
    stage("ordered", "下单未送达"),
  ];
}

function Definitions({ percent }: { percent: number }) {
  return (
    <Details summary="这些数字是怎么算的">
      <ul>
        <li>已结算：在两个人都经手、已经确认的月度结算里的金额；执行率是它占全年预算的比例。</li>
        <li>送达未结算：已经送达、领取或计数，还没有进入确认的结算。</li>
        <li>下单未送达：已经下单、还没有送达也没有取消的，按下单时的单价。</li>
        <li>已经占用：三项相加。横条里深色是已结算，斜纹是送达未结算，浅色是下单未送达。</li>
        <li>照此全年要用：已送达的金额按过去的天数摊到全年，不小于已经占用的。</li>
        <li>{`占用到预算的 ${percent}%、超出预算、照此不够用时，各提醒机构负责人和局领导一次（本局可改）。`}</li>
        <li>每个数字点开就是加出它的服务单和计数；合计由各项相加，不手填。</li>
      </ul>
    </Details>
  );
}
