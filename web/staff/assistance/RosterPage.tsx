import { useState } from "react";
import type { Roster, RosterRow } from "#contract/assistance-desk.ts";
import { tierNames, tiers } from "#contract/assistance-words.ts";
import { put } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { VisuallyHidden } from "../../shared/ui/VisuallyHidden.tsx";
import { plainDate } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { AssistanceNav } from "./AssistanceNav.tsx";

/** Who helps, where, with how much on hand. */
export function RosterPage() {
  const roster = useRead<Roster>("/staff/helpers");
  const [editing, setEditing] = useState<RosterRow | "new">();
  return (
    <Page title="帮办员名册">
      <AssistanceNav />
      <Loaded query={roster}>
        {(data) => (
          <>
            {data.mayManage && data.candidates.length > 0 && (
              <div className="btns">
                <Button kind="primary" onClick={() => setEditing("new")}>
                  加一位
                </Button>
              </div>
            )}
            {data.rows.length === 0 ? (
              <EmptyState title="名册上还没有人">
                <p>先由安全管理员授予帮办员岗位，再加到名册。</p>
              </EmptyState>
            ) : (
              <Table
                caption="帮办员名册"
                captionHidden
                columns={columnsOf(data.mayManage, setEditing)}
                rows={data.rows}
                rowKey={({ staff }) => staff}
              />
            )}
            {editing && <Edit roster={data} row={editing} onClose={() => setEditing(undefined)} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function columnsOf(mayManage: boolean, edit: (row: RosterRow) => void): Column<RosterRow>[] {
  const change: Column<RosterRow>[] = mayManage
    ? [
        {
          key: "edit",
          head: "修改",
          cell: (row) => (
            <Button onClick={() => edit(row)}>
              修改<VisuallyHidden>{row.name}</VisuallyHidden>
            </Button>
          ),
        },
      ]
    : [];
  return [
    { key: "name", head: "姓名", main: true, cell: (row) => <span className="help-whole">{row.name}</span> },
    { key: "tier", head: "层级", cell: (row) => tierNames[row.tier] },
    {
      key: "site",
      head: "在哪里",
      cell: (row) => `${row.site}（${[row.areaName, row.place].filter(Boolean).join(" ")}）`,
    },
    { key: "phone", head: "电话", cell: (row) => <span className="help-whole">{row.phone}</span> },
    { key: "speaks", head: "会说", cell: (row) => row.languages.join("、") || "—" },
    {
      key: "open",
      head: "手上",
      numeric: true,
      cell: (row) => <span className="help-whole">{`${row.open} / ${row.cap}`}</span>,
    },
    {
      key: "duty",
      head: "今天",
      cell: (row) => (row.awayUntil ? `请假到 ${plainDate(row.awayUntil)}` : (row.dutyToday ?? "没有排班")),
    },
    ...change,
  ];
}

function Edit({ roster, row, onClose }: { roster: Roster; row: RosterRow | "new"; onClose: () => void }) {
  const known = row === "new" ? undefined : row;
  const { languages = [], awayUntil = "", place = "" } = known ?? {};
  return (
    <CommandDialog<unknown>
      title={known ? `修改${known.name}` : "加一位帮办员"}
      action="保存"
      fields={fieldsOf(roster, known)}
      start={known ? { ...known, languages, awayUntil, place } : { tier: "village" }}
      send={({ staff, ...data }, requestKey) =>
        put(`/staff/helpers/${known?.staff ?? String(staff)}`, {
          ...{ requestKey, version: known?.version ?? 0, languages: [], ...data },
        })
      }
      onDone={() => {
        void refresh("/staff/helpers");
        onClose();
      }}
      onClose={onClose}
    />
  );
}

function fieldsOf({ candidates, areas, languages }: Roster, known: RosterRow | undefined): AskedField[] {
  const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  const who: AskedField[] = known
    ? []
    : [
        {
          ...{ name: "staff", label: "谁", required: true, kind: "choice" },
          options: candidates.map(({ staff, label }) => ({ value: staff, label })),
        },
      ];
  const leaving: AskedField[] = known
    ? [
        { name: "awayUntil", label: "请假到哪天（含）", required: false, kind: "date" },
        { name: "left", label: "离开名册", required: false, kind: "tick" },
      ]
    : [];
  return [
    ...who,
    {
      ...{ name: "tier", label: "层级", required: true, kind: "choice" },
      options: tiers.map((value) => ({ value, label: tierNames[value] })),
    },
    {
      ...{ name: "area", label: "服务哪里", required: true, kind: "choice" },
      options: areas.map(({ code, name }) => ({ value: code, label: `${name}（${code}）` })),
    },
    { name: "place", label: "小区或园区名称", required: false, kind: "line", max: 60 },
    { name: "site", label: "在哪里办公", required: true, kind: "line", max: 60 },
    { name: "phone", label: "公布的工作电话", required: true, kind: "line", max: 20 },
    { name: "languages", label: "会说", required: false, kind: "several", options: options(languages) },
    ...leaving,
  ];
}
