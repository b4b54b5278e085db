/** Using what is kept instead of asking for it again (R1.17, R1.19). */
import type { MaterialEntry } from "#contract/draft.ts";
import type { Answers } from "#contract/form.ts";
import type { Material } from "#contract/item.ts";
import type { StoredMaterial } from "#contract/materials.ts";
import type { Day } from "#server/kernel/time/day.ts";
import { findLicence, statusOn } from "#server/modules/licences/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type MaterialApplicant, wantedBy } from "./holder.ts";
import { type MaterialRecord, type MaterialUse, originWords, standsIn } from "./material.ts";
import { recordsOf } from "./material-store.ts";
import "./materials-refusals.ts";
import { reuseRulesOf } from "./reuse-rules.ts";

type Ground = Pick<Services, "config" | "db" | "sealing">;

/** Somebody applies: what is asked of them, and what they say. */
export interface Asking {
  materials: readonly Material[];
  applicant: MaterialApplicant;
  answers: Answers;
  /**
   * The person is who they say: the national identity confirmed it, or a clerk saw their document. Whoever only typed a
   * number finds what their own account brought, never what belongs to the number.
   */
  identified: boolean;
  today: Day;
}

/** For each material the newest record that stands in for it; none: it is asked for. */
export async function storedFor(services: Ground, asking: Asking): Promise<StoredMaterial[]> {
  const candidates = await candidatesFor(services, asking);
  return asking.materials.flatMap(({ id }) => {
    const [record] = candidates.get(id) ?? [];
    return record ? [storedView(id, record)] : [];
  });
}

function storedView(material: string, record: MaterialRecord): StoredMaterial {
  const grade = record.grade === "A" ? "A" : "B";
  return { material, record: record.id, grade, from: originWords(record) };
}

/**
 * Materials as they are handed in: an entry that names a record gets that record's files, and a use with its reason.
 * Refused with every material whose record is not the holder's, not about the same person, or no longer good.
 */
export async function takeStored(
  services: Ground,
  asking: Asking,
  entries: readonly MaterialEntry[],
): Promise<{ materials: MaterialEntry[]; uses: MaterialUse[] }> {
  if (entries.every(({ record }) => record === undefined)) return { materials: [...entries], uses: [] };
  const candidates = await candidatesFor(services, asking);
  const used = entries.map((entry) => ({
    entry,
    record: candidates.get(entry.material)?.find(({ id }) => id === entry.record),
  }));
  const wrong = used.filter(({ entry, record }) => entry.record !== undefined && !record);
  if (wrong.length > 0) throw unusable(wrong.map(({ entry }) => entry.material));
  return {
    materials: used.map(({ entry, record }) =>
      record ? { material: entry.material, record: record.id, files: record.details.files } : entry,
    ),
    uses: used.flatMap(({ entry, record }) =>
      record ? [takingOf(entry.material, record, asking.today)] : [],
    ),
  };
}

function unusable(materials: readonly string[]) {
  const message = "材料库里的这份材料现在不能用了，请重新提交";
  const fields = materials.map((material) => ({ field: `materials.${material}`, message }));
  return refuse("material-not-reusable", { field: fields[0]!.field, fields });
}

function takingOf(material: string, record: MaterialRecord, on: Day): MaterialUse {
  const { grade, from } = storedView(material, record);
  return { material, reason: "reused", because: from, on, record: record.id, grade };
}

async function candidatesFor(
  services: Ground,
  { materials, applicant, answers, identified, today }: Asking,
): Promise<Map<string, MaterialRecord[]>> {
  const { db, sealing, config } = services;
  const rules = reuseRulesOf(services);
  const ruled = materials.filter(({ id }) => rules.has(id));
  if (ruled.length === 0) return new Map();
  const wanted = wantedBy(sealing, applicant, answers);
  const all = await recordsOf(db, sealing, config.division, [...new Set([wanted.person, wanted.applicant])]);
  const known = all.filter((record) => identified || isOwn(record, applicant));
  const found = new Map<string, MaterialRecord[]>();
  for (const material of ruled) {
    const fit = known.filter((each) => standsIn(material, rules.get(material.id), each, wanted, today));
    const inForce = await Promise.all(fit.map((record) => stillInForce(services, record, today)));
    found.set(
      material.id,
      fit.filter((_, at) => inForce[at]),
    );
  }
  return found;
}

/** An enterprise's store is open to whoever is mandated for it, which the caller has asked the policy. */
function isOwn(record: MaterialRecord, { resident }: MaterialApplicant): boolean {
  return record.enterprise !== undefined || record.resident === resident;
}

/** A licence may have been revoked, suspended or replaced since: the licence itself says. */
export async function stillInForce(
  { db, sealing }: Ground,
  { division, licence }: Pick<MaterialRecord, "division" | "licence">,
  today: Day,
): Promise<boolean> {
  if (licence === undefined) return true;
  const found = await findLicence(db, sealing, division, { id: licence });
  return found !== undefined && statusOn(found, today) === "valid";
}
