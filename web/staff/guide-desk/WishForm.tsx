import { useState } from "react";
import type { HallQueues } from "#contract/queue.ts";
import type { Refused } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { ErrorSummary } from "../../shared/ui/ErrorSummary.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { todayAt } from "../../shared/words.ts";
import { ItemPicker } from "../calling/ItemPicker.tsx";
import { useShortcuts } from "../frame/shortcuts.ts";
import { GroupFields } from "./GroupFields.tsx";
import { queueWords } from "./queue-words.ts";
import { directFor, type Fault, faultsOf, noWish, type Wish } from "./taking.ts";

/** What for, whether they go first, who they are if they say so: only the first is needed. */
export function WishForm(props: {
  hall: HallQueues;
  sending: boolean;
  refused: Refused | null;
  onTake: (wish: Wish) => void;
}) {
  const { hall, sending, refused } = props;
  const [wish, setWish] = useState<Wish>(noWish);
  const [errors, setErrors] = useState<Fault[]>([]);
  const faults = faultsOf(wish, hall, todayAt(new Date()));
  const still = errors.filter(({ field }) => faults.some((one) => one.field === field));
  const errorOf = (field: Fault["field"]) => still.find((one) => one.field === field)?.message;
  const change = (more: Partial<Wish>) => {
    const next = { ...wish, ...more };
    setWish(next);
    // What was put right is not held against anybody any longer.
    const left = faultsOf(next, hall, todayAt(new Date())).map(({ field }) => field);
    if (errors.length > 0 && !errors.some(({ field }) => left.includes(field))) setErrors([]);
  };
  const take = () => {
    setErrors(faults);
    if (faults.length === 0 && !sending) props.onTake(wish);
  };
  useShortcuts("取号台", [
    { key: "F8", does: "取号", run: take },
    { key: "F2", does: "重新填", run: () => setWish(noWish) },
  ]);
  const direct = directFor(hall, wish.group);
  const text = (field: "name" | "idNumber" | "phone") => ({
    ...{
      id: field,
      value: wish[field],
      error: errorOf(field),
      autoComplete: "off",
      optional: !hall.personRequired,
    },
    onChange: (value: string) => change({ [field]: value }),
  });
  return (
    <div className="wish">
      <ErrorSummary errors={errors} />
      {refused && (
        <Notice kind="error" announce>
          {refused.message}
        </Notice>
      )}
      <What wish={wish} hall={hall} error={errorOf("what")} onChange={change} />
      <GroupFields hall={hall} wish={wish} error={errorOf("proven")} onChange={change} />
      {direct ? (
        <Notice kind="success" announce title={`不用取号：请带到${direct.name}`}>
          <p>{`${direct.counters.join("、")} 窗口直接接待，不叫号、不排队。`}</p>
        </Notice>
      ) : (
        <>
          <Details summary={hall.personRequired ? "来的是谁" : "来的是谁（可以不填；填了，窗口不用再问）"}>
            <TextInput {...text("name")} label="姓名" maxLength={50} />
            <TextInput {...text("idNumber")} label="身份证号" maxLength={18} spellCheck={false} />
            <TextInput
              {...text("phone")}
              label="手机号"
              hint="快轮到的时候发短信"
              type="tel"
              maxLength={11}
            />
          </Details>
          <div className="btns">
            <Button kind="primary" busy={sending} onClick={take}>
              取号，打印 <kbd>F8</kbd>
            </Button>
            <Button kind="quiet" onClick={() => setWish(noWish)}>
              重新填 <kbd>F2</kbd>
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** The matter in people's words; whoever cannot say it is given a queue by name. */
function What(props: {
  wish: Wish;
  hall: HallQueues;
  error: string | undefined;
  onChange: (more: Partial<Wish>) => void;
}) {
  const { wish, hall, error, onChange } = props;
  const { items, queue } = wish;
  return (
    <>
      <p className="field-label" id="what-label">
        办什么事
      </p>
      {error && <p className="field-error">{error}</p>}
      {queue === "" && (
        <ItemPicker
          id="what"
          label="办什么事"
          focus={items.length === 0}
          onChoose={({ key, name }) =>
            items.some((one) => one.key === key) || onChange({ items: [...items, { key, name }] })
          }
        />
      )}
      {items.length > 0 && (
        <ul className="wish-items" aria-label="要办的事">
          {items.map(({ key, name }) => (
            <li key={key}>
              {name}
              <Button
                kind="quiet"
                onClick={() => onChange({ items: items.filter((one) => one.key !== key) })}
              >
                去掉<span className="visually-hidden">：{name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {items.length === 0 && (
        <Select
          label="说不清的，直接选排哪个队"
          empty="按办的事定"
          options={hall.queues.map((one) => ({ value: one.id, label: queueWords(one) }))}
          value={queue}
          onChange={(chosen) => onChange({ queue: chosen })}
        />
      )}
    </>
  );
}
