import type { Hall, Organ } from "#contract/organisation.ts";
import { useRead } from "../../shared/query.tsx";
import type { Places } from "./people.ts";

/** Organs and halls, to choose from and to name them by; undefined until they are there. */
export function usePlaces(): Places | undefined {
  const organs = useRead<{ organs: Organ[] }>("/staff/organs").data?.organs;
  const halls = useRead<{ halls: Hall[] }>("/staff/halls").data?.halls;
  return organs && halls ? { organs, halls } : undefined;
}
