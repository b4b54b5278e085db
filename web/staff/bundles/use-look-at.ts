import { useCallback, useEffect, useState } from "react";

/** Gives the focus to an element once it has been drawn: a section itself, a row by its summary. */
export function useLookAt(): (id: string) => void {
  const [wanted, setWanted] = useState<{ id: string }>();
  useEffect(() => {
    const place = wanted && document.getElementById(wanted.id);
    if (!place) return;
    const row = place.querySelector<HTMLElement>(":scope > details > summary");
    if (row?.parentElement instanceof HTMLDetailsElement) row.parentElement.open = true;
    (row ?? place).focus();
  }, [wanted]);
  return useCallback((id) => setWanted({ id }), []);
}
