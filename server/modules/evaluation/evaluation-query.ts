/** Evaluations as the desk and the portal read them. */
import type {
  EvaluationList,
  EvaluationRow,
  EvaluationView,
  PublishedEvaluation,
  PublishedList,
} from "#contract/evaluation-desk.ts";
import { engineOf, findCases, numberOf, readEvents } from "#server/cases/index.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import { caseKeyIn, caseNumber } from "#server/kernel/codes/case-number.ts";
import { scoreTable } from "#server/kernel/evaluation/score.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import { lastCheck } from "#server/modules/editions/index.ts";
import { openOrgans, organNames } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { boundIn, valuesOf } from "./bound.ts";
import { allowedActs, evaluationOf } from "./evaluation-case.ts";
import { submitterOf } from "./evaluation-commands.ts";
import {
  allEvaluations,
  type EvaluationRecord,
  editionOfYear,
  findEdition,
  publishedEvaluations,
  reviewsOf,
} from "./evaluation-store.ts";
import { lastMaking } from "./making-store.ts";
import { yearPeriod } from "./read-metric.ts";
import { fitting, templatesOf } from "./templates.ts";
import { lastWritten, latestVersion } from "./version-store.ts";

export async function listEvaluations(services: Services, { actor, at }: StaffCall): Promise<EvaluationList> {
  const { division } = actor;
  const { db, pool } = services;
  const records = await allEvaluations(db, division);
  const cases = new Map(
    (
      await findCases(
        pool,
        division,
        records.map(({ caseId }) => caseId),
      )
    ).map((one) => [one.id, one]),
  );
  const open = [...(await openOrgans(db, division))];
  const nameOf = await organNames(db, division);
  const rows = [];
  for (const record of records) {
    const found = cases.get(record.caseId);
    if (found)
      rows.push(await rowOf(services, record, found, nameOf.get(record.organ)?.name ?? record.organ));
  }
  const own = open.filter((organ) => can(actor, "evaluation.write", { division, organ }));
  const thisYear = Number(shanghaiDay(at).slice(0, 4));
  const { tables, reports } = templatesOf(services);
  const years = [thisYear, thisYear - 1, thisYear - 2, thisYear - 3].filter(
    (year) => fitting(tables, division, year) && fitting(reports, division, year),
  );
  return { rows, organs: own.map((uscc) => ({ uscc, name: nameOf.get(uscc)?.name ?? uscc })), years };
}

async function rowOf(
  services: Services,
  record: EvaluationRecord,
  found: Case,
  organName: string,
): Promise<EvaluationRow> {
  const { types } = await engineOf(services);
  const { content } = await latestVersion(services.db, found.division, record.caseId);
  const { total, grade } = scoreTable(content.table, templatesOf(services).rules);
  const state = found.state as EvaluationRow["state"];
  const { name: stateName } = types.version(found.type, found.typeVersion).states[state]!;
  const { year, edition, openedAt } = record;
  return { number: numberOf(found), year, edition, organName, state, stateName, total, grade, openedAt };
}

export async function showEvaluation(
  services: Services,
  { actor }: StaffCall,
  number: string,
): Promise<EvaluationView> {
  const { division } = actor;
  const { db, pool } = services;
  const found = await evaluationOf(services, division, number);
  const { record, case: current } = found;
  const organName = (await organNames(db, division)).get(record.organ)?.name ?? record.organ;
  const latest = await latestVersion(db, division, record.caseId);
  const writtenVersion = await lastWritten(db, division, record.caseId);
  const reviews = await reviewsOf(db, division, record.caseId, latest.version);
  const events = await readEvents(pool, { division, id: record.caseId });
  const returned = events.findLast(({ action }) => action === "return");
  const people = [latest.savedBy, returned?.actor.id, ...reviews.map(({ by }) => by)].filter(
    (id) => id != null,
  );
  const names = await staffNames(db, division, people as string[]);
  const nameOf = (id: string | null | undefined) => (id == null ? "系统取数" : (names.get(id) ?? "工作人员"));
  const allowed = await allowedActs(services, actor, found, submitterOf(events));
  const row = await rowOf(services, record, current, organName);
  const last = await editionOfYear(db, division, record.organ, record.year - 1);
  const making = await lastMaking(db, division, record.caseId);
  const edition = await findEdition(db, division, record.caseId);
  const check = edition && (await lastCheck(db, checkName(division, record.caseId)));
  return {
    ...{ number, organName, year: record.year, edition: record.edition, organ: record.organ },
    ...{ state: row.state, stateName: row.stateName, caseVersion: current.version, version: latest.version },
    writtenVersion,
    ...{ content: latest.content, rules: edition?.frozen.rules ?? templatesOf(services).rules },
    ...{ tableTemplate: record.tableTemplate, reportTemplate: record.reportTemplate },
    ...{ savedBy: nameOf(latest.savedBy), savedAt: latest.savedAt },
    reviews: reviews.map(({ section, by, at }) => ({ section, by: nameOf(by), at })),
    ...(returned && {
      returned: {
        reasons: String(returned.data.reasons ?? ""),
        by: nameOf(returned.actor.id),
        at: returned.at,
      },
    }),
    ...(making && { making }),
    links: linksOf(record.year, latest.content),
    ...(last && { last: { total: last.frozen.score.total, values: valuesOf(last.frozen.content) } }),
    ...(edition && {
      published: {
        ...{ digest: edition.digest, signedOn: edition.signedOn },
        ...{ signedBy: edition.frozen.signedBy, figures: edition.frozen.figures },
        ...(check && { check }),
      },
    }),
    maySave:
      current.state === "drafting" && can(actor, "evaluation.write", { division, organ: record.organ }),
    allowed,
  };
}

/** What its checks are kept under. */
export const checkName = (division: string, caseId: number) => ({
  ...{ division, kind: "evaluation" as const, edition: String(caseId) },
});

/** The page that lists what is behind each bound value, as the metrics' own links have it. */
function linksOf(year: number, content: EvaluationView["content"]): Record<string, string> {
  const pairs = boundIn(content, year).map(({ place, metric, organ, period = yearPeriod(year) }) => {
    const query = new URLSearchParams({ ...period, ...(organ !== undefined && { organ }) });
    return [place, `/staff/metrics/${metric}?${query}`];
  });
  return Object.fromEntries(pairs);
}

/** For everybody: what was published, without who signed it. */
export async function listPublished(services: Services): Promise<PublishedList> {
  const { division } = services.config;
  const rows = await publishedEvaluations(services.db, division);
  return {
    rows: rows.map(({ caseId, ...row }) => ({ number: caseNumber(division, caseId), ...row })),
  };
}

/** Refused: not published. */
export async function showPublished(services: Services, number: string): Promise<PublishedEvaluation> {
  const { division } = services.config;
  const key = caseKeyIn(division, number);
  const edition = key && (await findEdition(services.db, division, key.id));
  if (!edition) throw refuse("evaluation-not-published");
  const { frozen, digest, signedOn } = edition;
  const { year, organName, content, rules } = frozen;
  return { number, year, edition: frozen.edition, organName, content, rules, signedOn, digest };
}
