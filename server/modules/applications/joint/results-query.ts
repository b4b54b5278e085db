/** The results of a concluded bundle, gathered for its applicant: one summary, and one file with everything. */
import { numberOf } from "#server/cases/index.ts";
import type { ResidentActor } from "#server/kernel/access/actor.ts";
import { dayWords } from "#server/kernel/answer-words.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { readLicencePdf } from "#server/modules/licences/index.ts";
import { organOf } from "#server/modules/organisation/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type PackedFile, packFiles } from "#server/platform/zip.ts";
import { readWhole, type WholeApplication } from "../application-query.ts";
import { documentOfEvent, documentTitles } from "../documents/document-query.ts";
import { licenceOfCase } from "../licence-link.ts";
import { showJoint } from "./joint-query.ts";
import { readFamily } from "./joint-store.ts";
import { outcomeOf, type PartResult } from "./results.ts";
import { renderResults } from "./results-pdf.ts";

export interface Results {
  bundle: string;
  number: string;
  concludedAt: string;
  wholes: readonly WholeApplication[];
  summary: PackedFile;
}

/** Refused: somebody else's, and a whole of which some part still goes on. */
export async function resultsOf(services: Services, actor: ResidentActor, key: CaseKey): Promise<Results> {
  const view = await showJoint(services, actor, key, services.now());
  const family = await readFamily(services, key);
  const concludedAt = family?.joint.concludedAt;
  if (!family || concludedAt === undefined) throw refuse("joint-results-not-ready");
  const wholes = await Promise.all(family.parts.map(({ case: part }) => readWhole(services, part)));
  const parts = await Promise.all(wholes.map((whole) => partResult(services, whole)));
  const lead = await organOf(services.db, key.division, family.joint.organ);
  const { name } = view.bundle;
  const { bytes } = await renderResults({
    ...{ bundle: name, number: view.case.number, parts, lead: lead.name, concludedAt },
    applicant: applicantOf(wholes),
    concludedOn: dayWords(shanghaiDay(concludedAt)),
  });
  const summary = { name: `一件事结果汇总-${view.case.number}.pdf`, bytes };
  return { bundle: name, number: view.case.number, concludedAt, wholes, summary };
}

/** The summary, each part's documents and its licence. */
export async function packResults(
  services: Services,
  actor: ResidentActor,
  key: CaseKey,
): Promise<PackedFile> {
  const { number, concludedAt, wholes, summary } = await resultsOf(services, actor, key);
  const files = [summary];
  for (const [place, whole] of wholes.entries()) {
    for (const { seq } of documentsOf(whole)) {
      const { fileName: name, bytes } = await documentOfEvent(services, whole, seq);
      files.push({ name: `${place + 1}-${name}`, bytes });
    }
    const licence = await licenceOfCase(services, whole.current);
    if (!licence) continue;
    const { fileName: name, bytes } = await readLicencePdf(services, actor, licence.id);
    files.push({ name: `${place + 1}-${name}`, bytes });
  }
  return { name: `一件事结果-${number}.zip`, bytes: packFiles(files, concludedAt) };
}

async function partResult(services: Services, whole: WholeApplication): Promise<PartResult> {
  const { type, current, events } = whole;
  const { origin } = services.config;
  const number = numberOf(current);
  const [organ, licence, titles] = await Promise.all([
    organOf(services.db, current.division, current.organ),
    licenceOfCase(services, current),
    documentTitles(services, whole),
  ]);
  return {
    ...{ subject: current.subject, number, organ: organ.name, ...outcomeOf(type, current, events) },
    ...(licence && {
      licence: { name: licence.name, number: licence.number, check: origin + licence.check },
    }),
    papers: titles.map(({ seq, title, number: paper }) => ({
      ...{ title, number: paper, address: `${origin}/api/documents/${number}/${seq}.pdf` },
    })),
  };
}

function documentsOf({ type, events }: WholeApplication) {
  return events.filter(({ action }) => type.actions[action]?.document !== undefined);
}

/** The enterprise, or the person. */
function applicantOf([whole]: readonly WholeApplication[]): string {
  const { name = "", enterprise } = whole?.content.applicant ?? {};
  return enterprise?.name ?? name;
}
