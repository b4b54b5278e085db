import { useState } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import type { CataloguePage as Answer, CatalogueRow } from "#contract/catalogue.ts";
import { itemTypes } from "#server/kernel/item/words.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { rolesOf, useSignedIn } from "../account.ts";
import { Page } from "../frame/Page.tsx";
import { CatalogueFilters } from "./CatalogueFilters.tsx";
import { Complete } from "./Complete.tsx";
import { catalogueAddress, readCatalogueFilter, statusTag, statusWord } from "./catalogue.ts";
import { PublishSeveral } from "./PublishSeveral.tsx";
import "./items.css";

const pageSize = 50;

/** Every item of the county, how complete each is, and what waits. */
export function CataloguePage() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const filter = readCatalogueFilter(params.toString());
  const after = params.get("after") ?? undefined;
  const page = useRead<Answer>("/staff/items", { params: { ...filter, after, limit: pageSize }, keep: true });
  const isEditor = rolesOf(useSignedIn()).includes("catalogue-editor");
  const publishing = isEditor && filter.waiting === "publication";
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return (
    <Page title="事项库" className="items" beside={<Tools isEditor={isEditor} />}>
      <CatalogueFilters
        key={catalogueAddress(filter)}
        filter={filter}
        onChange={(next) => navigate(catalogueAddress(next))}
      />
      {publishing && <PublishSeveral keys={[...chosen]} onDone={() => setChosen(new Set())} />}
      <Loaded query={page} lines={12}>
        {({ items, next }) =>
          items.length === 0 ? (
            <EmptyState title="没有符合条件的事项">
              <LinkButton href="/items">看全部</LinkButton>
            </EmptyState>
          ) : (
            <>
              <Table
                caption="事项"
                captionHidden
                columns={publishing ? [chooser(chosen, setChosen), ...columns] : columns}
                rows={items}
                rowKey={(row) => row.key}
              />
              <Pager
                first={after && catalogueAddress(filter)}
                next={next && catalogueAddress(filter, next)}
                shown={`每页 ${pageSize} 个`}
              />
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
        <LinkButton href="/items/import" kind="primary">
          导入
        </LinkButton>
      )}
      <a className="btn plain" href="/api/staff/items/export.xlsx" download>
        导出表格
      </a>
      <a className="btn plain" href="/api/staff/items/export.json" download>
        导出 JSON
      </a>
      <a className="btn plain" href="/api/staff/items/template.xlsx" download>
        空白模板
      </a>
      <LinkButton href="/items/editions">公布的清单</LinkButton>
    </div>
  );
}

const columns: Column<CatalogueRow>[] = [
  {
    key: "name",
    head: "事项",
    main: true,
    cell: (row) => (
      <>
        <Link href={`/items/${row.key}`}>{row.name}</Link>
        <span className="item-key">{row.key}</span>
      </>
    ),
  },
  { key: "organ", head: "实施机关", cell: (row) => row.organName },
  { key: "type", head: "类型", cell: (row) => itemTypes[row.type] },
  {
    key: "status",
    head: "状态",
    cell: (row) => (
      <span className="item-status">
        <Tag kind={statusTag(row.status)}>{statusWord(row.status)}</Tag>
        <span className="soft">
          {row.status === "draft" ? `草稿第 ${row.version} 版` : `第 ${row.version} 版`}
          {row.status !== "draft" && row.draft && `，草稿第 ${row.draft.version} 版`}
        </span>
      </span>
    ),
  },
  {
    key: "percent",
    head: "完整度",
    cell: (row) => <Complete percent={row.percent} faults={row.faults} />,
  },
];

function chooser(
  chosen: ReadonlySet<string>,
  onChoose: (chosen: ReadonlySet<string>) => void,
): Column<CatalogueRow> {
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    onChoose(next);
  };
  return {
    key: "choose",
    head: "选",
    cell: (row) => (
      <label className="choice">
        <input type="checkbox" checked={chosen.has(row.key)} onChange={() => toggle(row.key)} />
        <span className="visually-hidden">选中 {row.name}</span>
      </label>
    ),
  };
}
