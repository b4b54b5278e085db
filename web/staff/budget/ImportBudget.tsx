import type { BudgetImportRow } from "#contract/budget.ts";
import type { Column } from "../../shared/ui/Table.tsx";
import { Page } from "../frame/Page.tsx";
import { RowVerdict, WorkbookImport } from "../parts/WorkbookImport.tsx";
import { BudgetNav } from "./BudgetNav.tsx";
import { path } from "./budget.ts";

/** A year's budget from a workbook: looked through first, every fault by its cell, all of it or nothing. */
export function ImportBudget({ year }: { year: string }) {
  return (
    <Page title={`导入 ${year} 年预算和执行`}>
      <BudgetNav />
      <p>
        在<a href={`/api/staff/budget/years/${year}/sheet`}>导出的表格</a>
        里填全年的数，与现在不同的差额会登记成预算变动或凭证；减少执行数要在凭证上冲销。改动预算的，在“依据”表里填文号和原因。选好文件后只是检查，不会写入。
      </p>
      <WorkbookImport<BudgetImportRow>
        path={`${path}/years/${year}/import`}
        label="预算执行表格"
        refreshes={[path]}
        columns={columns}
        rowKey={({ row }) => String(row)}
        back={{ href: `/budget?year=${year}`, name: "年度预算" }}
      />
    </Page>
  );
}

const columns: Column<BudgetImportRow>[] = [
  { key: "name", head: "科目、项目", main: true, cell: ({ name }) => name },
  { key: "row", head: "第几行", numeric: true, cell: ({ row }) => row },
  { key: "state", head: "结果", cell: (row) => <RowVerdict state={row.state} /> },
  {
    ...{ key: "what", head: "哪里" },
    cell: ({ faults, changes }) => (faults.length > 0 ? faults : changes).join("；"),
  },
];
