import { useState } from "react";
import { useSearchParams } from "wouter";
import type { LeaderDuty, LeaderRoster } from "#contract/conduct-staff.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { dateWords, todayAt } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { ConductNav, PeriodNav } from "./ConductNav.tsx";
import { asked, conduct, periodOf } from "./conduct.ts";
import { counterChoices, counterOf, peopleChoices } from "./staff-fields.ts";

const path = `${conduct}/leaders`;

/** 领导带班: who is at the composite window on which day, and whether they came (B10). */
export function LeadersPage() {
  const [params] = useSearchParams();
  const month = asked("month", params.get("month"), todayAt(new Date()));
  const roster = useRead<LeaderRoster>(path, { params: { month }, keep: true });
  const [adding, setAdding] = useState(false);
  const [noting, setNoting] = useState<LeaderDuty>();
  return (
    <Page title={`领导带班：${periodOf(month).name}`}>
      <ConductNav />
      <PeriodNav period={month} hrefOf={(key) => `/conduct/leaders?month=${key}`} />
      <Loaded query={roster} lines={10}>
        {(data) => (
          <>
            {data.mayKeep && (
              <div className="btns">
                <Button onClick={() => setAdding(true)}>安排带班</Button>
              </div>
            )}
            {data.duties.length === 0 ? (
              <EmptyState title="这个月还没有安排带班" />
            ) : (
              <Table
                caption="带班安排"
                captionHidden
                columns={columns(data.mayKeep, setNoting)}
                rows={data.duties}
                rowKey={({ id }) => id}
              />
            )}
            {adding && <Add roster={data} onClose={() => setAdding(false)} />}
            {noting && <Note roster={data} duty={noting} onClose={() => setNoting(undefined)} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function columns(mayKeep: boolean, onNote: (duty: LeaderDuty) => void): Column<LeaderDuty>[] {
  const today = todayAt(new Date());
  return [
    { key: "day", head: "日期", main: true, cell: ({ day }) => dateWords(day) },
    { key: "leader", head: "带班领导", cell: ({ leader }) => leader.name },
    { key: "place", head: "窗口", cell: ({ place }) => `${place.counter} ${place.name}` },
    {
      key: "present",
      head: "到岗",
      cell: (duty) => {
        const { present, handedTo, note, day } = duty;
        if (present === true) return <Tag kind="good">到岗</Tag>;
        if (present === false)
          return (
            <>
              <Tag kind="bad">没到</Tag> {handedTo ? `交给${handedTo.name}` : "没有交接"}
              {note && `（${note}）`}
            </>
          );
        if (!mayKeep || day > today) return "还没登记";
        return (
          <Button onClick={() => onNote(duty)}>
            登记到岗<span className="visually-hidden">：{`${dateWords(day)} ${duty.leader.name}`}</span>
          </Button>
        );
      },
    },
  ];
}

function Add({ roster, onClose }: { roster: LeaderRoster; onClose: () => void }) {
  return (
    <CommandDialog
      title="安排带班"
      action="安排带班"
      fields={[
        { name: "day", label: "日期", required: true, kind: "date" },
        {
          name: "staff",
          label: "带班领导",
          required: true,
          kind: "choice",
          options: peopleChoices(roster.people),
        },
        {
          name: "place",
          label: "窗口",
          required: true,
          kind: "choice",
          options: counterChoices(roster.counters),
        },
      ]}
      send={({ place, ...data }, requestKey) =>
        post(path, { requestKey, ...data, ...counterOf(String(place)) })
      }
      onDone={() => {
        onClose();
        void refresh(path);
      }}
      onClose={onClose}
    />
  );
}

function Note({ roster, duty, onClose }: { roster: LeaderRoster; duty: LeaderDuty; onClose: () => void }) {
  const others = roster.people.filter(({ id }) => id !== duty.leader.id);
  return (
    <CommandDialog
      title={`${dateWords(duty.day)}带班：${duty.leader.name}`}
      action="登记"
      fields={[
        {
          ...{ name: "present", label: "到岗没有", required: true, kind: "choice" },
          options: [
            { value: "yes", label: "到岗" },
            { value: "no", label: "没到" },
          ],
        },
        {
          ...{ name: "handedTo", label: "没到的，交给谁", required: false, kind: "choice" },
          options: peopleChoices(others),
        },
        { name: "note", label: "说明", required: false, kind: "line", max: 200 },
      ]}
      send={({ present, ...data }, requestKey) =>
        post(`${path}/${duty.id}`, { requestKey, present: present === "yes", ...data })
      }
      onDone={() => {
        onClose();
        void refresh(path);
      }}
      onClose={onClose}
    />
  );
}
