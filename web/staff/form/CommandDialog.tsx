import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { newRequestKey, type Refused } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Dialog } from "../../shared/ui/Dialog.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { keyKeeper } from "../intention.ts";
import type { AskedField } from "./asked.ts";
import { Fields } from "./Fields.tsx";
import { FormErrors } from "./FormErrors.tsx";
import { dataOf, type FieldFault, type Filled, faultsOf, startOf } from "./filled.ts";
import { useFaults } from "./use-faults.ts";

export interface CommandProps<T> {
  title: string;
  /** What the button does. */
  action: string;
  /** It cannot be taken back. */
  grave?: boolean;
  /** What it asks; what a later field offers may follow from an earlier one. */
  fields?: readonly AskedField[] | ((filled: Filled) => readonly AskedField[]);
  /** What is wrong beside what each field says of itself. */
  check?: (data: Record<string, unknown>) => readonly FieldFault[];
  /** What the fields hold at first. */
  start?: Filled;
  send: (data: Record<string, unknown>, requestKey: string) => Promise<T>;
  onDone: (answer: T) => void;
  onClose: () => void;
  /** What will happen, in a sentence. */
  children?: ReactNode;
}

/** One command in a dialog: what it asks, what is wrong, what was refused. Nothing typed is lost by a refusal. */
export function CommandDialog<T>(props: CommandProps<T>) {
  const { fields: asked = [] } = props;
  const fieldsFor = (filled: Filled) => (typeof asked === "function" ? asked(filled) : asked);
  const [filled, setFilled] = useState<Filled>(() => ({ ...startOf(fieldsFor({})), ...props.start }));
  const fields = fieldsFor(filled);
  const faults = useFaults();
  const [keyOf] = useState(() => keyKeeper(newRequestKey));
  const command = useMutation<T, Refused>({
    mutationFn: () => {
      const data = dataOf(fields, filled);
      return props.send(data, keyOf(data));
    },
    onSuccess: props.onDone,
    onError: (error) =>
      faults.find(error.fields.filter(({ field }) => fields.some(({ name }) => name === field))),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const each = faultsOf(fields, filled);
    const wrong = each.length > 0 ? each : (props.check?.(dataOf(fields, filled)) ?? []);
    faults.find(wrong);
    if (wrong.length === 0) command.mutate();
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form onSubmit={submit} noValidate>
        {props.children}
        <FormErrors faults={faults.summary} />
        {command.error && faults.found.length === 0 && (
          <Notice kind="error" announce>
            {command.error.message}
          </Notice>
        )}
        <Fields
          fields={fields}
          filled={filled}
          errors={faults.errors}
          onChange={(name, value) => {
            faults.mend(name);
            setFilled((now) => ({ ...now, [name]: value }));
          }}
        />
        <div className="btns">
          <Button type="submit" kind={props.grave ? "danger" : "primary"} busy={command.isPending}>
            {props.action}
          </Button>
          <Button onClick={props.onClose}>取消</Button>
        </div>
      </form>
    </Dialog>
  );
}
