import { type MouseEvent, useEffect, useRef } from "react";
import { Icon } from "./Icon.tsx";
import "./error-summary.css";

export interface FieldError {
  /** Id of the control, or of the group. */
  field?: string | undefined;
  message: string;
}

/**
 * Everything that is wrong, above the form. Takes the focus whenever the list changes, so that nobody has to look
 * for it; each line leads to its field.
 */
export function ErrorSummary({ errors, title }: { errors: readonly FieldError[]; title?: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div className="error-summary" ref={box} tabIndex={-1} role="alert">
      <h2>
        <Icon name="cross" />
        {title ?? `有 ${errors.length} 处要改`}
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field}-${error.message}`}>
            {error.field ? (
              <a href={`#${error.field}`} onClick={(event) => goTo(event, error.field)}>
                {error.message}
              </a>
            ) : (
              error.message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function goTo(event: MouseEvent, id: string | undefined) {
  if (id && focusField(id)) event.preventDefault();
}

/** Brings a control, or the first of a group, into sight and puts the focus there; false when it is not on the page. */
export function focusField(id: string): boolean {
  const place = document.getElementById(id);
  if (!place) return false;
  const control = place.matches("input, select, textarea, button")
    ? place
    : place.querySelector<HTMLElement>("input, select, textarea, button");
  place.scrollIntoView({ block: "center" });
  control?.focus({ preventScroll: true });
  return true;
}
