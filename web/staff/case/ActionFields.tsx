import type { ReactNode } from "react";
import type { ItemGuide } from "#contract/portal.ts";
import { useRead } from "../../shared/query.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import type { AskedField } from "../form/asked.ts";
import { type ControlProps, Fields, type FieldsProps } from "../form/Fields.tsx";
import type { Correction } from "../form/filled.ts";
import { Corrections } from "./Corrections.tsx";
import { Phrases } from "./Phrases.tsx";
import type { ShownCase } from "./shown-case.ts";

/** The form of an action; what concerns this very case has controls of its own. */
export function ActionFields({
  application,
  ...rest
}: Omit<FieldsProps, "special"> & { application: ShownCase }) {
  const special = (field: AskedField, props: ControlProps): ReactNode | undefined => {
    if (field.kind === "corrections") {
      return (
        <Corrections {...props} materials={application.materials ?? []} value={props.value as Correction[]} />
      );
    }
    if (field.kind === "paragraph") return <Opinion {...props} name={field.name} max={field.max} />;
    if (field.name !== "procedure" || !application.item) return undefined;
    return (
      <Procedure {...props} item={application.item.key} onLimit={(limit) => rest.onChange("limit", limit)} />
    );
  };
  return <Fields {...rest} special={special} />;
}

function Opinion({ name, value, ...props }: ControlProps & { name: string; max: number | undefined }) {
  return (
    <>
      <Textarea {...props} rows={4} value={String(value ?? "")} />
      <Phrases field={name} onChoose={props.onChange} />
    </>
  );
}

/** The special procedures this item has; choosing one fills in its limit. */
function Procedure(
  props: ControlProps & { item: string; onLimit: (limit: { n: number; unit: string }) => void },
) {
  const { item, onLimit, value, ...field } = props;
  const { data } = useRead<ItemGuide>(`/items/${item}`);
  const special = data?.item.special ?? [];
  const write = (text: string) => {
    field.onChange(text);
    const known = special.find(({ name }) => name === text);
    if (known) onLimit({ n: known.limit.n, unit: known.limit.unit });
  };
  return (
    <>
      <TextInput
        {...field}
        hint={special.length > 0 ? `本事项有：${special.map(({ name }) => name).join("、")}` : undefined}
        maxLength={50}
        list={`${field.id}-known`}
        value={String(value ?? "")}
        onChange={write}
      />
      <datalist id={`${field.id}-known`}>
        {special.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </>
  );
}
