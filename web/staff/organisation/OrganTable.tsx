import type { OrganRow } from "#contract/organisation.ts";
import { organKindNames } from "#contract/words.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { plainDate } from "../../shared/words.ts";
import type { Editing, Organisation } from "./rows.ts";
import { type Branch, organTree } from "./tree.ts";

/** Organs, each below the one it belongs to. */
export function OrganTable(props: {
  organisation: Organisation;
  onEdit: ((editing: Editing) => void) | undefined;
}) {
  const { organisation, onEdit } = props;
  const columns: Column<Branch<OrganRow>>[] = [
    {
      key: "name",
      head: "机构",
      main: true,
      cell: ({ row, depth }) => (
        <span className={`depth-${Math.min(depth, 3)}`}>
          {row.name}
          <span className="item-key">{row.uscc}</span>
        </span>
      ),
    },
    { key: "short", head: "简称", cell: ({ row }) => row.shortName },
    { key: "kind", head: "性质", cell: ({ row }) => organKindNames[row.kind] },
    { key: "phone", head: "电话", cell: ({ row }) => row.phone },
    {
      key: "state",
      head: "状态",
      cell: ({ row }) => row.closedOn && <Tag kind="ended">{`${plainDate(row.closedOn)}撤销`}</Tag>,
    },
    ...(onEdit
      ? [
          {
            key: "edit",
            head: "修改",
            cell: ({ row }: Branch<OrganRow>) => (
              <Button kind="quiet" onClick={() => onEdit({ kind: "organ", row })}>
                修改<span className="visually-hidden">：{row.name}</span>
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Table
      caption="机构"
      captionHidden
      columns={columns}
      rows={organTree(organisation.organs)}
      rowKey={({ row }) => row.uscc}
    />
  );
}
