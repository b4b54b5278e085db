import { useState } from "react";
import type { RoundSheet, SheetItem } from "#contract/conduct.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Dialog } from "../../shared/ui/Dialog.tsx";
import { RadioGroup } from "../../shared/ui/RadioGroup.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { FormErrors } from "../form/FormErrors.tsx";
import { useFaults } from "../form/use-faults.ts";
import { pointsWords } from "./conduct.ts";
import { PhotoInput, type TakenPhoto } from "./PhotoInput.tsx";

export interface EntryDraft {
  counter: string;
  staff: string;
  item: string;
  reason: string;
  photo?: TakenPhoto;
}

/** A deduction or award in three taps: who, what, write it down; a photo and a better reason where there is one. */
export function EntryDialog(props: {
  counter: RoundSheet["counters"][number];
  items: readonly SheetItem[];
  megabytes: number;
  draft: EntryDraft;
  onChange: (draft: EntryDraft) => void;
  onDone: (draft: EntryDraft) => void;
  onClose: () => void;
}) {
  const { counter, items, draft, onChange } = props;
  const faults = useFaults();
  const [uploading, setUploading] = useState(false);
  const change = (field: keyof EntryDraft, value: EntryDraft) => {
    faults.mend(field);
    onChange(value);
  };
  const choose = (id: string) => {
    const name = items.find((item) => item.id === id)?.name ?? "";
    const untouched = draft.reason === "" || items.some((item) => item.name === draft.reason);
    change("item", { ...draft, item: id, reason: untouched ? name : draft.reason });
    faults.mend("reason");
  };
  const done = () => {
    const wrong = faultsOf(draft);
    faults.find(wrong);
    if (wrong.length === 0) props.onDone({ ...draft, reason: draft.reason.trim() });
  };
  return (
    <Dialog title={`${counter.id} ${counter.name}：记一笔`} onClose={props.onClose} wide>
      <form
        className="entry"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        <FormErrors faults={faults.summary} />
        <RadioGroup
          id="ask-staff"
          label="谁"
          inline
          value={draft.staff}
          options={counter.people.map(({ id, name }) => ({ value: id, label: name }))}
          error={faults.errors.get("staff")}
          onChange={(staff) => change("staff", { ...draft, staff })}
        />
        <Items items={items} chosen={draft.item} error={faults.errors.get("item")} onChoose={choose} />
        <TextInput
          id="ask-reason"
          label="什么情况"
          maxLength={200}
          value={draft.reason}
          error={faults.errors.get("reason")}
          onChange={(reason) => change("reason", { ...draft, reason })}
        />
        <PhotoInput
          photo={draft.photo}
          megabytes={props.megabytes}
          onSending={setUploading}
          onChange={(photo) => {
            const { photo: _, ...rest } = draft;
            onChange(photo ? { ...rest, photo } : rest);
          }}
        />
        <div className="btns">
          <Button type="submit" kind="primary" busy={uploading}>
            记下
          </Button>
          <Button onClick={props.onClose}>不记了</Button>
        </div>
      </form>
    </Dialog>
  );
}

function faultsOf({ staff, item, reason }: EntryDraft): { field: string; message: string }[] {
  return [
    ...(staff === "" ? [{ field: "staff", message: "请选择是谁" }] : []),
    ...(item === "" ? [{ field: "item", message: "请选择是哪一项" }] : []),
    ...([...reason.trim()].length < 2 ? [{ field: "reason", message: "请写明什么情况，两个字以上" }] : []),
  ];
}

/** Large enough for a finger, group by group. */
function Items(props: {
  items: readonly SheetItem[];
  chosen: string;
  error: string | undefined;
  onChoose: (id: string) => void;
}) {
  const groups = [...Map.groupBy(props.items, ({ group }) => group)];
  return (
    <fieldset id="ask-item" className={props.error ? "field wrong" : "field"}>
      <legend className="field-label">哪一项</legend>
      {props.error && <p className="field-error">{props.error}</p>}
      {groups.map(([group, items]) => (
        <div key={group} className="entry-group">
          <h3>{group}</h3>
          <div className="entry-items">
            {items.map(({ id, name, points }) => (
              <label key={id} className="entry-item">
                <input
                  type="radio"
                  name="item"
                  value={id}
                  checked={props.chosen === id}
                  onChange={() => props.onChoose(id)}
                />
                <span>{name}</span>
                <span className="entry-points">{pointsWords(points)}</span>
              </label>
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
