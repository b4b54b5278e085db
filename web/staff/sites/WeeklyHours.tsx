import { useState } from "react";
import { put } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Table } from "../../shared/ui/Table.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { hoursWords } from "../organisation/tree.ts";
import { spanFaults, weeklyFields, weeklyFrom, weeklyStart } from "./hours.ts";
import { doColumn, type SitePart } from "./parts.tsx";
import { path } from "./sites.ts";

/** `at`: which span is changed or dropped; absent: another one. */
type Doing = { kind: "add" } | { kind: "edit" | "drop"; at: number };

/** Hours of every week; holidays and make-up days come from the official calendar (R2.4). */
export function WeeklyHours({ row, mayKeep, onDone }: SitePart) {
  const [doing, setDoing] = useState<Doing>();
  const spans = row.weekly.map((span, at) => ({ span, at }));
  const words = ({ span }: (typeof spans)[number]) => hoursWords([span]);
  return (
    <section aria-label="每周开放时间">
      <h2>每周开放时间</h2>
      {spans.length === 0 ? (
        <EmptyState title="没有定每周开放时间" />
      ) : (
        <Table
          caption="每周开放时间"
          captionHidden
          columns={[
            { key: "words", head: "时间", main: true, cell: words },
            ...doColumn(mayKeep, words, (kind, { at }) => setDoing({ kind, at })),
          ]}
          rows={spans}
          rowKey={({ at }) => at}
        />
      )}
      {mayKeep && (
        <div className="btns">
          <Button onClick={() => setDoing({ kind: "add" })}>添加开放时间</Button>
        </div>
      )}
      {doing && (
        <Changing
          row={row}
          doing={doing}
          onDone={() => {
            setDoing(undefined);
            onDone("每周开放时间已经保存。");
          }}
          onClose={() => setDoing(undefined)}
        />
      )}
    </section>
  );
}

function Changing(props: { row: SitePart["row"]; doing: Doing; onDone: () => void; onClose: () => void }) {
  const { row, doing, onDone, onClose } = props;
  const before = doing.kind === "add" ? undefined : row.weekly[doing.at];
  const others = doing.kind === "add" ? row.weekly : row.weekly.toSpliced(doing.at, 1);
  const dropping = doing.kind === "drop";
  return (
    <CommandDialog
      title={dropping ? `去掉${before ? hoursWords([before]) : ""}` : "每周开放时间"}
      action={dropping ? "去掉" : "保存"}
      fields={dropping ? [] : weeklyFields}
      {...(before && { start: weeklyStart(before) })}
      check={(data) => (dropping ? [] : spanFaults("weekly", data))}
      send={(data, requestKey) => {
        const hours = dropping ? others : [...others, weeklyFrom(data)];
        return put(`${path}/${row.id}/hours`, { hours, version: row.hallVersion, requestKey });
      }}
      onDone={() => {
        void refresh(path);
        onDone();
      }}
      onClose={onClose}
    >
      {dropping && <p>去掉以后，办事的人马上就看不到这段时间。</p>}
    </CommandDialog>
  );
}
