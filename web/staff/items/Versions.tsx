import { Link } from "wouter";
import type { CatalogueItem, VersionMark } from "#contract/catalogue.ts";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords, plainDate } from "../../shared/words.ts";
import { useSignedIn } from "../account.ts";
import { doerWord, statusTag, statusWord } from "./catalogue.ts";

/** Every edition there was (R1.4): published ones never change. */
export function Versions({ item }: { item: CatalogueItem }) {
  const { id: me } = useSignedIn();
  const newest = item.versions.reduce((most, { version }) => Math.max(most, version), 1);
  const columns: Column<VersionMark>[] = [
    { key: "version", head: "版本", main: true, cell: (mark) => `第 ${mark.version} 版` },
    {
      key: "status",
      head: "状态",
      cell: (mark) => (
        <Tag kind={statusTag(mark.status)}>{mark.status === "draft" ? "草稿" : statusWord(mark.status)}</Tag>
      ),
    },
    { key: "from", head: "生效", cell: (mark) => mark.effectiveFrom && plainDate(mark.effectiveFrom) },
    { key: "to", head: "取消", cell: (mark) => mark.cancelledFrom && plainDate(mark.cancelledFrom) },
    {
      key: "drafted",
      head: "起草",
      cell: (mark) => `${doerWord(mark.draftedBy, me)} ${instantWords(mark.draftedAt)}`,
    },
    {
      key: "published",
      head: "发布",
      cell: (mark) =>
        mark.publishedAt && `${doerWord(mark.publishedBy ?? "", me)} ${instantWords(mark.publishedAt)}`,
    },
    {
      key: "compare",
      head: "比较",
      cell: (mark) =>
        mark.version < newest && (
          <Link href={`/items/${item.key}?tab=compare&from=${mark.version}&to=${newest}`}>
            {`和第 ${newest} 版比`}
          </Link>
        ),
    },
  ];
  return (
    <Table
      caption="版本"
      captionHidden
      columns={columns}
      rows={item.versions}
      rowKey={(mark) => mark.version}
    />
  );
}
