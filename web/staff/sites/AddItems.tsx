import { useState } from "react";
import type { How, SiteRow, SiteRows } from "#contract/sites.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import type { Filled } from "../form/filled.ts";
import { saveSite } from "./parts.tsx";
import { howField } from "./sites.ts";

/** More are found by typing a part of their name. */
const mostShown = 12;

/** Several matters at once that are all done the same way. */
export function AddItems(props: {
  row: SiteRow;
  items: SiteRows["items"];
  onDone: (count: number) => void;
  onClose: () => void;
}) {
  const { row, items, onDone, onClose } = props;
  const [count, setCount] = useState(0);
  const there = new Set(row.site.items.map(({ item }) => item));
  const free = items.filter(({ key }) => !there.has(key));
  return (
    <CommandDialog
      title="添加事项"
      action="添加"
      fields={(filled) => fieldsFor(free, filled)}
      send={({ items: chosen, how }, requestKey) => {
        const added = (chosen as string[]).map((item) => ({ item, how: how as How }));
        setCount(added.length);
        return saveSite(row, { ...row.site, items: [...row.site.items, ...added] }, requestKey);
      }}
      onDone={() => onDone(count)}
      onClose={onClose}
    />
  );
}

/** What was ticked stays in sight, whatever is looked for then. */
function fieldsFor(free: SiteRows["items"], { part, items }: Filled): AskedField[] {
  const ticked = new Set(items as string[] | undefined);
  const wanted = String(part ?? "").trim();
  const found = free.filter(({ key, name }) => !ticked.has(key) && name.includes(wanted));
  const left = found.length - mostShown;
  const shown = [...free.filter(({ key }) => ticked.has(key)), ...found.slice(0, mostShown)];
  return [
    { name: "part", label: "按名称找", required: false, kind: "line", max: 60 },
    {
      ...{ name: "items", label: "哪些事项", required: true, kind: "several" },
      hint: left > 0 ? `还有 ${left} 项没有列出，输入名称来找` : undefined,
      options: shown.map(({ key, name }) => ({ value: key, label: name })),
    },
    howField,
  ];
}
