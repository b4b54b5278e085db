import { useState } from "react";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Table } from "../../shared/ui/Table.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { type ExtraKind, extraFields, extraFrom, extraNames, extraStart, spanFaults } from "./hours.ts";
import { doColumn, type SitePart, saveSite } from "./parts.tsx";

type Doing = { kind: "add"; extra: ExtraKind } | { kind: "edit" | "drop"; extra: ExtraKind; at: number };

/** Market days, days agreed with a village, closings: held whatever the official calendar says (R2.4). */
export function SiteExtra({ row, mayKeep, onDone }: SitePart) {
  const [doing, setDoing] = useState<Doing>();
  const lines = row.site.extra.map((each, at) => ({ extra: each.kind, words: row.extraWords[at] ?? "", at }));
  return (
    <section aria-label="赶集日、约定日和临时关闭">
      <h2>赶集日、约定日和临时关闭</h2>
      {lines.length === 0 ? (
        <EmptyState title="没有平常之外的时间" />
      ) : (
        <Table
          caption="赶集日、约定日和临时关闭"
          captionHidden
          columns={[
            { key: "words", head: "时间", main: true, cell: ({ words }) => words },
            { key: "kind", head: "种类", cell: ({ extra }) => extraNames[extra] },
            ...doColumn(
              mayKeep,
              ({ words }: (typeof lines)[number]) => words,
              (kind, { extra, at }) => setDoing({ kind, extra, at }),
            ),
          ]}
          rows={lines}
          rowKey={({ at }) => at}
        />
      )}
      {mayKeep && (
        <div className="btns">
          {(Object.keys(extraNames) as ExtraKind[]).map((extra) => (
            <Button key={extra} onClick={() => setDoing({ kind: "add", extra })}>
              {`添加${extraNames[extra]}`}
            </Button>
          ))}
        </div>
      )}
      {doing && (
        <Changing
          row={row}
          doing={doing}
          onDone={() => {
            setDoing(undefined);
            onDone(`${extraNames[doing.extra]}已经保存。`);
          }}
          onClose={() => setDoing(undefined)}
        />
      )}
    </section>
  );
}

function Changing(props: { row: SitePart["row"]; doing: Doing; onDone: () => void; onClose: () => void }) {
  const { row, doing, onDone, onClose } = props;
  const { extra } = row.site;
  const at = doing.kind === "add" ? undefined : doing.at;
  const before = at === undefined ? undefined : extra[at];
  const name = extraNames[doing.extra];
  const next = (data: Record<string, unknown>) => {
    if (at === undefined) return [...extra, extraFrom(doing.extra, data)];
    return doing.kind === "drop" ? extra.toSpliced(at, 1) : extra.with(at, extraFrom(doing.extra, data));
  };
  const dropping = doing.kind === "drop";
  return (
    <CommandDialog
      title={dropping ? `去掉${name}` : name}
      action={dropping ? "去掉" : "保存"}
      fields={dropping ? [] : extraFields[doing.extra]}
      {...(before && { start: extraStart(before) })}
      check={(data) => (dropping ? [] : spanFaults(doing.extra, data))}
      send={(data, requestKey) => saveSite(row, { ...row.site, extra: next(data) }, requestKey)}
      onDone={onDone}
      onClose={onClose}
    >
      {dropping && <p>{row.extraWords[at ?? 0]}</p>}
    </CommandDialog>
  );
}
