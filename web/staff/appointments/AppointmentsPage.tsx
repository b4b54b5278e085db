import { useState } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import type { DeskDay } from "#contract/appointment-desk.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { DateInput } from "../../shared/ui/DateInput.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { dateWords, todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { BookDialog, CloseDayDialog, ExtraDayDialog, UndoDialog } from "./dialogs.tsx";
import { PeopleTable } from "./PeopleTable.tsx";
import { Places } from "./Places.tsx";
import { closedWords, dayKindNames, path } from "./words.ts";

/** 预约: who comes on a day, how many places are planned and used, days that are closed. */
export function AppointmentsPage() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const day = params.get("day") ?? todayAt(new Date());
  const hall = params.get("hall") ?? undefined;
  const data = useRead<DeskDay>(path, { params: { hall, day }, keep: true });
  const go = (next: { hall?: string | undefined; day: string }) =>
    navigate(`/appointments?day=${next.day}${next.hall ? `&hall=${next.hall}` : ""}`);
  return (
    <Page title="预约">
      <div className="filter-fields no-print">
        <DateInput label="哪一天" value={day} onChange={(next) => next && go({ hall, day: next })} />
        {data.data && data.data.halls.length > 1 && (
          <Select
            label="大厅"
            value={data.data.hall}
            options={data.data.halls.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(next) => go({ hall: next, day })}
          />
        )}
      </div>
      <Loaded query={data} lines={10}>
        {(shown) => <Day key={`${shown.hall} ${shown.day}`} data={shown} />}
      </Loaded>
    </Page>
  );
}

type Asking = { kind: "book" } | { kind: "close" } | { kind: "extra" } | { kind: "undo"; id: number };

function Day({ data }: { data: DeskDay }) {
  const [asking, setAsking] = useState<Asking>();
  const [done, setDone] = useState<string>();
  const close = () => setAsking(undefined);
  const finish = (words: string) => {
    setDone(words);
    close();
  };
  return (
    <>
      <p>{summaryOf(data)}</p>
      {done && (
        <Notice kind="success" announce>
          {done}
        </Notice>
      )}
      {data.closures.map(({ id, open, reason, queueName }) => (
        <Notice
          key={id}
          kind="warning"
          title={`${queueName ?? "整个大厅"}${open ? "当天另开" : "当天停办"}：${reason}`}
        >
          {data.mayPlan && <Button onClick={() => setAsking({ kind: "undo", id })}>撤销这个安排</Button>}
        </Notice>
      ))}
      <div className="btns no-print">
        {data.mayKeep && (
          <Button kind="primary" onClick={() => setAsking({ kind: "book" })}>
            代人预约
          </Button>
        )}
        {data.mayPlan && <Button onClick={() => setAsking({ kind: "close" })}>停办这一天</Button>}
        {data.mayPlan && <Button onClick={() => setAsking({ kind: "extra" })}>这一天另开</Button>}
        <Link href={`/appointments/figures?hall=${data.hall}`}>预约数字</Link>
      </div>
      <PeopleTable data={data} onDone={setDone} />
      <Places data={data} onDone={setDone} />
      {asking?.kind === "book" && <BookDialog data={data} onDone={finish} onClose={close} />}
      {asking?.kind === "close" && (
        <CloseDayDialog data={data} onDone={(closed) => finish(closedWords(closed))} onClose={close} />
      )}
      {asking?.kind === "extra" && <ExtraDayDialog data={data} onDone={finish} onClose={close} />}
      {asking?.kind === "undo" && <UndoDialog id={asking.id} onDone={finish} onClose={close} />}
    </>
  );
}

function summaryOf({ day, dayKind, appointments }: DeskDay): string {
  const count = (...states: string[]) => appointments.filter(({ state }) => states.includes(state)).length;
  const kind = dayKindNames[dayKind] ?? dayKind;
  return `${dateWords(day)}，${kind}。约了 ${count("booked", "displaced", "arrived", "missed")} 人，到了 ${count("arrived")} 人，没有来 ${count("missed")} 人，等答复 ${count("displaced")} 人。`;
}
