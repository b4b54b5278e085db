/** Terms, certificates, supervisors of zones (B6), and what the forms about them offer. */
import type { CertificateView, StaffFile } from "#contract/conduct-staff.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { addDays, type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import { staffDirectory } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";
import { countersOf, peopleOf, placeOf } from "./places.ts";
import { sheetOf } from "./sheet.ts";
import { allTerms, type Certificate, certificates, supervisorsOn } from "./term-store.ts";

/** Those whose organ the reader may read. */
export async function staffFile(services: Services, actor: StaffActor, now: Instant): Promise<StaffFile> {
  const { db } = services;
  const { division } = actor;
  const today = shanghaiDay(now);
  const [counters, organs, directory] = await Promise.all([
    countersOf(db, division),
    organNames(db, division),
    staffDirectory(db, division),
  ]);
  const reads = (organ: string) => can(actor, "conduct.read", { division, organ });
  const terms = (await allTerms(db, division)).filter(({ organ }) => reads(organ));
  const organOf = new Map(directory.map(({ id, organ }) => [id, organ]));
  const papers = (await certificates(db, division)).filter(({ staff }) => reads(organOf.get(staff) ?? ""));
  const supervisors = await supervisorsOn(db, division, today);
  const person = await peopleOf(
    db,
    division,
    [...terms, ...papers, ...supervisors].map(({ staff }) => staff),
  );
  const open = [...counters.values()].filter(({ closed }) => !closed);
  const zones = [...Map.groupBy(open, ({ hall, zone }) => `${hall}/${zone}`).values()];
  const mayKeep = can(actor, "conduct.keep", { division });
  const { certificates: rules, zones: rule } = sheetOf(services, today);
  return {
    terms: terms.map(({ hall, counter, staff, ...term }) => ({
      ...{ ...term, staff: person(staff), place: placeOf(counters, hall, counter) },
      organName: organs.get(term.organ)?.short ?? term.organ,
    })),
    certificates: papers.map((paper) => ({
      ...{ ...paper, staff: person(paper.staff), standing: standingOf(paper, today, rules.warnDays) },
    })),
    supervisors: supervisors.map(({ staff, ...one }) => ({
      ...{ ...one, staff: person(staff) },
      zoneName: open.find(({ hall, zone }) => hall === one.hall && zone === one.zone)?.zoneName ?? one.zone,
    })),
    people: mayKeep ? directory.map(({ id, name }) => ({ id, name })) : [],
    counters: open.map(({ hall, id }) => placeOf(counters, hall, id)),
    zones: zones.flatMap(([first]) =>
      first?.zone === undefined
        ? []
        : [{ hall: first.hall, id: first.zone, name: first.zoneName, hallName: first.hallName }],
    ),
    ...{ perZone: rule.supervisors, mayKeep },
  };
}

/** The day on which it expires it still counts. */
export function standingOf(
  { expiresOn }: Pick<Certificate, "expiresOn">,
  today: Day,
  warnDays: number,
): CertificateView["standing"] {
  if (expiresOn === undefined) return "valid";
  if (expiresOn < today) return "expired";
  return expiresOn <= addDays(today, warnDays) ? "expiring" : "valid";
}
