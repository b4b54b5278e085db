import { useState } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import type { FilledTable, DisclosurePage as Page_ } from "#contract/disclosure.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { instantWords, plainDate, todayAt } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { yearsUpTo } from "../supervision/supervision.ts";
import { type Line, ReportSections, typed } from "./ReportSections.tsx";

const path = "/staff/disclosure";
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
            <ReportSections
              report={page.report}
              {...(page.mayKeep && {
                keeping: {
                  onWrite: ({ id, name, text = "" }) => setDoing({ what: "write", id, name, text }),
                  onEnter: (table, line) => setDoing({ what: "enter", table, line }),
                },
              })}
            />
            <Editions page={page} year={year} />
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

/** Every published edition, to be read and checked again. */
function Editions({ page: { published }, year }: { page: Page_; year: string }) {
  if (published.length === 0) return null;
  return (
    <section aria-label="公布的版本" className="no-print">
      <h2>公布的版本</h2>
      <ul>
        {published.map(({ edition, at, by, reason }) => (
          <li key={edition}>
            <Link href={`/disclosure/${year}/editions/${edition}`}>
              {`第 ${edition} 版，${instantWords(at)}，${by}公布`}
            </Link>
            {reason !== undefined && `：${reason}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

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
