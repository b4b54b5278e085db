import { Link } from "wouter";
import type { BundleShelf } from "#contract/bundle-editing.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { Page } from "../frame/Page.tsx";
import { statusTag, statusWord } from "../items/catalogue.ts";
import { standingStatus } from "./bundles.ts";
import "../items/items.css";

type Row = BundleShelf["bundles"][number];

/** Every bundle of the county with its draft. */
export function BundlesPage() {
  const shelf = useRead<BundleShelf>("/staff/bundles");
  return (
    <Page title="一件事" beside={<Tools mayEdit={(shelf.data?.mayLead.length ?? 0) > 0} />}>
      <Loaded query={shelf} lines={12}>
        {({ bundles }) => (
          <Table caption="一件事" captionHidden columns={columns} rows={bundles} rowKey={(row) => row.key} />
        )}
      </Loaded>
    </Page>
  );
}

function Tools({ mayEdit }: { mayEdit: boolean }) {
  return (
    <div className="tools no-print">
      <LinkButton href="/bundles/savings">省了多少</LinkButton>
      {mayEdit && (
        <LinkButton href="/bundles/new" kind="primary">
          新建一件事
        </LinkButton>
      )}
    </div>
  );
}

const columns: Column<Row>[] = [
  {
    key: "name",
    head: "一件事",
    main: true,
    cell: (row) => (
      <>
        <Link href={`/bundles/${row.key}`}>{row.name}</Link>
        <span className="item-key">{row.key}</span>
      </>
    ),
  },
  { key: "lead", head: "牵头部门", cell: (row) => row.leadName },
  { key: "parts", head: "事项", numeric: true, cell: (row) => `${row.parts} 项` },
  {
    key: "status",
    head: "状态",
    cell: (row) => {
      const status = standingStatus(row.version === 0 ? undefined : row);
      return (
        <span className="item-status">
          <Tag kind={statusTag(status)}>{statusWord(status)}</Tag>
          <span className="soft">
            {[row.version > 0 && `第 ${row.version} 版`, row.draft && `草稿第 ${row.version + 1} 版`]
              .filter(Boolean)
              .join("，")}
          </span>
        </span>
      );
    },
  },
];
