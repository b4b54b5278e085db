import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Entry, RoundSheet } from "#contract/conduct.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { attendanceKinds, attendanceNames, conduct, pointsWords, standing } from "./conduct.ts";
import type { Tap } from "./outbox.ts";

type Counter = RoundSheet["counters"][number];

/** One counter of the walk: who is posted there, what was found, and the two things to press. */
export function CounterCard(props: {
  counter: Counter;
  waiting: readonly Tap[];
  mayCheck: boolean;
  onFine: () => void;
  onEntry: () => void;
}) {
  const { counter, waiting, mayCheck } = props;
  const { id, name, people, entries } = counter;
  const seen = counter.seen || waiting.length > 0;
  return (
    <section className={seen ? "sheet-counter seen" : "sheet-counter"} aria-label={`${id} ${name}`}>
      <h2>
        <span className="sheet-number">{id}</span> {name}
      </h2>
      <p className="sheet-people">
        {people.length === 0 && <span className="soft">没有登记人员，不用看</span>}
        {people.map((person) => (
          <span key={person.id} className="sheet-person">
            {person.name}
            {person.attendance && (
              <Tag kind={attendanceKinds[person.attendance]}>{attendanceNames[person.attendance]}</Tag>
            )}
          </span>
        ))}
      </p>
      <Found entries={entries} waiting={waiting} />
      {seen && entries.length === 0 && waiting.length === 0 && <Tag kind="good">正常</Tag>}
      {mayCheck && people.length > 0 && (
        <div className="sheet-buttons">
          {!seen && (
            <Button kind="primary" onClick={props.onFine}>
              正常<span className="visually-hidden">：{`${id} ${name}`}</span>
            </Button>
          )}
          <Button onClick={props.onEntry}>
            记一笔<span className="visually-hidden">：{`${id} ${name}`}</span>
          </Button>
        </div>
      )}
    </section>
  );
}

function Found({ entries, waiting }: { entries: readonly Entry[]; waiting: readonly Tap[] }) {
  if (entries.length + waiting.length === 0) return null;
  return (
    <ul className="sheet-found">
      {entries.map((entry) => (
        <li key={entry.id}>
          <Written entry={entry} />
        </li>
      ))}
      {waiting.map((tap) => (
        <li key={tap.requestKey}>
          <Tag kind="paused">等待送出</Tag> {tap.words}
        </li>
      ))}
    </ul>
  );
}

function Written({ entry }: { entry: Entry }) {
  const [requestKey] = useState(newRequestKey);
  const back = useMutation<unknown, Refused, void>({
    mutationFn: () => post(`${conduct}/entries/${entry.id}/take-back`, { requestKey }),
    onSuccess: () => refresh(`${conduct}/rounds`),
  });
  const state = standing(entry);
  return (
    <>
      <span className={entry.struck ? "conduct-struck" : undefined}>
        {`${entry.staff.name} ${entry.itemName} ${pointsWords(entry.points)}`}
      </span>
      {entry.photo && "（有照片）"}
      {state && <Tag kind={state.kind}>{state.word}</Tag>}
      {entry.mayTakeBack && (
        <button type="button" className="conduct-link" onClick={() => back.mutate()}>
          撤回<span className="visually-hidden">：{entry.itemName}</span>
        </button>
      )}
      {back.error && <p role="alert">{back.error.message}</p>}
    </>
  );
}
