/** Beginning, saving, submitting, reviewing section by section, signing. */
import type { EvaluationContent } from "#contract/evaluation.ts";
import type { ActOnEvaluation, EvaluationAct, OpenEvaluation } from "#contract/evaluation-desk.ts";
import { columnBytes, engineOf, eventActor, findCases, numberOf, readEvents } from "#server/cases/index.ts";
import type { CaseEvent, Opening } from "#server/kernel/case-type/case.ts";
import { checkEvaluation } from "#server/kernel/evaluation/check.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import type { KeyedCall, StaffCall } from "#server/modules/audit/index.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { evaluationOf, REVIEWING, rolesIn } from "./evaluation-case.ts";
import { allEvaluations, reviewsOf } from "./evaluation-store.ts";
import { freeze } from "./freeze.ts";
import { templateFor, templatesOf } from "./templates.ts";
import { latestVersion } from "./version-store.ts";

/** Begins the organ's evaluation of a year from the templates that hold then. Refused: one is under way. */
export async function openEvaluation(
  services: Services,
  { actor, at }: StaffCall,
  { requestKey, year, organ }: OpenEvaluation,
): Promise<{ number: string }> {
  const { division } = actor;
  const organName = (await organNames(services.db, division)).get(organ)?.name;
  if (organName === undefined) throw refuse("evaluation-organ-unknown", { field: "organ" });
  permit(actor, "evaluation.write", { division, organ });
  if (year > Number(shanghaiDay(at).slice(0, 4))) throw refuse("evaluation-year-future", { field: "year" });
  const { table, report, content } = templateFor(services, division, year);
  const edition = await nextEdition(services, division, organ, year);
  const { types, writer } = await engineOf(services);
  const opening: Opening = {
    ...{ type: "evaluation", typeVersion: types.newest("evaluation").version, organ },
    subject: `${year} 年度部门整体支出绩效自评`,
    ...{ party: `organ/${organ}`, partyLabel: organName, channel: "counter" },
    facts: { limits: {}, steps: [], traits: [] },
  };
  const written = await writer
    .open({
      ...{ division, requestKey, opening, at, action: "open", roles: ["examiner"], data: {} },
      actor: { kind: "staff", id: actor.id },
      satellites: ({ id }) => [
        {
          table: "evaluation",
          row: {
            ...{ division, case_id: id, organ, year, edition },
            ...{ table_template: table.id, report_template: report.id },
            ...{ opened_by: actor.id, opened_at: at },
          },
        },
        { table: "evaluation_version", row: versionRow(division, id, content, actor.id, at) },
      ],
    })
    .catch((error: unknown) => {
      throw isTaken(error) ? refuse("evaluation-open") : error;
    });
  return { number: numberOf(written.case) };
}

const versionRow = (division: string, id: number, content: EvaluationContent, by: string, at: string) => ({
  ...{ division, case_id: id, version: 1, content, note: "按模板建立", saved_by: by, saved_at: at },
});

/** Two requests at once: the second meets the first one's row. */
const isTaken = (error: unknown) =>
  typeof error === "object" && error !== null && "code" in error && error.code === "23505";

/** After the last one that was published or abandoned. Refused: one is under way. */
async function nextEdition(
  services: Services,
  division: string,
  organ: string,
  year: number,
): Promise<number> {
  const all = await allEvaluations(services.db, division);
  const same = all.filter((one) => one.organ === organ && one.year === year);
  const cases = await findCases(
    services.pool,
    division,
    same.map(({ caseId }) => caseId),
  );
  if (cases.some(({ concludedAt }) => concludedAt === undefined)) throw refuse("evaluation-open");
  return Math.max(0, ...same.map(({ edition }) => edition)) + 1;
}

