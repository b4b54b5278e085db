/** Filling the store from what happens to a case. Each of these may be done again without harm. */
import type { MaterialEntry } from "#contract/draft.ts";
import type { Answers } from "#contract/form.ts";
import type { Item } from "#contract/item.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Licence } from "#server/modules/licences/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { aboutIndexes, enterpriseIndex, type MaterialApplicant, personIndex } from "./holder.ts";
import {
  gradeChecked,
  gradeHandedIn,
  type MaterialRecord,
  originalSeen,
  type ReuseRule,
  validUntil,
} from "./material.ts";
import { keepRecord, keepRecordsOfCases, type NewRecord } from "./material-store.ts";
import { reuseRulesOf } from "./reuse-rules.ts";

type Ground = Pick<Services, "config" | "sealing">;

/** A case as the store learns of it: what was handed in with an event. */
export interface Handing {
  key: CaseKey;
  item: Item;
  content: { applicant: MaterialApplicant; answers: Answers; materials: readonly MaterialEntry[] };
  at: Instant;
}

/** Files handed in become C, or D where the applicant made the material (R1.19). */
export async function keepHandedIn(
  services: Ground,
  tx: Database,
  handings: readonly Handing[],
): Promise<void> {
  await keepAll(services, tx, handings, (handing) =>
    handing.content.materials.flatMap(({ material, files, record }) => {
      const asked = handing.item.materials.find(({ id }) => id === material);
      if (!asked || record !== undefined || files.length === 0) return [];
      return [
        recordOf(services, handing, { material, name: asked.name, grade: gradeHandedIn(asked), files }),
      ];
    }),
  );
}

/** The clerk who accepted the case had the originals in hand: B, and good for as long as its rule says (R1.19). */
export async function keepChecked(
  services: Ground,
  tx: Database,
  handings: readonly (Handing & { by: string })[],
): Promise<void> {
  await keepAll(services, tx, handings, (handing) =>
    handing.content.materials.flatMap((entry) => {
      const asked = handing.item.materials.find(({ id }) => id === entry.material);
      if (!asked || entry.record !== undefined || !originalSeen(entry)) return [];
      const grade = gradeChecked(gradeHandedIn(asked));
      if (grade !== "B") return [];
      const kept = { material: asked.id, name: asked.name, grade, files: entry.files };
      const checked = { checkedAt: handing.at, checkedBy: handing.by };
      return [{ ...recordOf(services, handing, kept), ...checked }];
    }),
  );
}

/** What a case ends with is A: the electronic licence, or the decision that is its result (R1.19). */
export async function keepResult(
  services: Ground,
  tx: Database,
  handings: readonly (Handing & { licence?: Licence })[],
): Promise<void> {
  await keepAll(services, tx, handings, (handing) => {
    const { licence, item } = handing;
    const { result } = item;
    if (!result || result.type === "4") return [];
    const kept = { name: licence?.type.name ?? result.name, grade: "A" as const, files: [] };
    return [
      {
        ...recordOf(services, handing, kept),
        issuedOn: shanghaiDay(handing.at),
        ...(licence && { licence: licence.id, issuedOn: licence.issuedOn, validUntil: licence.validUntil }),
      },
    ];
  });
}

async function keepAll<H extends Handing>(
  { sealing }: Ground,
  tx: Database,
  handings: readonly H[],
  recordsOf: (handing: H) => NewRecord[],
): Promise<void> {
  const records = handings.flatMap((handing) =>
    recordsOf(handing).map((record) => ({ ...record, caseId: handing.key.id })),
  );
  await keepRecordsOfCases(tx, sealing, records);
}

/** What a register has confirmed, of whom, and until when it holds. */
export interface FromRegister {
  material: string;
  register: { id: string; name: string };
  whose: { resident: string; idNumber?: string; uscc?: string };
  until: Day;
  at: Instant;
}

/** A register's word is A: the body that keeps it says so (R1.17, R1.19). Nobody about whom it was asked: nothing. */
export async function keepFromRegister(
  services: Ground & Pick<Services, "db">,
  { material, register, whose, until, at }: FromRegister,
): Promise<void> {
  const { sealing, config, db } = services;
  const { resident, idNumber, uscc } = whose;
  const rule = reuseRulesOf(services).get(material);
  const enterprise = rule?.of === "applicant" ? uscc : undefined;
  if (!rule || (enterprise === undefined && idNumber === undefined)) return;
  const holder =
    enterprise === undefined
      ? { holder: personIndex(sealing, idNumber!) }
      : { holder: enterpriseIndex(sealing, enterprise), enterprise };
  await db.transaction().execute((tx) =>
    keepRecord(tx, sealing, {
      ...{ ...holder, division: config.division, material, name: register.name, grade: "A", resident },
      ...{ about: [], register: register.id, validUntil: until, keptAt: at },
      details: { origin: register.name, files: [] },
    }),
  );
}

type Kept = Pick<MaterialRecord, "name" | "grade" | "material"> & { files: MaterialEntry["files"] };

function recordOf(
  services: Ground,
  { key, item, content, at }: Handing,
  { files, ...kept }: Kept,
): Omit<MaterialRecord, "id"> {
  const { sealing } = services;
  const { applicant, answers } = content;
  const rules = reuseRulesOf(services);
  const rule = ruleOf(rules, kept);
  const until = validUntil(rule, shanghaiDay(at));
  return {
    ...holderOf(services, rule, applicant),
    ...{ ...kept, division: key.division, caseId: key.id, keptAt: at },
    about: aboutIndexes(sealing, answers, rules),
    resident: applicant.resident,
    details: { origin: item.name, files },
    ...(until !== undefined && { validUntil: until }),
  };
}

/** A result is known by its name only; the rule of the material that asks for it is looked up when it is asked for. */
function ruleOf(rules: ReadonlyMap<string, ReuseRule>, { material }: Pick<Kept, "material">) {
  return material === undefined ? undefined : rules.get(material);
}

/** A person's own paper stays theirs, also where they act for an enterprise. */
function holderOf({ sealing }: Ground, rule: ReuseRule | undefined, applicant: MaterialApplicant) {
  const { idNumber, enterprise } = applicant;
  if (!enterprise || rule?.of === "person") return { holder: personIndex(sealing, idNumber) };
  return { holder: enterpriseIndex(sealing, enterprise.uscc), enterprise: enterprise.uscc };
}
