import type { ApplicationView } from "#contract/application.ts";
import type { ItemGuide } from "#contract/portal.ts";
import { Upload } from "../../shared/form/Upload.tsx";
import { useRead } from "../../shared/query.tsx";
import { DateInput } from "../../shared/ui/DateInput.tsx";
import { NumberInput } from "../../shared/ui/NumberInput.tsx";
import { RadioGroup } from "../../shared/ui/RadioGroup.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { todayAt } from "../../shared/words.ts";
import { idOf } from "./ActionPanel.tsx";
import type { Correction, FileRef, Filled } from "./action-data.ts";
import type { ActionField } from "./action-fields.ts";
import { Corrections } from "./Corrections.tsx";
import { LimitInput, type LimitValue } from "./LimitInput.tsx";
import { LinesInput } from "./LinesInput.tsx";
import { Phrases } from "./Phrases.tsx";

export interface ActionFieldsProps {
  application: ApplicationView;
  fields: readonly ActionField[];
  filled: Filled;
  /** By the id of the control. */
  errors: ReadonlyMap<string, string>;
  onChange: (name: string, value: unknown) => void;
}

export function ActionFields(props: ActionFieldsProps) {
  return props.fields.map((field) => <OneField key={field.name} field={field} {...props} />);
}

function OneField({
  field,
  filled,
  errors,
  onChange,
  application,
}: ActionFieldsProps & { field: ActionField }) {
  const value = filled[field.name];
  const id = idOf(field.name);
  const common = { id, label: field.label, optional: !field.required, error: errors.get(id) };
  const write = (next: unknown) => onChange(field.name, next);
  const text = String(value ?? "");
  switch (field.kind) {
    case "paragraph":
      return (
        <>
          <Textarea {...common} rows={4} max={field.max} value={text} onChange={write} />
          <Phrases field={field.name} onChoose={write} />
        </>
      );
    case "line":
      return field.name === "procedure" ? (
        <Procedure {...common} item={application.item.key} value={text} onChange={onChange} />
      ) : (
        <TextInput {...common} maxLength={field.max} value={text} onChange={write} />
      );
    case "date":
      return <DateInput {...common} max={todayAt(new Date())} value={text} onChange={write} />;
    case "number":
      return <NumberInput {...common} value={value as number | string | null} onChange={write} />;
    case "choice":
      return <RadioGroup {...common} inline options={field.options} value={text} onChange={write} />;
    case "lines":
      return <LinesInput {...common} field={field} value={value as string[]} onChange={write} />;
    case "limit":
      return <LimitInput {...common} units={field.units} value={value as LimitValue} onChange={write} />;
    case "corrections":
      return (
        <Corrections
          {...common}
          materials={application.materials}
          value={value as Correction[]}
          onChange={write}
        />
      );
    case "files":
      return (
        <Upload
          {...common}
          files={value as FileRef[]}
          onChange={(alter) => write(alter(value as FileRef[]))}
        />
      );
  }
}

/** The special procedures this item has; choosing one fills in its limit. */
function Procedure(props: {
  id: string;
  label: string;
  optional: boolean;
  error: string | undefined;
  item: string;
  value: string;
  onChange: (name: string, value: unknown) => void;
}) {
  const { item, onChange, ...field } = props;
  const { data } = useRead<ItemGuide>(`/items/${item}`);
  const special = data?.item.special ?? [];
  const write = (text: string) => {
    onChange("procedure", text);
    const known = special.find(({ name }) => name === text);
    if (known) onChange("limit", { n: known.limit.n, unit: known.limit.unit });
  };
  return (
    <>
      <TextInput
        {...field}
        hint={special.length > 0 ? `本事项有：${special.map(({ name }) => name).join("、")}` : undefined}
        list={`${field.id}-known`}
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
