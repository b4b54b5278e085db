import type { BundlePart } from "#contract/bundle.ts";
import type { Item, Limit } from "#contract/item.ts";
import { limitInWords } from "#server/kernel/item/words.ts";
import { Checkbox, CheckboxGroup } from "../../shared/ui/CheckboxGroup.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { LimitInput } from "../form/LimitInput.tsx";
import { AddPart } from "./AddPart.tsx";
import { ConditionEditor } from "./ConditionEditor.tsx";
import { conditionWords } from "./conditions.ts";
import { moved, replaced, trimmed, withoutPart } from "./editing.ts";
import { Row } from "./Rows.tsx";
import type { SectionProps } from "./section.ts";

/** The items it joins: when each is needed and why, for whom it waits, what its organ promises. */
export function PartsEditor(props: SectionProps & { onAdd: (item: Item) => void }) {
  const { bundle, items, organs, problems, change, lookAt } = props;
  const { parts } = bundle;
  const nameOf = (key: string) => items.get(key)?.name ?? key;
  const organOf = (key: string) => organs[items.get(key)?.implementation.organ ?? ""] ?? "";
  return (
    <section id="bundle-parts" tabIndex={-1}>
      <h2>办哪几项</h2>
      <ol className="rows">
        {parts.map((part, place) => (
          <Row
            key={part.item}
            id={`bundle-parts-${place}`}
            name={nameOf(part.item)}
            facts={`${organOf(part.item)}；${conditionWords(part.when, bundle.questions)}`}
            {...{ place, problems, count: parts.length }}
            onMove={(by) => change({ parts: moved(parts, place, by) })}
            onRemove={() => {
              change(withoutPart(bundle, place));
              lookAt("bundle-parts");
            }}
          >
            <OnePart
              {...{ part, bundle, items }}
              onChange={(next) => change({ parts: replaced(parts, place, trimmed(next)) })}
            />
          </Row>
        ))}
      </ol>
      <AddPart
        taken={parts.map(({ item }) => item)}
        onAdd={(item) => {
          props.onAdd(item);
          lookAt(`bundle-parts-${parts.length}`);
        }}
      />
    </section>
  );
}

function OnePart(
  props: Pick<SectionProps, "bundle" | "items"> & {
    part: BundlePart;
    onChange: (part: BundlePart) => void;
  },
) {
  const { part, bundle, items, onChange } = props;
  const others = bundle.parts.filter(({ item }) => item !== part.item);
  const { after, ...withoutAfter } = part;
  return (
    <>
      <TextInput
        label="为什么要办"
        hint="群众在清单上看到的一句话"
        optional
        width="long"
        maxLength={200}
        value={part.why ?? ""}
        onChange={(why) => onChange({ ...part, why })}
      />
      <ConditionEditor
        label="什么情况下要办"
        condition={part.when}
        questions={bundle.questions}
        onChange={(when) => onChange({ ...part, when } as BundlePart)}
      />
      {others.length > 0 && (
        <CheckboxGroup
          label="等哪几项办好再开始"
          hint="要用到别的事项的证照或者登记信息的，系统自己会等，不用选"
          optional
          options={others.map(({ item }) => ({ value: item, label: items.get(item)?.name ?? item }))}
          value={after ?? []}
          onChange={(next) => onChange(next.length > 0 ? { ...part, after: next } : withoutAfter)}
        />
      )}
      <PromisedInput
        label="在这件事里承诺几天"
        hint={`单独办承诺${limitInWords(items.get(part.item)?.promised)}，在这里只能更短`}
        value={part.promised}
        onChange={(promised) => onChange({ ...part, promised } as BundlePart)}
      />
      <SilenceConsent part={part} onChange={onChange} />
    </>
  );
}

/** R2.29: silence is consent only where its legal basis is named. */
function SilenceConsent({ part, onChange }: { part: BundlePart; onChange: (part: BundlePart) => void }) {
  const { silenceConsent, ...without } = part;
  return (
    <>
      <Checkbox
        checked={silenceConsent !== undefined}
        onChange={(ticked) => onChange(ticked ? { ...part, silenceConsent: " " } : without)}
      >
        联办机构逾期不答复，视为同意
      </Checkbox>
      {silenceConsent !== undefined && (
        <Textarea
          label="视为同意的依据"
          hint="写明法律、法规的名称和条款；没有依据的，不能视为同意"
          max={300}
          rows={2}
          value={silenceConsent.trimStart()}
          onChange={(basis) => onChange({ ...part, silenceConsent: basis || " " })}
        />
      )}
    </>
  );
}

/** A promise, or none of its own. */
export function PromisedInput(props: {
  id?: string;
  label: string;
  hint: string;
  value: Limit | undefined;
  onChange: (limit: Limit | undefined) => void;
}) {
  const { value, onChange, ...field } = props;
  return (
    <LimitInput
      {...field}
      optional
      units={["W", "D", "H"]}
      value={{ n: value?.n ?? null, unit: value?.unit ?? "W" }}
      onChange={({ n, unit }) =>
        onChange(typeof n === "number" ? { n, unit: unit as Limit["unit"] } : undefined)
      }
    />
  );
}
