import { useLocation, useSearchParams } from "wouter";
import type { ListEditions } from "#contract/catalogue-lists.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { plainDate } from "../../shared/words.ts";
import { rolesOf, useSignedIn } from "../account.ts";
import { Page } from "../frame/Page.tsx";
import { EditionCompared } from "./EditionCompared.tsx";
import { editionKinds, pairToCompare } from "./editions.ts";
import "./items.css";

type Edition = ListEditions["editions"][number];

/** A7: the published lists, edition by edition, and what a later one changed. */
export function EditionsPage() {
  const editions = useRead<ListEditions>("/staff/list-editions");
  const isEditor = rolesOf(useSignedIn()).includes("catalogue-editor");
  return (
    <Page title="公布的清单" className="items" beside={<Tools isEditor={isEditor} />}>
      <Loaded query={editions} lines={6}>
        {(data) =>
          data.editions.length === 0 ? (
            <EmptyState title="还没有导入清单">
              {isEditor && <LinkButton href="/items/editions/import">导入一份</LinkButton>}
            </EmptyState>
          ) : (
            <>
              <Table
                caption="清单"
                captionHidden
                columns={columns}
                rows={data.editions}
                rowKey={({ id }) => id}
              />
              <Comparison editions={data.editions} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Tools({ isEditor }: { isEditor: boolean }) {
  return (
    <div className="tools no-print">
      {isEditor && (
        <LinkButton href="/items/editions/import" kind="primary">
          导入清单
        </LinkButton>
      )}
      <LinkButton href="/items">回事项库</LinkButton>
    </div>
  );
}

const columns: Column<Edition>[] = [
  {
    key: "name",
    head: "清单",
    main: true,
    cell: (row) => (
      <>
        {row.name}
        <span className="item-key">{row.id}</span>
      </>
    ),
  },
  { key: "kind", head: "种类", cell: (row) => editionKinds[row.kind] },
  { key: "issued", head: "公布", cell: (row) => plainDate(row.issuedOn) },
  {
    key: "by",
    head: "公布机关",
    cell: (row) => (row.document ? `${row.issuedBy}（${row.document}）` : row.issuedBy),
  },
  { key: "entries", head: "条目", numeric: true, cell: (row) => row.entries },
  { key: "linked", head: "已对应事项", numeric: true, cell: (row) => row.linked },
  {
    key: "file",
    head: "下载",
    cell: (row) => (
      <a href={`/api/staff/list-editions/${row.id}/export.xlsx`} download>
        表格<span className="visually-hidden">：{row.name}</span>
      </a>
    ),
  },
];

function Comparison({ editions }: { editions: readonly Edition[] }) {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const pair = pairToCompare(editions, params.get("from"), params.get("to"));
  if (!pair) return <p>再导入一份同类的清单，就能比较两份有什么不同。</p>;
  const options = editions.map(({ id, name, issuedOn }) => ({ value: id, label: `${issuedOn} ${name}` }));
  const go = (from: string, to: string) =>
    navigate(`/items/editions?${new URLSearchParams({ from, to })}`, { replace: true });
  return (
    <section>
      <h2>两份清单的不同</h2>
      <div className="filter-fields no-print">
        <Select label="原来" options={options} value={pair.from} onChange={(from) => go(from, pair.to)} />
        <Select label="后来" options={options} value={pair.to} onChange={(to) => go(pair.from, to)} />
      </div>
      <EditionCompared key={`${pair.from} ${pair.to}`} {...pair} />
    </section>
  );
}
