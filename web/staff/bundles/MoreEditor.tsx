import type { Bundle, GivenAnswer } from "#contract/bundle.ts";
import { optionsOf } from "#server/kernel/situation.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Checkbox, CheckboxGroup } from "../../shared/ui/CheckboxGroup.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { ConditionEditor } from "./ConditionEditor.tsx";
import { moved, placeOf, replaced, without } from "./editing.ts";
import { Row } from "./Rows.tsx";
import type { SectionProps } from "./section.ts";

/** What an item asks, with the answers it knows: none where any may be given. */
interface Asked {
  id: string;
  name: string;
  options: { value: string; label: string }[];
}

function askedBy({ bundle, items }: SectionProps): Asked[] {
  const all = bundle.parts.flatMap(({ item }) => {
    const found = items.get(item);
    const fields = found?.form?.pages.flatMap((page) => page.fields) ?? [];
    return [
      ...(found?.questions ?? []).map((each) => ({ id: each.id, name: each.text, options: optionsOf(each) })),
      ...fields.map(({ id, label, options = [] }) => ({ id, name: label, options })),
    ];
  });
  return [...new Map(all.map((each) => [each.id, each])).values()];
}

/** What the bundle itself knows, so that nobody is asked. */
export function GivenEditor(props: SectionProps) {
  const { bundle, problems, change, lookAt } = props;
  const given = bundle.given ?? [];
  const asked = askedBy(props);
  const set = (next: GivenAnswer[]) => change({ given: next });
  const nameOf = (id: string) => asked.find((each) => each.id === id)?.name ?? id;
  return (
    <section id="bundle-given" tabIndex={-1}>
      <h2>不用问就知道的</h2>
      <p className="soft">办这件事的人都一样的答案，替群众填好，不再问。</p>
      <ol className="rows">
        {given.map((each, place) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: the same question may be answered twice, by situation
            key={place}
            id={`bundle-given-${place}`}
            name={nameOf(each.id) || "还没选的问题"}
            {...{ place, problems, count: given.length, open: each.id === "" }}
            onMove={(by) => set(moved(given, place, by))}
            onRemove={() => {
              set(without(given, place));
              lookAt("bundle-given");
            }}
          >
            <OneGiven
              {...{ given: each, asked, bundle }}
              onChange={(next) => set(replaced(given, place, next))}
            />
          </Row>
        ))}
      </ol>
      {asked.length > 0 && (
        <Button
          onClick={() => {
            set([...given, { id: "", value: "" }]);
            lookAt(`bundle-given-${given.length}`);
          }}
        >
          加一个已知的答案
        </Button>
      )}
    </section>
  );
}

function OneGiven(props: {
  given: GivenAnswer;
  asked: readonly Asked[];
  bundle: Bundle;
  onChange: (given: GivenAnswer) => void;
}) {
  const { given, asked, onChange } = props;
  const options = asked.find(({ id }) => id === given.id)?.options ?? [];
  const value = [given.value].flat()[0] ?? "";
  const write = (next: string) => onChange({ ...given, value: next });
  return (
    <>
      <Select
        label="哪个问题"
        empty="请选择"
        options={asked.map(({ id, name }) => ({ value: id, label: name }))}
        value={given.id}
        onChange={(id) =>
          onChange({ ...given, id, value: asked.find((each) => each.id === id)?.options[0]?.value ?? "" })
        }
      />
      {options.length > 0 ? (
        <Select label="答案" options={options} value={value} onChange={write} />
      ) : (
        <TextInput label="答案" maxLength={200} value={value} onChange={write} />
      )}
      <ConditionEditor
        label="什么情况下是这个答案"
        condition={given.when}
        questions={props.bundle.questions}
        onChange={(when) => onChange({ ...given, when } as GivenAnswer)}
      />
    </>
  );
}

/** 一业一证: one licence that joins those of the parts. */
export function CompositeEditor({ bundle, items, problems, change }: SectionProps) {
  const { composite } = bundle;
  const licences = bundle.parts.filter(({ item }) => items.get(item)?.result?.type === "1");
  const set = (next: Bundle["composite"]) => change({ composite: next } as Partial<Bundle>);
  const wrong = problems.find(({ path }) => placeOf(path) === "bundle-composite")?.message;
  return (
    <section id="bundle-composite" tabIndex={-1}>
      <h2>一业一证</h2>
      <Checkbox
        checked={composite !== undefined}
        onChange={(ticked) => set(ticked ? { name: "", trade: "", licenceType: "", joins: [] } : undefined)}
      >
        几个证合成一张综合许可证
      </Checkbox>
      {composite && (
        <>
          <TextInput
            label="综合许可证叫什么"
            maxLength={100}
            value={composite.name}
            onChange={(name) => set({ ...composite, name })}
          />
          <TextInput
            label="哪个行业"
            maxLength={50}
            value={composite.trade}
            onChange={(trade) => set({ ...composite, trade })}
          />
          <TextInput
            label="证照类型代码末三位"
            width="short"
            maxLength={3}
            value={composite.licenceType}
            onChange={(code) => set({ ...composite, licenceType: code.trim().toUpperCase() })}
          />
          <CheckboxGroup
            label="合并哪几项的证"
            hint="至少两项"
            error={wrong}
            options={licences.map(({ item }) => ({ value: item, label: items.get(item)?.name ?? item }))}
            value={composite.joins}
            onChange={(joins) => set({ ...composite, joins })}
          />
        </>
      )}
    </section>
  );
}

/** Names of fields that the items call differently (one data element, one name). */
export function LabelsEditor({ bundle, problems, change }: SectionProps) {
  const labels = bundle.labels ?? {};
  const clashing = problems.filter(({ code }) => code === "field-clash").map(({ path }) => path);
  const ids = [...new Set([...Object.keys(labels), ...clashing])];
  if (ids.length === 0) return null;
  return (
    <section id="bundle-labels" tabIndex={-1}>
      <h2>同一项信息叫什么</h2>
      <p className="soft">几个事项对同一项信息叫法不同的，在这里定一个叫法。</p>
      {ids.map((id) => (
        <TextInput
          key={id}
          label={id}
          maxLength={60}
          value={labels[id] ?? ""}
          onChange={(label) => {
            const { [id]: _, ...others } = labels;
            change({ labels: label === "" ? others : { ...others, [id]: label } });
          }}
        />
      ))}
    </section>
  );
}
