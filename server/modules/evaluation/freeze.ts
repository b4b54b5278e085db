/** A published evaluation: everything it says, frozen as every edition is (see `modules/editions`). */

import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { canonical } from "#server/kernel/digest/canonical.ts";
import { checkEvaluation } from "#server/kernel/evaluation/check.ts";
import { evidenceIn } from "#server/kernel/evaluation/evidence.ts";
import { scoreTable } from "#server/kernel/evaluation/score.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import {
  checkJobOf,
  freezeFigures,
  type Seal,
  type SealedEdition,
  sealEdition,
} from "#server/modules/editions/index.ts";
import { evidenceFaults } from "#server/modules/evidence/index.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";
import { boundIn, namesOf, valuesOf } from "./bound.ts";
import {
  type EvaluationRecord,
  editionsOf,
  type Frozen,
  findEdition,
  type PublishedEdition,
} from "./evaluation-store.ts";
import { lastMaking } from "./making-store.ts";
import { yearPeriod } from "./read-metric.ts";
import { templatesOf } from "./templates.ts";
import { type ContentVersion, contentOf } from "./version-store.ts";

/** What is published, with its seal. The bound values are those that were reviewed, not read anew. */
export async function freeze(
  services: Services,
  { actor, at }: StaffCall,
  record: EvaluationRecord,
  { content }: Pick<ContentVersion, "content">,
): Promise<{ frozen: Frozen; seal: Seal }> {
  const { division } = actor;
  const { rules } = templatesOf(services);
  const organs = await organNames(services.db, division);
  const names = await staffNames(services.db, division, [actor.id]);
  const signedOn = shanghaiDay(at);
  const findings = checkEvaluation(content, { year: record.year, signedOn }, rules);
  const making = await lastMaking(services.db, division, record.caseId);
  const frozen: Frozen = {
    ...{ division, organ: record.organ, year: record.year, edition: record.edition },
    organName: organs.get(record.organ)?.name ?? record.organ,
    templates: { table: record.tableTemplate, report: record.reportTemplate },
    ...{ rules, content, score: scoreTable(content.table, rules) },
    ...(await frozenFigures(services, division, content, record.year, making?.finishedAt ?? at)),
    noted: findings.map(({ sentence }) => sentence),
    ...{ signedOn, signedBy: names.get(actor.id) ?? "" },
  };
  return { frozen, seal: await sealEdition(services, frozen) };
}

/** Points of charts are parts already. */
function frozenFigures(
  services: Services,
  division: string,
  content: Frozen["content"],
  year: number,
  readAt: string,
) {
  const wanted = boundIn(content, year).map((bound) => {
    const by = bound.place.startsWith("chart/") ? [] : (["month", "organ"] as const);
    return { ...bound, period: bound.period ?? yearPeriod(year), by };
  });
  return freezeFigures(services, division, wanted, readAt);
}

/** As it is checked: beside the saving it was made from. */
export async function sealedEdition(
  services: Services,
  division: string,
  edition: PublishedEdition,
): Promise<SealedEdition> {
  const { frozen, digest, signature, keyId, signedAt, caseId, version } = edition;
  const { organName, year, edition: nth } = frozen;
  const title = `${year} 年度绩效自评（${organName}，第 ${nth} 版，${caseNumber(division, caseId)}）`;
  const kept = await contentOf(services.db, division, caseId, version);
  const files = evidenceIn(frozen.content).map(({ file }) => file);
  const once = [...new Map(files.map((file) => [file.id, file])).values()];
  const differs = [
    ...(kept === undefined ? [] : differencesOf(frozen.content, kept, version)),
    ...(await evidenceFaults(services, once)),
  ];
  return { ...{ title, frozen, digest, signature, keyId, publishedAt: signedAt, differs } };
}

/** Figures that are not as in the saving that was signed; else that something is not. */
function differencesOf(frozen: Frozen["content"], kept: Frozen["content"], version: number): string[] {
  if (canonical(frozen) === canonical(kept)) return [];
  const [now, was, names] = [valuesOf(frozen), valuesOf(kept), namesOf(kept)];
  const places = [...new Set([...Object.keys(now), ...Object.keys(was)])];
  const words = places
    .filter((place) => now[place] !== was[place])
    .map((place) => {
      const [here, there] = [now[place] ?? "空", was[place] ?? "空"];
      return `“${names.get(place) ?? place}”公布的数值是 ${here}，签发的第 ${version} 次保存里是 ${there}。`;
    });
  return words.length > 0 ? words : [`公布的文字或者表格与签发的第 ${version} 次保存不同。`];
}

/** Every published evaluation, for `tongban verify`. */
export async function sealedEvaluations(services: Services, division: string): Promise<SealedEdition[]> {
  const editions = await editionsOf(services.db, division);
  return await Promise.all(editions.map((edition) => sealedEdition(services, division, edition)));
}

/** The name of an edition is the id of its case. */
export const evaluationCheckJob = checkJobOf("evaluation", async (services, division, id) => {
  const edition = await findEdition(services.db, division, Number(id));
  return edition && (await sealedEdition(services, division, edition));
});
