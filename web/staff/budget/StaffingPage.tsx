import { useState } from "react";
import type { StaffingPage as Staffing, StaffingYear } from "#contract/budget.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { todayAt } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { BudgetNav } from "./BudgetNav.tsx";
import { path } from "./budget.ts";
import { staffingFields } from "./forms.ts";

/** Posts and the people who hold them, at the end of each year. */
export function StaffingPage() {
  const staffing = useRead<Staffing>(`${path}/staffing`);
  const [setting, setSetting] = useState(false);
  return (
    <Page title="编制和年末实有人数">
      <BudgetNav />
      <Loaded query={staffing} lines={6}>
        {({ years, mayKeep }) => (
          <>
            {years.length === 0 ? (
              <EmptyState title="还没有登记" />
            ) : (
              <Table
                caption="编制和年末实有人数，单位：人"
                columns={columns}
                rows={years}
                rowKey={({ year }) => year}
              />
            )}
            <p className="soft">
              在职人数只算占编制的行政和事业人员；政府雇员、临聘人员另列，不加进在职人数。
            </p>
            {mayKeep && (
              <div className="btns no-print">
                <Button onClick={() => setSetting(true)}>登记一年的人数</Button>
              </div>
            )}
          </>
        )}
      </Loaded>
      {setting && (
        <CommandDialog
          title="登记编制和人数"
          action="登记"
          fields={staffingFields}
          start={{ year: Number(todayAt(new Date()).slice(0, 4)) }}
          send={(data, requestKey) => post(`${path}/staffing`, { requestKey, ...data })}
          onDone={() => {
            setSetting(false);
            void refresh(path);
          }}
          onClose={() => setSetting(false)}
        >
          <p>以前的版本保留，最后一版有效。</p>
        </CommandDialog>
      )}
    </Page>
  );
}

const number = (key: keyof StaffingYear, head: string): Column<StaffingYear> => ({
  ...{ key, head, numeric: true },
  cell: (year) => year[key],
});

const columns: Column<StaffingYear>[] = [
  { key: "year", head: "年度", main: true, cell: ({ year, edition }) => `${year} 年（第 ${edition} 版）` },
  number("posts", "编制"),
  number("administrativePosts", "其中行政"),
  number("institutionPosts", "其中事业"),
  number("staff", "在职"),
  number("administrativeStaff", "其中行政"),
  number("institutionStaff", "其中事业"),
  number("employees", "政府雇员"),
  number("contracted", "临聘"),
  number("retired", "退休"),
  {
    key: "document",
    head: "依据",
    cell: ({ document, note }) => [document, note].filter(Boolean).join("；"),
  },
  { key: "by", head: "登记人", cell: ({ by }) => by },
];
