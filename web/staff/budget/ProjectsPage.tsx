import { useState } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import type { ProjectsPage as Projects } from "#contract/budget-projects.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { moneyWords, todayAt } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { BudgetNav } from "./BudgetNav.tsx";
import { path, rateWords, yearOptions } from "./budget.ts";
import { projectFields } from "./forms.ts";

/** Projects with their money of a year, their contracts and what is to be looked at. */
export function ProjectsPage() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const year = params.get("year") ?? todayAt(new Date()).slice(0, 4);
  const projects = useRead<Projects>(`${path}/projects`, { params: { year }, keep: true });
  const [adding, setAdding] = useState(false);
  return (
    <Page title="项目和合同">
      <BudgetNav />
      <Loaded query={projects} lines={10}>
        {(page) => (
          <>
            <div className="filter-fields no-print">
              <Select
                label="年份"
                value={year}
                options={yearOptions(page.years)}
                onChange={(next) => navigate(`/budget/projects?year=${next}`)}
              />
            </div>
            {page.mayKeep && (
              <div className="btns no-print">
                <Button onClick={() => setAdding(true)}>加项目</Button>
              </div>
            )}
            {page.projects.length === 0 ? (
              <EmptyState title="还没有项目" />
            ) : (
              <Table
                caption={`${year} 年的项目`}
                captionHidden
                columns={columns(year)}
                rows={page.projects}
                rowKey={({ id }) => id}
              />
            )}
            {adding && (
              <CommandDialog
                title="加项目"
                action="加项目"
                fields={projectFields(page.freeBudgets)}
                send={(data, requestKey) => post(`${path}/projects`, { requestKey, ...data })}
                onDone={() => {
                  setAdding(false);
                  void refresh(path);
                }}
                onClose={() => setAdding(false)}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

type Row = Projects["projects"][number];

const columns = (year: string): Column<Row>[] => [
  {
    ...{ key: "name", head: "项目", main: true },
    cell: ({ id, code, name }) => (
      <Link href={`/budget/projects/${id}?year=${year}`}>{`${code} ${name}`}</Link>
    ),
  },
  { key: "available", head: "可用数", numeric: true, cell: ({ available }) => moneyWords(available) },
  { key: "executed", head: "执行数", numeric: true, cell: ({ executed }) => moneyWords(executed) },
  { key: "rate", head: "执行率", numeric: true, cell: ({ rate }) => rateWords(rate) },
  { key: "contracts", head: "合同", numeric: true, cell: ({ contracts }) => contracts },
  {
    ...{ key: "findings", head: "要看的" },
    cell: ({ findings }) => (findings.length > 0 ? <Tag kind="asked">{`${findings.length} 处`}</Tag> : "—"),
  },
];
