import type { RuleLine, RuleList } from "#contract/supervision.ts";
import type { Addressee } from "#contract/watch.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Page } from "../frame/Page.tsx";
import { Light, Sections } from "./Parts.tsx";

/** The rules by which cards are raised: the county's own data, for everybody to read (R3.1, R3.2). */
export function RulesPage() {
  const rules = useRead<RuleList>("/supervision/rules");
  return (
    <Page title="预警和发牌的规则">
      <Sections />
      <Loaded query={rules} lines={14}>
        {(data) => (
          <>
            <Table caption="规则" captionHidden columns={columns} rows={data.rules} rowKey={({ id }) => id} />
            {data.overrides.length > 0 && (
              <section>
                <h2>另有规定的</h2>
                <ul>
                  {data.overrides.map((words) => (
                    <li key={words}>{words}</li>
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

const told: Record<Addressee, string> = {
  handler: "经办人",
  "section-head": "科室负责人",
  "organ-head": "机构负责人",
  supervision: "监察部门",
};

const columns: Column<RuleLine>[] = [
  { key: "light", head: "颜色", cell: ({ light }) => <Light light={light} /> },
  { key: "name", head: "规则", main: true, cell: ({ name }) => name },
  { key: "cause", head: "情形", cell: ({ cause }) => cause },
  { key: "when", head: "什么时候", cell: ({ when, byHand }) => (byHand ? "人工发牌" : when) },
  { key: "told", head: "通知谁", cell: ({ addressees }) => addressees.map((each) => told[each]).join("、") },
  { key: "source", head: "依据", cell: ({ source }) => source },
];
