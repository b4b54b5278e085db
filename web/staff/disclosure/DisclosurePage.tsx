import { useState } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import type { FilledTable, DisclosurePage as Page_ } from "#contract/disclosure.ts";
import { tenThousandYuan } from "#server/kernel/money/amount.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { instantWords, plainDate, todayAt } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { yearsUpTo } from "../supervision/supervision.ts";
import "./disclosure.css";

const path = "/staff/disclosure";
type Line = FilledTable["lines"][number];
type Doing =
  | { what: "enter"; table: FilledTable; line: Line }
  | { what: "write"; id: string; name: string; text: string }
  | { what: "publish" };

/** The annual report on disclosure: what is still to be mended first, then its parts in their order (R10.6). */
export function DisclosurePage() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const today = todayAt(new Date());
  const year = params.get("year") ?? String(Number(today.slice(0, 4)) - 1);
  const shown = useRead<Page_>(`${path}/${year}`, { keep: true });
  const [doing, setDoing] = useState<Doing>();
  const done = () => {
    setDoing(undefined);
    void refresh(`${path}/${year}`);
  };
  return (
    <Page title={`${year} 年政府信息公开年报`}>
      <div className="filter-fields no-print">
        <Select
          label="年份"
          value={year}
          options={yearsUpTo(today)}
          onChange={(next) => navigate(`/disclosure?year=${next}`)}
        />
      </div>
      <Loaded query={shown} lines={14}>
        {(page) => (
          <>
            <Standing page={page} year={year} onPublish={() => setDoing({ what: "publish" })} />
            {page.report.sections.map(({ id, name, text, tables }) => (
              <section key={id}>
                <h2>{name}</h2>
                {text && <p className="disclosure-text">{text}</p>}
                {page.mayKeep && (
                  <div className="btns no-print">
                    <Button onClick={() => setDoing({ what: "write", id, name, text: text ?? "" })}>
                      {`写“${name}”`}
                    </Button>
                  </div>
                )}
                {tables.map((table) => (
                  <Table
                    key={table.id}
                    caption={table.name}
                    columns={columnsOf(table, page.mayKeep, (line) =>
                      setDoing({ what: "enter", table, line }),
                    )}
                    rows={table.lines}
                    rowKey={({ id: line }) => line}
                  />
                ))}
              </section>
            ))}
            <Behind page={page} />
            {doing && (
              <Dialogs {...{ doing, year, page }} onDone={done} onClose={() => setDoing(undefined)} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Standing({ page, year, onPublish }: { page: Page_; year: string; onPublish: () => void }) {
  const { findings, published, dueOn } = page;
  const [last] = published;
  return (
    <>
      {last && (
        <Notice
          kind="success"
          title={`已经公布第 ${last.edition} 版（${instantWords(last.at)}，${last.by}）`}
        >
          <p>
            <a href={`/api/disclosure/${year}`}>看公布的网页</a>
            {`，内容摘要 ${last.digest.slice(0, 16)}…`}
          </p>
        </Notice>
      )}
      {findings.length > 0 ? (
        <Notice kind="warning" title={`还有 ${findings.length} 处要改，改好才能公布`}>
          <ul>
            {findings.map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <Notice kind="info" title={`每一列都平，没有空格；应当在 ${plainDate(dueOn)}前公布`} />
      )}
      <div className="btns no-print">
        <a className="btn plain" href={`/api/staff/disclosure/${year}/sheet`}>
          导出表格
        </a>
        {page.mayPublish && findings.length === 0 && (
          <Button kind="primary" onClick={onPublish}>
            {last ? "公布更正的一版" : "公布"}
          </Button>
        )}
      </div>
    </>
  );
}

function columnsOf(table: FilledTable, mayKeep: boolean, onEnter: (line: Line) => void): Column<Line>[] {
  const cells = new Map(table.cells.map((cell) => [`${cell.line} ${cell.column}`, cell]));
  const columns = table.columns.map(
    ({ id, name }): Column<Line> => ({
      ...{ key: id, head: name, numeric: true },
      cell: (line) => {
        const cell = cells.get(`${line.id} ${id}`);
        if (!cell || cell.value === null) return <span className="disclosure-blank">未填</span>;
        const words = table.unit === "fen" ? tenThousandYuan(cell.value) : cell.value;
        return cell.source === "sum" ? <b>{words}</b> : words;
      },
    }),
  );
  const entering: Column<Line> = {
    ...{ key: "do", head: "填报" },
    cell: (line) =>
      typed(table, line).length === 0 ? (
        "系统得出"
      ) : (
        <button
          type="button"
          className="link-button"
          aria-label={`填报${line.name}`}
          onClick={() => onEnter(line)}
        >
          填报
        </button>
      ),
  };
  const first: Column<Line> = {
    ...{ key: "line", head: "项目", main: true },
    cell: ({ name, level = 0 }) => <span className={`disclosure-level-${level}`}>{name}</span>,
  };
  return [first, ...columns, ...(mayKeep ? [entering] : [])];
}

/** Columns of a line that people fill in. */
const typed = ({ cells, columns }: FilledTable, line: Line) =>
  columns.filter(
    ({ id }) => cells.find((cell) => cell.line === line.id && cell.column === id)?.source === "entered",
  );

function Behind({ page: { behind, source } }: { page: Page_ }) {
  return (
    <Details summary="这些数字从哪里来">
      <ul>
        <li>加粗的数由系统相加，不手填；行政许可的处理决定数量由系统按办结的办件计数。</li>
        {behind.map(({ name, value, href }) => (
          <li key={name}>
            <Link href={href.replace(/^\/staff/, "")}>{`${name}：${value} 件`}</Link>
          </li>
        ))}
        <li>其余由人填报，写明依据；改动写原因，以前的数保留。</li>
        <li>{source}</li>
      </ul>
    </Details>
  );
}

function Dialogs(props: {
  doing: Doing;
  year: string;
  page: Page_;
  onDone: () => void;
  onClose: () => void;
}) {
  const { doing, year, page, onDone, onClose } = props;
  const common = { onDone, onClose };
  if (doing.what === "enter")
    return <EnterDialog {...common} year={year} table={doing.table} line={doing.line} />;
  if (doing.what === "write") {
    const field: AskedField = { name: "text", label: "正文", required: true, kind: "paragraph", max: 10_000 };
    return (
      <CommandDialog
        {...common}
        title={doing.name}
        action="保存"
        fields={[field]}
        start={{ text: doing.text }}
        send={(data, requestKey) => post(`${path}/${year}/texts`, { requestKey, section: doing.id, ...data })}
      />
    );
  }
  const again = page.published.length > 0;
  const reason: AskedField = { name: "reason", label: "更正的原因", required: true, kind: "line", max: 300 };
  return (
    <CommandDialog
      {...common}
      title="公布年报"
      action="公布"
      grave
      fields={again ? [reason] : []}
      send={(data, requestKey) => post(`${path}/${year}/editions`, { requestKey, ...data })}
    >
      <p>公布以后这一版不再变，任何人都能看；更正要公布新的一版并写原因。</p>
    </CommandDialog>
  );
}

function EnterDialog(props: {
  year: string;
  table: FilledTable;
  line: Line;
  onDone: () => void;
  onClose: () => void;
}) {
  const { year, table, line, onDone, onClose } = props;
  const columns = typed(table, line);
  const had = columns.flatMap(({ id }) => {
    const value = table.cells.find((cell) => cell.line === line.id && cell.column === id)?.value ?? null;
    return value === null ? [] : [[id, value] as const];
  });
  const number = { required: true, min: 0, max: 1_000_000_000 };
  const fields: AskedField[] = [
    ...columns.map(
      ({ id, name }): AskedField =>
        table.unit === "fen"
          ? { name: id, label: name.replace("（万元）", ""), required: true, kind: "money" }
          : { ...number, name: id, label: name, kind: "number" },
    ),
    { name: "evidence", label: "依据", required: true, kind: "line", max: 300 },
    ...(had.length > 0
      ? [{ name: "reason", label: "改动的原因", required: true, kind: "line", max: 300 } as const]
      : []),
  ];
  return (
    <CommandDialog
      {...{ onDone, onClose, fields }}
      title={line.name}
      action="保存"
      start={Object.fromEntries(had)}
      send={({ evidence, reason, ...values }, requestKey) => {
        const cells = Object.entries(values).map(([column, value]) => ({ line: line.id, column, value }));
        return post(`${path}/${year}/cells`, { requestKey, cells, evidence, ...(reason ? { reason } : {}) });
      }}
    >
      <p>没有发生的填 0。</p>
    </CommandDialog>
  );
}
