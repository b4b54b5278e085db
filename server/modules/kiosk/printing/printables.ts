/** What somebody signed in at a kiosk may print there: the papers of their matters, their licences. */
import type { PrintAsk, Printable, Printables, Printed } from "#contract/kiosk.ts";
import type { ResidentActor } from "#server/kernel/access/actor.ts";
import { permit } from "#server/modules/access/index.ts";
import {
  caseKeyOf,
  documentOfEvent,
  documentTitles,
  findApplication,
  myApplications,
  readWhole,
} from "#server/modules/applications/index.ts";
import { doneBy, recordAudit } from "#server/modules/audit/index.ts";
import { licencesOf, myLicence, readLicencePdf } from "#server/modules/licences/index.ts";
import type { Services } from "#server/platform/services.ts";
import { subjectOf } from "../../../cases/index.ts";
import { type AtKiosk, signedIn } from "../at-kiosk.ts";
import { type PrintJob, print } from "./print-job.ts";

/** Matters whose papers are offered: the newest ones; older ones are printed at a counter. */
const mattersShown = 8;

export async function printablesOf(services: Services, call: AtKiosk): Promise<Printables> {
  const resident = signedIn(call);
  const { division, id, enterprises } = resident;
  const whose = { division, resident: id, enterprises: enterprises.map(({ uscc }) => uscc) };
  const [{ rows }, licences] = await Promise.all([
    myApplications(services, resident, undefined, call.at),
    licencesOf(services.db, services.sealing, whose),
  ]);
  const documents: Printable[] = [];
  for (const { number, subject } of rows.slice(0, mattersShown))
    documents.push(...(await documentsOf(services, resident, number, subject)));
  return {
    documents,
    licences: licences
      .map((licence) => myLicence(licence, call.at))
      .filter(({ status }) => status === "valid")
      .map(({ id: licence, name, number, issuedOn }) => ({
        ...{ kind: "licence" as const, id: licence, title: name, about: number, at: issuedOn },
      })),
  };
}

async function documentsOf(
  services: Services,
  { division }: ResidentActor,
  number: string,
  subject: string,
): Promise<Printable[]> {
  const key = caseKeyOf(division, number);
  if (!(await findApplication(services.db, key))) return [];
  const whole = await readWhole(services, key);
  const titles = await documentTitles(services, whole);
  return titles.map(({ seq, title }) => ({
    ...{ kind: "document" as const, id: `${number}/${seq}`, title, about: subject },
    at: whole.events.find((event) => event.seq === seq)!.at,
  }));
}

/** Prints one of them; in the audit log, with how many pages. Refused: somebody else's, which is as good as not there. */
export async function printOwn(services: Services, call: AtKiosk, ask: PrintAsk): Promise<Printed> {
  const actor = signedIn(call);
  const job = { id: ask.requestKey, ...(await paperOf(services, actor, ask.what)) };
  const printed = await print(services, call, job);
  const subject = { kind: job.kind, id: job.subject };
  const details = { device: call.kiosk.id, pages: printed.pages };
  await recordAudit(
    services.db,
    doneBy({ actor, client: call.client, at: call.at }, "kiosk.print", subject, details),
  );
  return printed;
}

async function paperOf(
  services: Services,
  actor: ResidentActor,
  what: PrintAsk["what"],
): Promise<Omit<PrintJob, "id">> {
  if (what.kind === "licence") {
    const { bytes, fileName } = await readLicencePdf(services, actor, what.id);
    return { kind: "licence", subject: what.id, title: fileName, bytes };
  }
  const { number, seq } = what;
  const whole = await readWhole(services, caseKeyOf(actor.division, number));
  permit(actor, "case.read", subjectOf(whole.current));
  const { bytes, fileName } = await documentOfEvent(services, whole, seq);
  return { kind: "document", subject: `${number}/${seq}`, title: fileName, bytes };
}
