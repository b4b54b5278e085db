/** Faults of a small form while somebody mends them. */
import { useCallback, useState } from "react";
import type { FieldFault } from "./filled.ts";

const none: readonly FieldFault[] = [];

/** A fault leaves its field once the field was changed; the summary stays as it was until the last one is gone. */
export function useFaults() {
  const [found, setFound] = useState(none);
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set());
  const find = useCallback((faults: readonly FieldFault[]) => {
    setFound(faults);
    setMended(new Set());
  }, []);
  const left = found.filter(({ field }) => !mended.has(field));
  return {
    found,
    summary: left.length > 0 ? found : none,
    /** By field name. */
    errors: new Map(left.map(({ field, message }) => [field, message])),
    find,
    mend: (field: string) => setMended((now) => new Set(now).add(field)),
  };
}
