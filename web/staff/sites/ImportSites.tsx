import type { SiteImportRow } from "#contract/sites.ts";
import type { Column } from "../../shared/ui/Table.tsx";
import { Page } from "../frame/Page.tsx";
import { RowVerdict, WorkbookImport } from "../parts/WorkbookImport.tsx";
import { path } from "./sites.ts";

/** Service points and the matters delegated to them, from a workbook. */
export function ImportSites() {
  return (
    <Page title="导入服务点">
      <p>
        在<a href="/api/staff/sites.xlsx">导出的表格</a>
        里改好。“能办事项”表里没有的事项，就不再下放。选好文件后只是检查，不会写入。
      </p>
      <WorkbookImport<SiteImportRow>
        path={`${path}/import`}
        label="服务点表格"
        refreshes={[path]}
        columns={columns}
        rowKey={(row) => `${row.sheet} ${row.row} ${row.name}`}
        back={{ href: "/sites", name: "服务点" }}
      />
    </Page>
  );
}

const columns: Column<SiteImportRow>[] = [
  { key: "name", head: "名称", main: true, cell: (row) => row.name },
  {
    key: "place",
    head: "在哪",
    cell: (row) => (row.row > 0 ? `${row.sheet}表第 ${row.row} 行` : `${row.sheet}表`),
  },
  { key: "state", head: "结果", cell: (row) => <RowVerdict state={row.state} /> },
  {
    key: "what",
    head: "哪里",
    cell: (row) => (row.faults.length > 0 ? row.faults.join("；") : row.changes.join("、")),
  },
];
