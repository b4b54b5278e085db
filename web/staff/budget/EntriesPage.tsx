import { Link, useLocation, useSearchParams } from "wouter";
import type { BudgetCategory, EntriesPage as Found, Funds, ThreePublic } from "#contract/budget.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { moneyWords, todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { listAddress } from "../parts/list-address.ts";
import { yearsUpTo } from "../supervision/supervision.ts";
import { BudgetNav } from "./BudgetNav.tsx";
import { categoryNames, fundsNames, path, publicNames } from "./budget.ts";
import { EntryTable } from "./EntryTable.tsx";

const here = "/budget/entries";

/** The entries a figure is made of, with the same sum. */
export function EntriesPage() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const today = todayAt(new Date());
  const year = params.get("year") ?? today.slice(0, 4);
  const asked = { ...Object.fromEntries(params), year };
  const found = useRead<Found>(`${path}/entries`, { params: asked, keep: true });
  const narrow = (changes: Record<string, string>) => navigate(listAddress(here, params, changes));
  return (
    <Page title={`${year} 年支出凭证`} beside={<Link href={`/budget?year=${year}`}>{`${year} 年预算`}</Link>}>
      <BudgetNav />
      <div className="filter-fields no-print">
        <Select
          label="年份"
          value={year}
          options={yearsUpTo(today)}
          onChange={(next) => narrow({ year: next, month: "" })}
        />
        <Select
          label="月份"
          value={params.get("month") ?? ""}
          options={monthOptions(year)}
          onChange={(month) => narrow({ month })}
        />
        <Select
          label="类别"
          value={params.get("category") ?? ""}
          options={[{ value: "", label: "全部" }, ...options(categoryNames)]}
          onChange={(category) => narrow({ category })}
        />
      </div>
      <Loaded query={found} lines={12}>
        {({ rows, count, amount, next }) => (
          <>
            <p>{`${wordsOf(params)}共 ${count} 笔，合计 ${moneyWords(amount)}。`}</p>
            {rows.length === 0 ? (
              <EmptyState title="没有凭证" />
            ) : (
              <EntryTable caption="支出凭证" rows={rows} />
            )}
            <Pager
              first={params.has("skip") ? listAddress(here, params, { skip: "" }) : undefined}
              next={next ? `${listAddress(here, params, { skip: String(next) })}` : undefined}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

const monthOptions = (year: string) => [
  { value: "", label: "全年" },
  ...Array.from({ length: 12 }, (_, at) => ({
    value: `${year}-${String(at + 1).padStart(2, "0")}`,
    label: `${at + 1} 月`,
  })),
];

/** Narrowings that come with a figure and have no control of their own. */
function wordsOf(params: URLSearchParams): string {
  const category = categoryNames[params.get("category") as BudgetCategory];
  const funds = fundsNames[params.get("funds") as Funds];
  const three = publicNames[params.get("public") as ThreePublic];
  return [category, funds, three]
    .filter(Boolean)
    .map((word) => `${word}，`)
    .join("");
}
