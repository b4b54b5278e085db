import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import type { Attendance, AttendanceSheet } from "#contract/conduct.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { DateInput } from "../../shared/ui/DateInput.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { plainDate, todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { keyKeeper } from "../intention.ts";
import { ConductNav } from "./ConductNav.tsx";
import { attendanceKinds, attendanceNames, conduct } from "./conduct.ts";

type Row = AttendanceSheet["people"][number];
type Marks = ReadonlyMap<string, Attendance>;

/** 考勤: who was there; leave does not count against anybody. */
export function AttendancePage() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const today = todayAt(new Date());
  const day = params.get("day") ?? today;
  const sheet = useRead<AttendanceSheet>(`${conduct}/attendance`, { params: { day }, keep: true });
  return (
    <Page title="考勤">
      <ConductNav />
      <div className="filter-fields no-print">
        <DateInput
          label="哪一天"
          value={day}
          max={today}
          onChange={(next) => next && navigate(`/conduct/attendance?day=${next}`)}
        />
      </div>
      <Loaded query={sheet} lines={10}>
        {(data) =>
          data.people.length === 0 ? (
            <EmptyState title={`${plainDate(day)}没有人在窗口任职`} />
          ) : (
            <Marking key={data.day} sheet={data} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Marking({ sheet }: { sheet: AttendanceSheet }) {
  const { day, people, mayKeep } = sheet;
  const [changed, setChanged] = useState<Marks>(new Map());
  const [keyOf] = useState(() => keyKeeper(newRequestKey));
  const save = useMutation<unknown, Refused, Marks>({
    mutationFn: (marks) => {
      const body = { day, marks: [...marks].map(([staff, kind]) => ({ staff, kind })) };
      return post(`${conduct}/attendance`, { requestKey: keyOf(body), ...body });
    },
    onSuccess: async (_, saved) => {
      await refresh(conduct);
      // What was marked while these were on their way is still to be saved.
      setChanged((now) => new Map([...now].filter(([staff, kind]) => saved.get(staff) !== kind)));
    },
  });
  const mark = (staff: string, kind: Attendance) => setChanged((now) => new Map(now).set(staff, kind));
  const unmarked = people.filter(({ kind, staff }) => kind === undefined && !changed.has(staff.id));
  const markRest = () =>
    setChanged((now) => new Map([...now, ...unmarked.map(({ staff }) => [staff.id, "present"] as const)]));
  return (
    <>
      <p>{`${plainDate(day)}，${people.length} 人，${unmarked.length} 人未登记。请假的不参加当天考核；迟到、缺勤自动扣分。`}</p>
      {save.error && (
        <Notice kind="error" announce>
          {save.error.message}
        </Notice>
      )}
      {mayKeep && (
        <div className="btns">
          <Button disabled={unmarked.length === 0} onClick={markRest}>
            其余都到岗
          </Button>
          <Button
            kind="primary"
            disabled={changed.size === 0}
            busy={save.isPending}
            onClick={() => save.mutate(changed)}
          >
            {`保存考勤（${changed.size} 人）`}
          </Button>
        </div>
      )}
      {save.isSuccess && changed.size === 0 && (
        <Notice kind="success" announce>
          考勤已经保存
        </Notice>
      )}
      <Table
        caption={`${plainDate(day)}的考勤`}
        captionHidden
        columns={columns(mayKeep, changed, mark)}
        rows={people}
        rowKey={({ staff }) => staff.id}
      />
    </>
  );
}

const kinds = Object.entries(attendanceNames) as [Attendance, string][];

function columns(
  mayKeep: boolean,
  changed: Marks,
  mark: (staff: string, kind: Attendance) => void,
): Column<Row>[] {
  return [
    { key: "staff", head: "姓名", main: true, cell: ({ staff }) => staff.name },
    { key: "place", head: "窗口", cell: ({ place }) => `${place.counter} ${place.name}` },
    { key: "organ", head: "派驻单位", cell: ({ organName }) => organName },
    {
      key: "kind",
      head: "考勤",
      cell: ({ staff, kind }) => {
        if (!mayKeep)
          return kind ? <Tag kind={attendanceKinds[kind]}>{attendanceNames[kind]}</Tag> : "未登记";
        const now = changed.get(staff.id) ?? kind;
        return (
          <fieldset className="conduct-marks">
            <legend className="visually-hidden">{`${staff.name}的考勤`}</legend>
            {kinds.map(([value, label]) => (
              <label key={value}>
                <input
                  type="radio"
                  name={`attendance-${staff.id}`}
                  checked={now === value}
                  onChange={() => mark(staff.id, value)}
                />
                {label}
              </label>
            ))}
          </fieldset>
        );
      },
    },
  ];
}
