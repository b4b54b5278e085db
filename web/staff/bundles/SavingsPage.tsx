import { Link, useLocation, useSearchParams } from "wouter";
import type { BundleSavings, SavingFigure, SavingsList } from "#contract/bundle-savings.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { plainDate, todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";

type Line = BundleSavings["bundles"][number];
type Row = SavingsList["rows"][number];
const pageSize = 50;

/** A20 减环节、减材料、减时限、减跑动: figures of a year, and behind each the applications it is summed from. */
export function SavingsPage() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const thisYear = Number(todayAt(new Date()).slice(0, 4));
  const year = Number(params.get("year") ?? thisYear);
  const figures = useRead<BundleSavings>("/staff/bundles/savings", { params: { year } });
  return (
    <Page
      title="一件事省了多少"
      beside={
        <a className="btn plain no-print" href={`/api/staff/bundles/savings.xlsx?year=${year}`} download>
          导出表格
        </a>
      }
    >
      <Select
        label="年份"
        value={String(year)}
        options={[0, 1, 2, 3, 4].map((ago) => ({
          value: String(thisYear - ago),
          label: `${thisYear - ago} 年`,
        }))}
        onChange={(next) => navigate(address({ year: next }))}
      />
      <p className="soft">与一项一项办相比，按申请当时的算法，提交后不再变动。点办件数看是哪些办件。</p>
      <Loaded query={figures} lines={12}>
        {({ all, bundles }) => (
          <Table
            caption={`${year} 年各件事省了多少`}
            columns={columnsOf(year)}
            rows={[{ ...all, key: "", name: "合计" }, ...bundles]}
            rowKey={(line) => line.key}
          />
        )}
      </Loaded>
      {params.has("bundle") && (
        <Applications year={year} bundle={params.get("bundle") ?? ""} before={params.get("before")} />
      )}
    </Page>
  );
}

function address(given: Record<string, string | undefined>): string {
  const entries = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/bundles/savings?${new URLSearchParams(entries)}`;
}

function columnsOf(year: number): Column<Line>[] {
  const figure = (key: "materials" | "steps" | "days" | "trips", head: string): Column<Line> => ({
    ...{ key, head, numeric: true },
    cell: (line) => figureWords(line[key]),
  });
  return [
    { key: "name", head: "一件事", main: true, cell: ({ name }) => name },
    {
      key: "applications",
      head: "办件",
      numeric: true,
      cell: ({ key, name, applications }) =>
        applications === 0 ? (
          "0"
        ) : (
          <Link
            href={address({ year: String(year), bundle: key })}
            aria-label={`${name}：${applications} 件`}
          >
            {`${applications} 件`}
          </Link>
        ),
    },
    figure("materials", "减材料（样）"),
    figure("steps", "减环节（个）"),
    figure("days", "减时限（工作日）"),
    figure("trips", "减跑动（次）"),
  ];
}

/** “减 7（从 31 到 24，22.6%）” */
function figureWords({ alone, together, spared, rate }: SavingFigure): string {
  return rate === undefined ? String(spared) : `${spared}（${alone}→${together}，${rate}%）`;
}

/** The applications behind the figures of one bundle, or of all. */
function Applications({ year, bundle, before }: { year: number; bundle: string; before: string | null }) {
  const list = useRead<SavingsList>("/staff/bundles/savings/applications", {
    params: { year, bundle, before, limit: pageSize },
    keep: true,
  });
  const here = { year: String(year), bundle };
  return (
    <section>
      <h2>是哪些办件</h2>
      <Loaded query={list}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <EmptyState title="没有办件" />
          ) : (
            <>
              <Table
                caption="办件"
                captionHidden
                columns={rowColumns}
                rows={rows}
                rowKey={(row) => row.number}
              />
              <Pager
                first={before ? address(here) : undefined}
                next={next && address({ ...here, before: next })}
                shown={`每页 ${pageSize} 件`}
              />
            </>
          )
        }
      </Loaded>
    </section>
  );
}

const amount = (key: keyof Row["savings"]["alone"], head: string): Column<Row> => ({
  ...{ key, head, numeric: true },
  cell: ({ savings }) => `${savings.alone[key]}→${savings.together[key]}`,
});

const rowColumns: Column<Row>[] = [
  {
    key: "number",
    head: "办件编号",
    main: true,
    cell: ({ number }) => <Link href={`/cases/${number}`}>{number}</Link>,
  },
  { key: "name", head: "一件事", cell: ({ name }) => name },
  { key: "opened", head: "提交日", cell: ({ openedOn }) => plainDate(openedOn) },
  amount("materials", "材料"),
  amount("steps", "环节"),
  amount("days", "工作日"),
  amount("trips", "跑动"),
];
