/** A published report at the desk, and checking it again. */
import type { DisclosureEdition } from "#contract/disclosure.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import type { KeyedCall, StaffCall } from "#server/modules/audit/index.ts";
import { checkJobOf, lastCheck, startCheck } from "#server/modules/editions/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { sealedReport } from "./disclosure-freeze.ts";
import { type EditionName, editionsOf, isWhole, reportIn } from "./edition-store.ts";

const nameOf = ({ year, edition }: EditionName) => `${year} ${edition}`;

/** Refused: never published. */
export async function showEdition(
  { db }: Services,
  { division }: StaffActor,
  name: EditionName,
): Promise<DisclosureEdition> {
  const all = await editionsOf(db, division, { year: name.year });
  const found = all.find(({ edition }) => edition === name.edition);
  if (!found) throw refuse("disclosure-not-published");
  const { edition, digest, reason, publishedBy, publishedAt } = found;
  const by = (await staffNames(db, division, [publishedBy])).get(publishedBy) ?? "";
  const check = await lastCheck(db, { division, kind: "disclosure", edition: nameOf(name) });
  return {
    ...{ edition, digest, by, at: publishedAt, newest: all[0]!.edition, report: reportIn(found) },
    ...(reason !== null && { reason }),
    ...(check && { check }),
  };
}

export const disclosureCheckJob = checkJobOf("disclosure", async (services, division, name) => {
  const [year, edition] = name.split(" ").map(Number);
  const [found] = await editionsOf(services.db, division, { year: year!, edition: edition! });
  return found && (await sealedReport(services, division, found));
});

/** Checks one again, as long work. Refused: never published, being checked already. */
export async function checkReport(
  services: Services,
  call: KeyedCall & StaffCall,
  name: EditionName,
): Promise<{ total: number }> {
  const [found] = await editionsOf(services.db, call.actor.division, name);
  if (!found) throw refuse("disclosure-not-published");
  const figures = isWhole(found.frozen) ? found.frozen.figures.length : 0;
  const asked = { kind: "disclosure" as const, edition: nameOf(name), figures };
  return await startCheck(services, call, asked, disclosureCheckJob);
}
