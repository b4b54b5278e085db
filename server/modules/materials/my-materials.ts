/** 我的材料: what is kept of a person and of the enterprises they act for; what they may throw away. */
import type { Readable } from "node:stream";
import type { MyMaterial } from "#contract/materials.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { carryOut, doneBy, type ResidentCall, recordAudit } from "#server/modules/audit/index.ts";
import { readEnterprise, readResident } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { findCase } from "../../cases/index.ts";
import { enterpriseIndex, personIndex } from "./holder.ts";
import { isReusable, type MaterialRecord, originWords } from "./material.ts";
import { stillInForce } from "./material-reuse.ts";
import { findRecord, recordsOf, usesOfRecords, withdrawRecord } from "./material-store.ts";
import "./materials-refusals.ts";

export async function myMaterials(services: Services, call: ResidentCall): Promise<MyMaterial[]> {
  const { db } = services;
  const { division } = call.actor;
  const records = await readable(services, call);
  const uses = await usesOfRecords(
    db,
    division,
    records.map(({ id }) => id),
  );
  return await Promise.all(
    records.map(async (record) => ({
      ...(await shown(services, call, record)),
      uses: (uses.get(record.id) ?? []).map(({ caseId, on }) => ({
        number: caseNumber(division, caseId),
        on,
      })),
    })),
  );
}

async function shown(
  services: Services,
  { at }: ResidentCall,
  record: MaterialRecord,
): Promise<Omit<MyMaterial, "uses">> {
  const today = shanghaiDay(at);
  const { id, name, grade, enterprise, keptAt, validUntil, details } = record;
  const reusable = isReusable(record, today) && (await stillInForce(services, record, today));
  const holder = enterprise === undefined ? undefined : await nameOf(services, enterprise);
  const kept = await whyKept(services, record);
  return {
    ...{ id, name, grade, from: originWords(record), keptOn: shanghaiDay(keptAt), reusable },
    ...(holder !== undefined && { holder }),
    ...(validUntil !== undefined && { validUntil }),
    ...{ files: details.files, deletable: kept === undefined },
    ...(kept !== undefined && { kept: keptWords[kept] }),
  };
}

const nameOf = async ({ db, sealing, config }: Services, uscc: string) =>
  (await readEnterprise(db, sealing, config.division, uscc))?.name ?? uscc;

const keptWords = {
  "material-issued": "办事时会替您用上，不能删除",
  "material-in-running-case": "所在的办件还没有办完，办完以后可以删除",
};

/** Why it may not be thrown away, as the refusal that says so; undefined: it may. */
async function whyKept(
  { pool }: Services,
  { grade, caseId, division }: MaterialRecord,
): Promise<keyof typeof keptWords | undefined> {
  if (grade === "A" || grade === "B") return "material-issued";
  const current = caseId === undefined ? undefined : await findCase(pool, { division, id: caseId });
  return current && current.concludedAt === undefined ? "material-in-running-case" : undefined;
}

/**
 * Throws a C or D material away: it is no longer shown, and its files are forgotten here. The archive of its case keeps
 * what was handed in. Refused: not theirs, issued or checked, its case still running.
 */
export async function deleteMaterial(
  services: Services,
  call: ResidentCall & { id: string; requestKey: string },
): Promise<void> {
  const { sealing } = services;
  const { actor, at, id } = call;
  const mayHold = await holdersOf(services, call, "apply");
  await carryOut(services, call, `material.delete ${id}`, async (tx: Database) => {
    const record = await findRecord(tx, sealing, actor.division, id, true);
    if (!record || record.withdrawnAt !== undefined || !mayHold(record)) throw refuse("material-not-found");
    const kept = await whyKept(services, record);
    if (kept) throw refuse(kept);
    await withdrawRecord(tx, sealing, record, { because: "持有人删除", at });
    await recordAudit(tx, doneBy(call, "material.delete", { kind: "material", id }, { grade: record.grade }));
    return {};
  });
}

/** One file of a kept material; that it was opened is written down. Not theirs: `material-not-found`. */
export async function openMaterialFile(
  services: Services,
  call: ResidentCall & { id: string; file: string },
): Promise<{ name: string; content: Readable }> {
  const { db, sealing, files } = services;
  const { actor, id } = call;
  const record = await findRecord(db, sealing, actor.division, id);
  const mayHold = await holdersOf(services, call, "view");
  const found = record && mayHold(record) && record.details.files.find((each) => each.id === call.file);
  const content = found ? await files.read(found.id) : undefined;
  if (!found || !content) throw refuse("material-not-found");
  await recordAudit(db, doneBy(call, "material.read-file", { kind: "material", id }));
  return { name: found.name, content };
}

async function readable(services: Services, call: ResidentCall): Promise<MaterialRecord[]> {
  const { db, sealing } = services;
  const { division, enterprises } = call.actor;
  const person = await readResident(db, sealing, division, call.actor.id);
  const holders = [
    ...(person?.idNumber === undefined ? [] : [personIndex(sealing, person.idNumber)]),
    ...enterprises.map(({ uscc }) => enterpriseIndex(sealing, uscc)),
  ];
  const mayHold = await holdersOf(services, call, "view");
  return (await recordsOf(db, sealing, division, holders)).filter(mayHold);
}

/** Whose materials they may see or throw away: their own as far as they are who they say, and by mandate. */
async function holdersOf(
  { db, sealing }: Services,
  { actor }: ResidentCall,
  scope: "view" | "apply",
): Promise<(record: MaterialRecord) => boolean> {
  const person = await readResident(db, sealing, actor.division, actor.id);
  const own = person?.idNumber === undefined ? undefined : personIndex(sealing, person.idNumber);
  const mandates = actor.enterprises.filter((mandate) => scope === "view" || mandate.scope === "apply");
  const mandated = new Set(mandates.map(({ uscc }) => uscc));
  return ({ enterprise, holder, resident }) => {
    if (enterprise !== undefined) return mandated.has(enterprise);
    return holder === own && (resident === actor.id || person?.verifiedAt !== undefined);
  };
}
