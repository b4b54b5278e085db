import { Link, useLocation, useSearchParams } from "wouter";
import type { Checkup, Finding } from "#contract/checkup.ts";
import { findingWords } from "#server/kernel/checkup/words.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { plainDate } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import {
  type CheckupFilter,
  checkupAddress,
  chosen,
  kindsFound,
  organOptions,
  placeOf,
  sparedInAll,
  sparedWords,
} from "./checkup.ts";
import "./checkup.css";

/** Most findings one look can take in. */
const most = 100;

/** What could be spared and what is wrong in all items and bundles, counted on the last year's cases (A13, F19). */
export function CheckupPage() {
  const checkup = useRead<Checkup>("/staff/checkup");
  return (
    <Page title="目录体检" className="checkup" beside={<Tools />}>
      <Loaded query={checkup} lines={10}>
        {(data) => <Found checkup={data} />}
      </Loaded>
    </Page>
  );
}

function Tools() {
  return (
    <div className="tools no-print">
      <a className="btn plain" href="/api/staff/checkup/export.xlsx" download>
        导出表格
      </a>
    </div>
  );
}

function Found({ checkup }: { checkup: Checkup }) {
  const [params] = useSearchParams();
  const filter = { code: params.get("code") ?? undefined, organ: params.get("organ") ?? undefined };
  const { findings, items, bundles, from, to } = checkup;
  const shown = chosen(findings, filter);
  const spared = sparedInAll(shown);
  const span = `${plainDate(from)}至${plainDate(to)}的办件`;
  if (findings.length === 0) return <EmptyState title={`${items} 个事项、${bundles} 件一件事都没有问题`} />;
  return (
    <>
      <p>
        {`看了 ${items} 个事项、${bundles} 件一件事，按${span}计算。`}
        {spared !== "" && <strong>{`下面这些改好，一年可以让群众${spared}。`}</strong>}
      </p>
      <Filter checkup={checkup} filter={filter} />
      <p role="status">{`${shown.length} 处`}</p>
      <Table
        caption="查出的问题"
        captionHidden
        columns={columns(checkup)}
        rows={shown.slice(0, most)}
        rowKey={({ code, kind, key, path }) => `${code} ${kind} ${key} ${path}`}
      />
      {shown.length > most && <p>{`只列出前 ${most} 处，请按问题或机构筛选，或导出表格看全部。`}</p>}
    </>
  );
}

function Filter({ checkup, filter }: { checkup: Checkup; filter: CheckupFilter }) {
  const [, navigate] = useLocation();
  const inOrgan = chosen(checkup.findings, { organ: filter.organ });
  const all = { code: undefined, name: "全部", count: inOrgan.length };
  return (
    <>
      <Select
        label="谁来改"
        empty="全部机构"
        options={organOptions(checkup)}
        value={filter.organ ?? ""}
        onChange={(organ) => navigate(checkupAddress({ organ }))}
      />
      <ul className="chips filters" aria-label="哪一类问题">
        {[all, ...kindsFound(inOrgan)].map(({ code, name, count }) => (
          <li key={name}>
            <Link
              href={checkupAddress({ ...filter, code })}
              aria-current={filter.code === code ? "true" : undefined}
            >
              {`${name} ${count}`}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

const columns = ({ organs }: Checkup): Column<Finding>[] => [
  {
    key: "name",
    head: "事项或一件事",
    main: true,
    cell: (finding) => (
      <span>
        <Link href={placeOf(finding)}>{finding.name}</Link>
        <span className="soft checkup-organ">{organs[finding.organ] ?? ""}</span>
      </span>
    ),
  },
  {
    key: "message",
    head: "情况",
    cell: ({ code, message }) => (
      <span>
        <strong>{findingWords[code]}</strong>
        <span className="checkup-words">{message}</span>
      </span>
    ),
  },
  { key: "proposal", head: "建议", cell: ({ proposal }) => proposal },
  { key: "cases", head: "一年件数", numeric: true, cell: ({ cases }) => cases },
  { key: "spares", head: "一年可省", cell: ({ spares }) => sparedWords(spares) || "算不出" },
];
