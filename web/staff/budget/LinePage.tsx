import { useState } from "react";
import { Link } from "wouter";
import type { BudgetLinePage, EntryRow, MovementRow } from "#contract/budget.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { classes } from "../../shared/ui/classes.ts";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { moneyWords, plainDate } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { BudgetNav } from "./BudgetNav.tsx";
import { categoryNames, fundsNames, movementNames, path, rateWords } from "./budget.ts";
import { EntryTable } from "./EntryTable.tsx";
import { entryFields, movementFields, reversalFields, signedAmount } from "./forms.ts";

type Doing =
  | { what: "move" }
  | { what: "spend" }
  | { what: "reverse-entry"; entry: EntryRow }
  | { what: "reverse-movement"; movement: MovementRow };

/** One line: what was moved into it and what was spent from it, by whom and when. */
export function LinePage({ id }: { id: string }) {
  const line = useRead<BudgetLinePage>(`${path}/lines/${id}`);
  const [doing, setDoing] = useState<Doing>();
  return (
    <Loaded query={line} lines={12}>
      {(page) => (
        <Page title={`${page.line.code} ${page.line.name}`}>
          <BudgetNav />
          <p>
            <Link href={`/budget?year=${page.year}`}>{`${page.year} 年预算`}</Link>
            {`，${categoryNames[page.line.category]}，${fundsNames[page.line.funds]}。`}
            {page.line.project && <Link href={`/budget/projects/${page.line.project}`}>看项目和合同</Link>}
          </p>
          <dl className="amounts">
            <Figure head="可用数" words={moneyWords(page.line.available)} />
            <Figure head="执行数" words={moneyWords(page.line.executed)} />
            <Figure head="还剩" words={moneyWords(page.line.left)} />
            <Figure head="执行率" words={rateWords(page.line.rate)} />
          </dl>
          {page.mayKeep && (
            <div className="btns no-print">
              <Button kind="primary" onClick={() => setDoing({ what: "spend" })}>
                登记支出
              </Button>
              <Button onClick={() => setDoing({ what: "move" })}>登记预算变动</Button>
            </div>
          )}
          <h2>预算变动</h2>
          <Table
            caption="预算变动"
            captionHidden
            columns={[
              ...movementColumns,
              ...(page.mayKeep
                ? [undoColumn((movement) => setDoing({ what: "reverse-movement", movement }))]
                : []),
            ]}
            rows={page.movements}
            rowKey={({ id: one }) => one}
          />
          <h2>支出凭证</h2>
          <EntryTable
            caption="支出凭证"
            rows={page.entries}
            onReverse={page.mayKeep ? (entry) => setDoing({ what: "reverse-entry", entry }) : undefined}
          />
          {doing && (
            <LineDialog
              {...{ doing, page }}
              onDone={() => {
                setDoing(undefined);
                void refresh(path);
              }}
              onClose={() => setDoing(undefined)}
            />
          )}
        </Page>
      )}
    </Loaded>
  );
}

function Figure({ head, words }: { head: string; words: string }) {
  return (
    <div>
      <dt>{head}</dt>
      <dd>{words}</dd>
    </div>
  );
}

const movementColumns: Column<MovementRow>[] = [
  { key: "on", head: "日期", cell: ({ on }) => plainDate(on) },
  { key: "kind", head: "种类", main: true, cell: ({ kind }) => movementNames[kind] },
  {
    ...{ key: "amount", head: "金额", numeric: true },
    cell: ({ amount, reversed }) => (
      <span className={classes(amount < 0 && "budget-red", reversed && "budget-undone")}>
        {moneyWords(amount)}
      </span>
    ),
  },
  { key: "document", head: "依据", cell: ({ document }) => document },
  { key: "reason", head: "原因", cell: ({ reason }) => reason ?? "—" },
  { key: "by", head: "登记人", cell: ({ by }) => by },
];

const undoColumn = (onUndo: (movement: MovementRow) => void): Column<MovementRow> => ({
  ...{ key: "do", head: "更正" },
  cell: (movement) =>
    movement.corrects || movement.reversed ? (
      movement.corrects ? (
        "红字冲销"
      ) : (
        "已冲销"
      )
    ) : (
      <button
        type="button"
        className="link-button"
        aria-label={`冲销${movementNames[movement.kind]} ${moneyWords(movement.amount)}`}
        onClick={() => onUndo(movement)}
      >
        冲销
      </button>
    ),
});

function LineDialog(props: { doing: Doing; page: BudgetLinePage; onDone: () => void; onClose: () => void }) {
  const { doing, page, onDone, onClose } = props;
  const common = { onDone, onClose };
  if (doing.what === "move")
    return (
      <CommandDialog
        {...common}
        title="登记预算变动"
        action="登记"
        fields={movementFields(page)}
        send={(data, requestKey) =>
          post(`${path}/lines/${page.line.id}/movements`, { requestKey, ...signedAmount(data) })
        }
      />
    );
  if (doing.what === "spend")
    return (
      <CommandDialog
        {...common}
        title="登记支出"
        action="登记"
        fields={entryFields(page)}
        send={(data, requestKey) => post(`${path}/entries`, { requestKey, line: page.line.id, ...data })}
      >
        <p>{`这个科目还剩 ${moneyWords(page.line.left)}。`}</p>
      </CommandDialog>
    );
  const [to, amount] =
    doing.what === "reverse-entry"
      ? [`entries/${doing.entry.id}`, doing.entry.amount]
      : [`movements/${doing.movement.id}`, doing.movement.amount];
  return (
    <CommandDialog
      {...common}
      title="红字冲销"
      action="冲销"
      grave
      fields={reversalFields(page)}
      send={(data, requestKey) => post(`${path}/${to}/reverse`, { requestKey, ...data })}
    >
      <p>{`原来那一笔保留，另记一笔 ${moneyWords(-amount)}。`}</p>
    </CommandDialog>
  );
}
