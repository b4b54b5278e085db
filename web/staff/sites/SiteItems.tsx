import { useState } from "react";
import { howNames } from "#contract/site-words.ts";
import type { How, SiteItem, SiteRows } from "#contract/sites.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Table } from "../../shared/ui/Table.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { AddItems } from "./AddItems.tsx";
import { doColumn, type SitePart, saveSite } from "./parts.tsx";
import { howField } from "./sites.ts";

type Doing = { kind: "add" } | { kind: "edit" | "drop"; item: SiteItem };

const ways = Object.keys(howNames);

/** Matters delegated in so many words (A17); they count before what the counters of the point receive. */
export function SiteItems({ row, mayKeep, onDone, items }: SitePart & { items: SiteRows["items"] }) {
  const [doing, setDoing] = useState<Doing>();
  const names = new Map(items.map(({ key, name }) => [key, name]));
  const named = ({ item }: SiteItem) => names.get(item) ?? item;
  const rows = row.site.items.toSorted(
    (a, b) => ways.indexOf(a.how) - ways.indexOf(b.how) || named(a).localeCompare(named(b), "zh-CN"),
  );
  const { here, forward, advice } = row.counts;
  const finish = (words: string) => {
    setDoing(undefined);
    onDone(words);
  };
  return (
    <section aria-label="明确写定的事项">
      <h2>明确写定的事项</h2>
      <p>{`连同窗口能收的，一共当场办 ${here} 项、代收转办 ${forward} 项、只咨询 ${advice} 项。写定的办法优先。`}</p>
      {rows.length === 0 ? (
        <EmptyState title="没有写定的事项" />
      ) : (
        <Table
          caption="明确写定的事项"
          captionHidden
          columns={[
            { key: "name", head: "事项", main: true, cell: named },
            { key: "how", head: "怎么办", cell: ({ how }) => howNames[how] },
            ...doColumn(mayKeep, named, (kind, item) => setDoing({ kind, item })),
          ]}
          rows={rows}
          rowKey={({ item }) => item}
        />
      )}
      {mayKeep && (
        <div className="btns">
          <Button onClick={() => setDoing({ kind: "add" })}>添加事项</Button>
        </div>
      )}
      {doing?.kind === "add" && (
        <AddItems
          row={row}
          items={items}
          onDone={(count) => finish(`写定了 ${count} 项。`)}
          onClose={() => setDoing(undefined)}
        />
      )}
      {doing && doing.kind !== "add" && (
        <CommandDialog
          title={doing.kind === "drop" ? `去掉${named(doing.item)}` : named(doing.item)}
          action={doing.kind === "drop" ? "去掉" : "保存"}
          fields={doing.kind === "drop" ? [] : [howField]}
          start={{ how: doing.item.how }}
          send={({ how }, requestKey) => {
            const others = row.site.items.filter(({ item }) => item !== doing.item.item);
            const changed = { item: doing.item.item, how: how as How };
            const next = doing.kind === "drop" ? others : [...others, changed];
            return saveSite(row, { ...row.site, items: next }, requestKey);
          }}
          onDone={() => finish(`${named(doing.item)}已经保存。`)}
          onClose={() => setDoing(undefined)}
        >
          {doing.kind === "drop" && <p>去掉以后，以窗口能收的为准。</p>}
        </CommandDialog>
      )}
    </section>
  );
}
