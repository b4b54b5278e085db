import type { Bundle, SameField } from "#contract/bundle.ts";
import type { Field } from "#contract/form.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { ConditionEditor } from "./ConditionEditor.tsx";
import { moved, replaced, without } from "./editing.ts";
import { Row } from "./Rows.tsx";
import type { SectionProps } from "./section.ts";

/** Fields that are one here: the first is not asked, the answer to the other counts for it. */
export function SameEditor(props: SectionProps) {
  const { bundle, problems, change, lookAt } = props;
  const same = bundle.same ?? [];
  const fields = fieldsOf(props);
  const set = (next: SameField[]) => change({ same: next });
  const nameOf = (id: string) => fields.get(id)?.label ?? id;
  return (
    <section id="bundle-same" tabIndex={-1}>
      <h2>填一次就够的</h2>
      <p className="soft">两栏在这件事里是一回事的，只问一栏，另一栏用同一个答案。</p>
      <ol className="rows">
        {same.map((each, place) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: the same field may be another one, by situation
            key={place}
            id={`bundle-same-${place}`}
            name={nameOf(each.id) || "还没选的栏"}
            facts={each.as && `同“${nameOf(each.as)}”`}
            {...{ place, problems, count: same.length, open: each.id === "" }}
            onMove={(by) => set(moved(same, place, by))}
            onRemove={() => {
              set(without(same, place));
              lookAt("bundle-same");
            }}
          >
            <OneSame
              {...{ same: each, fields, bundle }}
              onChange={(next) => set(replaced(same, place, next))}
            />
          </Row>
        ))}
      </ol>
      {fields.size > 1 && (
        <Button
          onClick={() => {
            set([...same, { id: "", as: "" }]);
            lookAt(`bundle-same-${same.length}`);
          }}
        >
          加一对相同的栏
        </Button>
      )}
    </section>
  );
}

function fieldsOf({ bundle, items }: SectionProps): Map<string, Field> {
  const all = bundle.parts.flatMap(
    ({ item }) => items.get(item)?.form?.pages.flatMap((page) => page.fields) ?? [],
  );
  return new Map(all.map((field) => [field.id, field]));
}

function OneSame(props: {
  same: SameField;
  fields: ReadonlyMap<string, Field>;
  bundle: Bundle;
  onChange: (same: SameField) => void;
}) {
  const { same, fields, onChange } = props;
  const options = [...fields.values()].map(({ id, label }) => ({ value: id, label }));
  const alike = options.filter(({ value }) => {
    const one = fields.get(same.id);
    return value !== same.id && (!one || fields.get(value)?.type === one.type);
  });
  return (
    <>
      <Select
        label="不再问的一栏"
        empty="请选择"
        options={options}
        value={same.id}
        onChange={(id) => onChange({ ...same, id })}
      />
      <Select
        label="用哪一栏的答案"
        empty="请选择"
        options={alike}
        value={same.as}
        onChange={(as) => onChange({ ...same, as })}
      />
      <ConditionEditor
        label="什么情况下是一回事"
        condition={same.when}
        questions={props.bundle.questions}
        onChange={(when) => onChange({ ...same, when } as SameField)}
      />
    </>
  );
}
