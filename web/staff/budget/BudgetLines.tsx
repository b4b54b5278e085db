import { Link } from "wouter";
import type { BudgetCategory, BudgetLineRow } from "#contract/budget.ts";
import { tenThousandWords } from "#server/kernel/money/amount.ts";
import { Details } from "../../shared/ui/Details.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { moneyWords } from "../../shared/words.ts";
import { categoryNames, rateWords } from "./budget.ts";

const categories: readonly BudgetCategory[] = ["personnel", "public", "project"];

/** Lines of a year by category. */
export function BudgetLines({ lines }: { lines: readonly BudgetLineRow[] }) {
  return (
    <div className="budget-fold">
      {categories.map((category) => (
        <Lines key={category} category={category} lines={lines} />
      ))}
    </div>
  );
}

/** Lines of one category under their sum; on a phone the sum comes first and the lines are folded. */
function Lines({ category, lines }: { category: BudgetCategory; lines: readonly BudgetLineRow[] }) {
  const own = lines.filter((line) => line.category === category);
  if (own.length === 0) return null;
  const sum = (of: "available" | "executed") => own.reduce((all, line) => all + line[of], 0);
  const name = categoryNames[category];
  const words = `执行 ${tenThousandWords(sum("executed"))}，可用 ${tenThousandWords(sum("available"))}`;
  return (
    <Details summary={`${name}，${own.length} 行：${words}`} open="wide">
      <Table
        caption={`${name}各科目，金额为元`}
        captionHidden
        columns={lineColumns}
        rows={own}
        rowKey={({ id }) => id}
      />
    </Details>
  );
}

const money = (
  key: "initial" | "adjusted" | "transferred" | "carried" | "executed" | "left",
  head: string,
): Column<BudgetLineRow> => ({
  ...{ key, head, numeric: true },
  cell: (line) => moneyWords(line[key]).replace(" 元", ""),
});

const lineColumns: Column<BudgetLineRow>[] = [
  {
    ...{ key: "name", head: "科目、项目", main: true },
    cell: ({ id, code, name, funds }) => (
      <Link href={`/budget/lines/${id}`}>
        {`${code} ${name}${funds === "transfer" ? "（上级转移）" : ""}`}
      </Link>
    ),
  },
  money("initial", "年初预算"),
  money("adjusted", "调整"),
  money("transferred", "上级转移"),
  money("carried", "上年结转"),
  money("executed", "执行"),
  money("left", "结转"),
  { key: "rate", head: "执行率", numeric: true, cell: ({ rate }) => rateWords(rate) },
];
