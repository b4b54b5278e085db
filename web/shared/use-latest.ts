import { useLayoutEffect, useRef } from "react";

/** What was last rendered, for whatever ends later than the rendering it began in, such as an upload. */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
