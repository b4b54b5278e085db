/** The one record of what was not demanded and why: written with the event that handed it in (R1.17, R1.19, R2.30). */
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { SatelliteRow } from "../../cases/index.ts";
import type { MaterialUse } from "./material.ts";

export function usageRows(
  { division, id }: CaseKey,
  seq: number,
  uses: readonly MaterialUse[],
): SatelliteRow[] {
  return uses.map(({ material, reason, because, on, record = null, grade = null }) => ({
    table: "material_use",
    row: { division, case_id: id, seq, material, reason, because, used_on: on, record, grade },
  }));
}
