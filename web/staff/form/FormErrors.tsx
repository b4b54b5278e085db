import { useMemo } from "react";
import { ErrorSummary } from "../../shared/ui/ErrorSummary.tsx";
import { idOf } from "./Fields.tsx";
import type { FieldFault } from "./filled.ts";

/** Everything wrong with a small form, each line leading to its field; takes the focus only when the faults change. */
export function FormErrors({ faults }: { faults: readonly FieldFault[] }) {
  const errors = useMemo(
    () => faults.map(({ field, message }) => ({ field: idOf(field), message })),
    [faults],
  );
  return <ErrorSummary errors={errors} />;
}
