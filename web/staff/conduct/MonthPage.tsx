import { Link, useLocation, useSearchParams } from "wouter";
import type { MonthRow, MonthTable, PersonMonth } from "#contract/conduct.ts";
import { address } from "../../shared/api.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { moneyWords, todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { ConductNav, PeriodNav } from "./ConductNav.tsx";
import { asked, conduct, periodOf, placeWords, scoreWords, sumWords } from "./conduct.ts";
import { MonthBehind } from "./PersonMonthParts.tsx";

const addressOf = (month: string, organ: string) =>
  `/conduct/month?month=${month}${organ ? `&organ=${organ}` : ""}`;

/** 月考核: everybody, the best first, with what their score is made of. */
export function MonthPage() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const month = asked("month", params.get("month"), todayAt(new Date()));
  const organ = params.get("organ") ?? "";
  const table = useRead<MonthTable>(`${conduct}/months/${month}`, { keep: true });
  return (
    <Page title={`月考核：${periodOf(month).name}`}>
      <ConductNav />
      <PeriodNav period={month} hrefOf={(key) => addressOf(key, organ)} />
      <Loaded query={table} lines={10}>
        {(data) => <Found data={data} organ={organ} onOrgan={(next) => navigate(addressOf(month, next))} />}
      </Loaded>
    </Page>
  );
}

function Found(props: { data: MonthTable; organ: string; onOrgan: (organ: string) => void }) {
  const { month, formula, rows, total, mayPay } = props.data;
  if (rows.length === 0)
    return (
      <EmptyState title="这个月没有人在窗口任职">
        <p>任职由监察人员在“人员和证书”里登记。</p>
      </EmptyState>
    );
  const organs = new Map(rows.map((row) => [row.organ, row.organName]));
  const shown = rows.filter((row) => props.organ === "" || row.organ === props.organ);
  return (
    <>
      <Notice>{formula}</Notice>
      <div className="filter-fields no-print">
        <Select
          label="派驻单位"
          empty="全部单位"
          options={[...organs].map(([value, label]) => ({ value, label }))}
          value={props.organ}
          onChange={props.onOrgan}
        />
        {mayPay && (
          <a className="btn plain" href={address(`${conduct}/months/${month}/pay.xlsx`)} download>
            导出绩效表
          </a>
        )}
      </div>
      <p role="status">{`${shown.length} 人`}</p>
      <Table
        caption="月考核，得分高的在前"
        captionHidden
        columns={columns(month)}
        rows={shown}
        rowKey={({ staff }) => staff.id}
      />
      {shown.length === rows.length && (
        <p>{`合计：绩效基数 ${moneyWords(total.base)}，应发 ${moneyWords(total.pay)}，扣发 ${moneyWords(total.deducted)}。`}</p>
      )}
    </>
  );
}

const columns = (month: string): Column<MonthRow>[] => [
  {
    key: "staff",
    head: "姓名",
    main: true,
    cell: ({ staff }) => <Link href={`/conduct/month/${staff.id}?month=${month}`}>{staff.name}</Link>,
  },
  {
    key: "rank",
    head: "名次",
    cell: (row) => (
      <>
        {placeWords(row)} {row.distinguished && <Tag kind="good">优秀个人</Tag>}
      </>
    ),
  },
  {
    key: "organ",
    head: "单位和窗口",
    cell: ({ organName, counter }) => `${organName}，${counter}`,
  },
  { key: "days", head: "考核天数", numeric: true, cell: ({ days }) => days },
  {
    key: "attendance",
    head: "请假／迟到／缺勤",
    numeric: true,
    cell: ({ leave, late, away }) => `${leave}／${late}／${away}`,
  },
  {
    key: "terms",
    head: "怎么来的",
    numeric: true,
    cell: ({ terms }) => <span className="conduct-terms">{sumWords(terms)}</span>,
  },
  { key: "score", head: "月得分", numeric: true, cell: ({ score }) => scoreWords(score) },
  { key: "deducted", head: "扣发", numeric: true, cell: ({ deducted }) => moneyWords(deducted) },
];

/** What stands behind one person's score. */
export function PersonMonthPage({ staff }: { staff: string }) {
  const [params] = useSearchParams();
  const month = asked("month", params.get("month"), todayAt(new Date()));
  const found = useRead<PersonMonth>(`${conduct}/months/${month}/people/${staff}`, { keep: true });
  const name = found.data?.row.staff.name ?? "个人";
  return (
    <Page title={`${name}：${periodOf(month).name}`}>
      <p>
        <Link href={`/conduct/month?month=${month}`}>回到月考核</Link>
      </p>
      <PeriodNav period={month} hrefOf={(key) => `/conduct/month/${staff}?month=${key}`} />
      <Loaded query={found} lines={10}>
        {(data) => <MonthBehind found={data} />}
      </Loaded>
    </Page>
  );
}
