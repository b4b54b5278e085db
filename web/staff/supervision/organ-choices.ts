import type { Organ } from "#contract/organisation.ts";
import { useRead } from "../../shared/query.tsx";

/** Organs to choose from; undefined until they are read. */
export function useOrganChoices(): { value: string; label: string }[] | undefined {
  const { data } = useRead<{ organs: Organ[] }>("/staff/organs");
  return data?.organs.map(({ uscc, name }) => ({ value: uscc, label: name }));
}
