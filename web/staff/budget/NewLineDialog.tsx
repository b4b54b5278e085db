import type { BudgetYearPage } from "#contract/budget.ts";
import { post } from "../../shared/api.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { categoryNames, fundsNames, path } from "./budget.ts";

/** A line of the year: a subject of basic spending, or a project. */
export function NewLineDialog(props: { page: BudgetYearPage; onDone: () => void; onClose: () => void }) {
  const { subjects, projects, year } = props.page;
  const options = [
    ...subjects.map(({ code, name, category }) => ({
      value: `subject ${code}`,
      label: `${code} ${name}（${categoryNames[category]}）`,
    })),
    ...projects.map(({ id, code, name }) => ({ value: `project ${id}`, label: `${code} ${name}（项目）` })),
  ];
  const funds = Object.entries(fundsNames).map(([value, label]) => ({ value, label }));
  const fields: AskedField[] = [
    { name: "what", label: "科目或项目", required: true, kind: "choice", options },
    { name: "funds", label: "资金来源", required: true, kind: "choice", options: funds },
  ];
  return (
    <CommandDialog
      title={`${year} 年加科目`}
      action="加科目"
      fields={fields}
      start={{ funds: "own" }}
      send={({ what, ...data }, requestKey) => {
        const [kind = "", id = ""] = String(what).split(" ");
        return post(`${path}/lines`, { requestKey, year, ...data, [kind]: id });
      }}
      onDone={props.onDone}
      onClose={props.onClose}
    />
  );
}
