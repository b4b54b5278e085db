import { Link } from "wouter";
import type { EditionComparison, ListEntry } from "#contract/catalogue-lists.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { changedFields } from "./editions.ts";

/** What the later of two editions added, took away and changed. */
export function EditionCompared({ from, to }: { from: string; to: string }) {
  const comparison = useRead<EditionComparison>("/staff/list-editions/compare", { params: { from, to } });
  return (
    <Loaded query={comparison} lines={6}>
      {({ added, removed, changed, unchanged }) => (
        <>
          <p>{`新增 ${added.length} 项，取消 ${removed.length} 项，调整 ${changed.length} 项，没变 ${unchanged} 项。`}</p>
          {added.length + removed.length + changed.length === 0 && <EmptyState title="两份清单没有不同" />}
          <Entries caption={`新增（${added.length}）`} entries={added} />
          <Entries caption={`取消（${removed.length}）`} entries={removed} />
          {changed.length > 0 && (
            <Table
              caption={`调整（${changed.length}）`}
              columns={changedColumns}
              rows={changed.flatMap(changedRows)}
              rowKey={(row) => `${row.entry.number} ${row.name}`}
            />
          )}
        </>
      )}
    </Loaded>
  );
}

function Entries({ caption, entries }: { caption: string; entries: readonly ListEntry[] }) {
  if (entries.length === 0) return null;
  return <Table caption={caption} columns={entryColumns} rows={entries} rowKey={({ number }) => number} />;
}

const entryColumns: Column<ListEntry>[] = [
  { key: "name", head: "事项", main: true, cell: (entry) => <Name entry={entry} /> },
  { key: "organ", head: "实施机关", cell: ({ organName }) => organName },
  { key: "basis", head: "设定依据", cell: ({ basis }) => basis || "没有" },
];

const changedRows = (change: EditionComparison["changed"][number]) =>
  changedFields(change).map((field) => ({ entry: change.after, ...field }));

const changedColumns: Column<ReturnType<typeof changedRows>[number]>[] = [
  { key: "entry", head: "事项", main: true, cell: ({ entry }) => <Name entry={entry} /> },
  { key: "field", head: "哪一处", cell: ({ name }) => name },
  { key: "before", head: "原来", cell: ({ before }) => before },
  { key: "after", head: "后来", cell: ({ after }) => after },
];

function Name({ entry }: { entry: ListEntry }) {
  const name = `${entry.number}. ${entry.name}`;
  return entry.item ? <Link href={`/items/${entry.item}`}>{name}</Link> : name;
}
