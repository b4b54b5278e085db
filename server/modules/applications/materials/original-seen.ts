/** The original of what came by the portal, shown at a counter later (R1.19). */
import type { ActRequest } from "#contract/case.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { gradesOfCase, keepChecked } from "#server/modules/materials/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { numberOf, subjectOf } from "../../../cases/index.ts";
import { readWhole } from "../application-query.ts";
import "../applications-refusals.ts";

/**
 * A clerk of the case has the original in hand: the kept copy rises from C to B, and is good for as long as its rule
 * says from that day. Written down in the audit log. Refused: whoever is no clerk of the case; a material that is not
 * kept as C (none was handed in, the applicant made it, it was seen before).
 */
export async function seeOriginal(
  services: Services,
  call: StaffCall,
  key: CaseKey,
  material: string,
  { requestKey }: Pick<ActRequest, "requestKey">,
): Promise<{ grade: "B" }> {
  const { current, item, content } = await readWhole(services, key);
  permit(call.actor, "case.act", { ...subjectOf(current), role: "clerk" });
  const number = numberOf(current);
  return await carryOut(
    services,
    { ...call, requestKey },
    `material.check ${number} ${material}`,
    async (tx) => {
      const entry = content.materials.find((one) => one.material === material);
      const grades = await gradesOfCase(tx, key);
      if (!entry || grades.get(material) !== "C") throw refuse("original-not-asked", { field: "material" });
      const seen = { ...entry, paper: true, papers: ["original" as const] };
      const handing = {
        key,
        item,
        content: { ...content, materials: [seen] },
        at: call.at,
        by: call.actor.id,
      };
      await keepChecked(services, tx, [handing]);
      await recordAudit(tx, doneBy(call, "material.check", { kind: "case", id: number }, { material }));
      return { grade: "B" };
    },
  );
}
