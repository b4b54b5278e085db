import type { ImportReport } from "#contract/organisation.ts";
import type { Column } from "../../shared/ui/Table.tsx";
import { Page } from "../frame/Page.tsx";
import { RowVerdict, WorkbookImport } from "../parts/WorkbookImport.tsx";
import { kindNames } from "./rows.ts";
import "./organisation.css";

/** Organs, halls, zones and counters from a workbook. */
export function ImportOrganisation() {
  return (
    <Page title="导入机构和大厅">
      <p>
        在<a href="/api/staff/organisation.xlsx">导出的表格</a>里改好。选好文件后只是检查，不会写入。
      </p>
      <WorkbookImport<Row>
        path="/staff/organisation/import"
        label="机构表格"
        refreshes={["/staff/organs", "/staff/halls", "/staff/zones", "/staff/counters"]}
        columns={columns}
        rowKey={(row) => `${row.kind} ${row.row}`}
        back={{ href: "/organisation", name: "机构和大厅" }}
      />
    </Page>
  );
}

type Row = ImportReport["rows"][number];

const columns: Column<Row>[] = [
  { key: "name", head: "名称", main: true, cell: (row) => row.name || row.key },
  { key: "place", head: "在哪", cell: (row) => `${kindNames[row.kind]}表第 ${row.row} 行` },
  { key: "state", head: "结果", cell: (row) => <RowVerdict state={row.state} /> },
  {
    key: "what",
    head: "哪里",
    cell: (row) =>
      row.faults.length > 0 ? row.faults.map(({ message }) => message).join("；") : row.changes.join("、"),
  },
];