/** Submits, reviews, returns, signs, abandons. Refused: faults, sections nobody looked at, one's own work. */
export async function actOnEvaluation(
  services: Services,
  call: KeyedCall,
  number: string,
  act: EvaluationAct,
  body: Omit<ActOnEvaluation, "requestKey">,
): Promise<{ number: string }> {
  const { actor, at, requestKey } = call;
  const { division } = actor;
  const { record, case: found } = await evaluationOf(services, division, number);
  const key = { division, id: record.caseId };
  const roles = rolesIn(actor, record.organ);
  if (roles.length === 0) throw refuse("not-permitted");
  const latest = await latestVersion(services.db, division, record.caseId);
  const signedOn = shanghaiDay(at);
  if (act === "submit" || act === "sign") requireSound(services, latest.content, record.year, signedOn);
  if (act === "pass" || act === "sign") await requireReviewed(services, division, record.caseId, latest);
  if (REVIEWING.has(act) && submitterOf(await readEvents(services.pool, key)) === actor.id)
    throw refuse("evaluation-own-work");
  const said = saidWith(act, body, latest.content);
  const rows =
    act === "sign"
      ? [await editionRow(services, call, record, latest)]
      : reviewRows(act, key, latest, call, body);
  const { writer } = await engineOf(services);
  await writer.act({
    ...{ key, requestKey, version: body.version, at, data: said, action: act },
    actor: { kind: "staff", id: actor.id },
    as: (current) => eventActor(actor, current),
    roles: () => roles,
    satellites: () => rows,
  });
  return { number: numberOf(found) };
}

/** Nothing that fails a check goes on. */
function requireSound(services: Services, content: EvaluationContent, year: number, signedOn: string): void {
  const { rules } = templatesOf(services);
  const faults = checkEvaluation(content, { year, signedOn }, rules).filter(({ blocks }) => blocks);
  const [first] = faults;
  if (first)
    throw refuse("evaluation-unsound", {
      count: String(faults.length),
      first: first.sentence.replace(/。$/, ""),
    });
}

/** The parts that are reviewed: the table, and each section of the report. */
export const partsOf = ({ sections }: EvaluationContent) => [
  { id: "table", title: "自评表" },
  ...sections.map(({ id, title }) => ({ id, title })),
];

async function requireReviewed(
  services: Services,
  division: string,
  caseId: number,
  { version, content }: { version: number; content: EvaluationContent },
): Promise<void> {
  const done = new Set(
    (await reviewsOf(services.db, division, caseId, version)).map(({ section }) => section),
  );
  const open = partsOf(content).filter(({ id }) => !done.has(id));
  if (open.length > 0)
    throw refuse("evaluation-unreviewed", { sections: open.map(({ title }) => title).join("、") });
}

/** Who submitted it last. */
export function submitterOf(events: readonly CaseEvent[]): string | undefined {
  return events.findLast(({ action }) => action === "submit")?.actor.id;
}

function saidWith(
  act: EvaluationAct,
  { section, reasons }: Pick<ActOnEvaluation, "section" | "reasons">,
  content: EvaluationContent,
): Record<string, unknown> {
  if (act === "return") {
    if (!reasons?.trim()) throw refuse("evaluation-reasons-missing", { field: "reasons" });
    return { reasons };
  }
  if (act !== "pass-section") return {};
  if (!partsOf(content).some(({ id }) => id === section))
    throw refuse("evaluation-section-unknown", { field: "section" });
  return { section };
}

function reviewRows(
  act: EvaluationAct,
  { division, id }: { division: string; id: number },
  { version }: { version: number },
  { actor, at }: StaffCall,
  { section }: Pick<ActOnEvaluation, "section">,
) {
  if (act !== "pass-section") return [];
  const row = { division, case_id: id, section, version, reviewed_by: actor.id, reviewed_at: at };
  return [{ table: "evaluation_review", row }];
}

async function editionRow(
  services: Services,
  call: StaffCall,
  record: Parameters<typeof freeze>[2],
  latest: { version: number; content: EvaluationContent },
) {
  const { frozen, seal } = await freeze(services, call, record, latest);
  const { actor, at } = call;
  return {
    table: "evaluation_edition",
    row: {
      ...{ division: actor.division, case_id: record.caseId, version: latest.version, frozen },
      ...{
        digest: seal.digest,
        signature: seal.signature && columnBytes(seal.signature),
        key_id: seal.keyId,
      },
      ...{ signed_by: actor.id, signed_on: frozen.signedOn, signed_at: at },
    },
  };
}
