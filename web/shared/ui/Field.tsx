import { type ReactNode, useId } from "react";
import { classes } from "./classes.ts";
import { Icon } from "./Icon.tsx";
import "./field.css";

/** What every control takes: the question above it, help below that, and what is wrong with the answer. */
export interface FieldProps {
  /** Where the error summary leads; made up when absent. */
  id?: string | undefined;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** Marked “（选填）”: most questions are required, so the exception is marked. */
  optional?: boolean | undefined;
  className?: string | undefined;
}

/** Attributes that tie a control to its label, hint and error. */
export interface Wiring {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

/** One control with its label, hint and error. For a group of controls use `FieldGroup`. */
export function Field(props: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const made = useId();
  const id = props.id ?? made;
  return (
    <div className={classes("field", props.error && "wrong", props.className)}>
      <label className="field-label" htmlFor={id}>
        {props.label}
        {props.optional && <span className="field-optional">（选填）</span>}
      </label>
      <Help id={id} hint={props.hint} error={props.error} />
      {props.children(wiring(id, props))}
    </div>
  );
}

/** Several controls that answer one question. */
export function FieldGroup(props: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const made = useId();
  const id = props.id ?? made;
  const ties = wiring(id, props);
  return (
    <fieldset
      className={classes("field", props.error && "wrong", props.className)}
      id={id}
      aria-describedby={ties["aria-describedby"]}
    >
      <legend className="field-label">
        {props.label}
        {props.optional && <span className="field-optional">（选填）</span>}
      </legend>
      <Help id={id} hint={props.hint} error={props.error} />
      {props.children(ties)}
    </fieldset>
  );
}

function Help({ id, hint, error }: { id: string; hint: ReactNode; error: string | undefined }) {
  return (
    <>
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="cross" />
          {error}
        </p>
      )}
    </>
  );
}

function wiring(id: string, props: FieldProps): Wiring {
  const describedBy = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(" ");
  return {
    id,
    ...(describedBy && { "aria-describedby": describedBy }),
    ...(props.error && { "aria-invalid": true as const }),
  };
}
