/** Makes the composite licence of a trade when all is concluded (一业一证). */
import { numberOf, type Occurrence } from "#server/cases/index.ts";
import { bundleVersion } from "#server/modules/bundles/index.ts";
import { issueLicence } from "#server/modules/licences/index.ts";
import { divisionName, organOf } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { readContent } from "../application-store.ts";
import { itemVersionOf } from "../item-of.ts";
import { licenceOfCase } from "../licence-link.ts";
import { compositeMatter, type JoinedLicence } from "./composite.ts";
import { findJoint, readFamily, type StoredFamily } from "./joint-store.ts";

export async function issueComposite(
  services: Services,
  tx: Database,
  { case: it, event }: Occurrence,
): Promise<void> {
  const [joint, family] = [await findJoint(tx, it), await readFamily(services, it)];
  const bundle = joint && (await bundleVersion(services, joint.bundle.key, joint.bundle.version));
  if (!bundle?.composite || !family) return;
  const parts = await joinedParts(services, family, bundle.composite.joins);
  const [first] = parts;
  if (!first) return;
  const joined = parts.map((part) => part.licence);
  const answers = Object.assign({}, ...parts.map((part) => part.content.answers));
  const matter = compositeMatter(bundle, first.item, joined, answers);
  if (!matter) return;
  await issueLicence(services, tx, {
    ...matter,
    caseNumber: numberOf(it),
    county: (await divisionName(tx, it.division)) ?? it.division,
    organ: await organOf(tx, it.division, bundle.lead),
    applicant: first.content.applicant,
    at: event.at,
    actor: event.actor,
  });
}

/** The parts it joins that have led to their licence; empty when one that was chosen has not. */
async function joinedParts(services: Services, family: StoredFamily, joins: readonly string[]) {
  const chosen = family.parts.filter(({ case: part }) =>
    joins.includes(family.stored.get(part.id)?.item.key ?? ""),
  );
  const parts = await Promise.all(
    chosen.map(async ({ case: part }) => {
      const stored = family.stored.get(part.id)!.item;
      const [item, content, licence] = await Promise.all([
        itemVersionOf(services, part.division, stored.key, stored.version),
        readContent(services.db, services.sealing, part),
        licenceOfCase(services, part),
      ]);
      if (!content || !licence) return undefined;
      const months = item.result?.validMonths;
      const joined: JoinedLicence = {
        ...{ name: licence.name, number: licence.number },
        ...(months !== undefined && { validMonths: months }),
      };
      return { item, content, licence: joined };
    }),
  );
  const made = parts.filter((part) => part !== undefined);
  return made.length === chosen.length ? made : [];
}
