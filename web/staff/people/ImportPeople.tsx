import type { StaffImportRow } from "#contract/staff.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { PrintButton } from "../../shared/ui/PrintButton.tsx";
import type { Column } from "../../shared/ui/Table.tsx";
import { Page } from "../frame/Page.tsx";
import { RowVerdict, WorkbookImport } from "../parts/WorkbookImport.tsx";
import "./people.css";

/** Accounts from a workbook; passwords of new ones are shown once, to be handed over. */
export function ImportPeople() {
  return (
    <Page title="导入人员">
      <p>
        在<a href="/api/staff/staff.xlsx">导出的表格</a>里加人、改好。选好文件后只是检查，不会写入。
      </p>
      <p>新账号没有岗位，什么都做不了；岗位由安全管理员逐个授予。</p>
      <WorkbookImport<StaffImportRow>
        path="/staff/staff/import"
        label="人员表格"
        refreshes={["/staff/staff"]}
        columns={columns}
        rowKey={(row) => String(row.row)}
        back={{ href: "/people", name: "人员和岗位" }}
        written={(report) =>
          report.new > 0 && (
            <Notice kind="warning" title="下面的临时密码只显示这一次">
              <p>请打印后当面交给本人，第一次登录时必须改掉。</p>
              <div className="btns">
                <PrintButton>打印临时密码</PrintButton>
              </div>
            </Notice>
          )
        }
      />
    </Page>
  );
}

const columns: Column<StaffImportRow>[] = [
  { key: "account", head: "登录名", main: true, cell: (row) => row.account },
  { key: "name", head: "姓名", cell: (row) => row.name },
  { key: "place", head: "在哪", cell: (row) => `第 ${row.row} 行` },
  { key: "state", head: "结果", cell: (row) => <RowVerdict state={row.state} /> },
  {
    key: "what",
    head: "临时密码，或者哪里不对",
    cell: (row) =>
      row.password ? (
        <code className="one-time">{row.password}</code>
      ) : (
        row.faults.map(({ message }) => message).join("；")
      ),
  },
];
