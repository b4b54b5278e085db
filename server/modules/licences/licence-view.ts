/** A licence as pages show it. */
import type { LicenceCheck, LicenceView, MyLicence } from "#contract/licence.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { addDays, type Instant, shanghaiDay, startOfDay } from "#server/kernel/time/day.ts";
import { type Licence, licenceStatuses, statusOn } from "./licence.ts";
import { plainHolder, shownHolder } from "./licence-holder.ts";
import { allowedActions, type LicenceReader } from "./licence-policy.ts";

/** Path of the public check page, which the code on the licence leads to. */
export const checkPath = ({ token }: Pick<Licence, "token">) => `/check/${token}`;

/** Path of the PDF. */
export const licencePath = ({ id }: Pick<Licence, "id">) => `/api/licences/${id}.pdf`;

/** What anybody may know (R13.5): no code of the holder, none of the printed fields. */
export function publicLicence(licence: Licence, now: Instant): NonNullable<LicenceCheck["licence"]> {
  const { type, issuer, validUntil } = licence;
  const status = statusOn(licence, shanghaiDay(now));
  const ended = status === "expired" ? startOfDay(addDays(validUntil, 1)) : licence.statusAt;
  return {
    ...{ name: type.name, number: licence.number, identifier: licence.identifier },
    ...shownHolder(licence.holder),
    organName: issuer.name,
    ...{ issuedOn: licence.issuedOn, validFrom: licence.validFrom, validUntil },
    ...{ status, statusName: licenceStatuses[status].name },
    ...(status !== "valid" && { endedAt: ended }),
  };
}

/** To its holder the names are told in full. */
export function myLicence(licence: Licence, now: Instant): MyLicence {
  return {
    id: licence.id,
    ...publicLicence(licence, now),
    ...plainHolder(licence.holder),
    ...{ href: licencePath(licence), check: checkPath(licence) },
  };
}

export function licenceView(licence: Licence, actor: LicenceReader, now: Instant): LicenceView {
  const { caseId, division, statusReason, version } = licence;
  const holder = actor.kind === "staff" ? shownHolder(licence.holder) : plainHolder(licence.holder);
  return {
    licence: {
      ...{ ...myLicence(licence, now), ...holder, version },
      ...(statusReason !== undefined && { statusReason }),
      ...(caseId !== undefined && { caseNumber: caseNumber(division, caseId) }),
    },
    allowed: allowedActions(licence, actor, now),
  };
}
