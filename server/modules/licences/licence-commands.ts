/** Issues licences and changes their status. Everything happens in the caller's transaction. */
import { randomUUID } from "node:crypto";
import type { Answers } from "#contract/form.ts";
import type { Item } from "#contract/item.ts";
import type { EventActor } from "#server/kernel/case-type/case.ts";
import { parseCaseNumber } from "#server/kernel/codes/case-number.ts";
import { checkLicenceId } from "#server/kernel/codes/licence-id.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { documentNumber, organMark } from "#server/modules/documents/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import type { SealSigner } from "#server/platform/signing/seal-signer.ts";
import { draftLicence, type Licence, type LicenceChange, signedBytes, statusAfter } from "./licence.ts";
import { holderOf, type LicenceApplicant } from "./licence-holder.ts";
import "./licence-refusals.ts";
import { findLicence, insertEvent, insertLicence, type LicenceKey, updateStatus } from "./licence-store.ts";
import { newLicenceToken } from "./licence-token.ts";

export interface LicenceServices {
  sealing: Sealing;
  signer: SealSigner;
}

/** The case as it stands when the licence is made (制证). */
export interface IssueInput {
  caseNumber: string;
  /** Name of the county: 常宁市. */
  county: string;
  organ: { name: string; shortName: string };
  /** The item in the version the case was filed under. */
  item: Item;
  /** Answers to the form, in clear. */
  answers: Answers;
  applicant: LicenceApplicant & { resident: string };
  /** When the action was taken: the day of issue. */
  at: Instant;
  actor: EventActor;
  /** 证照标识 of the licence that this one replaces (R6.4: renewal, change). */
  replaces?: string;
}

/**
 * R2.16, R6.1: the licence of a case, made once however often it is asked for. Undefined when the item's result is no
 * e-licence. Refused with `licence-not-replaceable` when the licence to be replaced is not there or has ended.
 */
export async function issueLicence(
  services: LicenceServices,
  tx: Database,
  input: IssueInput,
): Promise<Licence | undefined> {
  const key = parseCaseNumber(input.caseNumber);
  if (!key.ok) throw new RangeError(`${input.caseNumber} is no case number`);
  const { division, id: caseId } = key.value;
  const issued = await findLicence(tx, services.sealing, division, { case_id: caseId });
  if (issued) return issued;
  const old =
    input.replaces === undefined
      ? undefined
      : await replaced(services, tx, division, input.replaces, input.at);
  const content = draftLicence({ ...draftOf(input, String(caseId)), ...(old && nextEdition(old)) });
  if (!content) return undefined;
  const { signer } = services;
  const { resident, enterprise } = input.applicant;
  const licence: Licence = {
    ...content,
    ...{ division, id: randomUUID(), item: input.item.key, caseId, resident },
    ...(enterprise && { enterprise: enterprise.uscc }),
    ...{ status: "valid", statusAt: input.at, version: 1 },
    ...{
      token: newLicenceToken(division),
      keyId: signer.keyId,
      signature: await signer.sign(signedBytes(content)),
    },
  };
  const isNew = await insertLicence(tx, services.sealing, licence);
  // Somebody else issued it at the same moment.
  if (!isNew) return await licenceOfSame(services, tx, division, caseId);
  await insertEvent(tx, licence, "issue", input.actor);
  if (old) await record(tx, old, "replace", { reason: "已换发新证", at: input.at, actor: input.actor });
  return licence;
}

async function licenceOfSame({ sealing }: LicenceServices, tx: Database, division: string, caseId: number) {
  const issued = await findLicence(tx, sealing, division, { case_id: caseId });
  if (!issued) throw new Error(`a licence of another case has the identifier of case ${caseId}`);
  return issued;
}

function draftOf({ item, answers, applicant, organ, county, caseNumber, at }: IssueInput, serial: string) {
  const series = item.catalogue.type === "01" ? "许证" : "证";
  return {
    ...{ item, answers, organName: organ.name, serial, edition: 1, issuedOn: shanghaiDay(at) },
    holder: holderOf(item, answers, applicant),
    number: documentNumber({ mark: organMark(county, organ.shortName), series, caseNumber, nth: 1 }),
  };
}

async function replaced(
  { sealing }: LicenceServices,
  tx: Database,
  division: string,
  identifier: string,
  at: Instant,
): Promise<Licence> {
  const old = await findLicence(tx, sealing, division, { identifier }, true);
  if (!old || !statusAfter(old, "replace", shanghaiDay(at))) throw refuse("licence-not-replaceable");
  return old;
}

/** R6.4: the same serial, the next version number, and the tie to the licence before. */
function nextEdition({ identifier, edition }: Licence) {
  const parts = checkLicenceId(identifier);
  const serial = parts.ok ? { serial: parts.value.serial } : {};
  return { ...serial, edition: edition + 1, replaces: identifier };
}

export interface ChangeInput {
  reason: string;
  at: Instant;
  actor: EventActor;
}

/** Suspends, resumes, revokes or cancels. Refused: changed meanwhile, or not possible from the status it has. */
export async function changeLicence(
  services: LicenceServices,
  tx: Database,
  licence: Pick<Licence, "division" | "id" | "version">,
  change: LicenceChange,
  input: ChangeInput,
): Promise<Licence> {
  const { division, id, version } = licence;
  const current = await findLicence(tx, services.sealing, division, { id }, true);
  if (!current) throw refuse("licence-not-found");
  if (current.version !== version) throw refuse("licence-changed");
  return record(tx, current, change, input);
}

/**
 * What a case decided about its licence: 撤销 `revoke`, 撤回 `recall`, 注销 `cancel`. Nothing happens when the case has no
 * licence or the licence has ended already, so that a repeated event does no harm.
 */
export async function endLicenceOfCase(
  services: LicenceServices,
  tx: Database,
  key: { division: string } & Extract<LicenceKey, { case_id: number }>,
  change: "revoke" | "recall" | "cancel",
  input: ChangeInput,
): Promise<Licence | undefined> {
  const current = await findLicence(tx, services.sealing, key.division, { case_id: key.case_id }, true);
  if (!current || !statusAfter(current, change, shanghaiDay(input.at))) return current;
  return record(tx, current, change, input);
}

async function record(
  tx: Database,
  licence: Licence,
  change: LicenceChange,
  { reason, at, actor }: ChangeInput,
): Promise<Licence> {
  const status = statusAfter(licence, change, shanghaiDay(at));
  if (!status) throw refuse("licence-change-not-possible");
  const changed: Licence = {
    ...licence,
    ...{ status, statusReason: reason, statusAt: at, version: licence.version + 1 },
  };
  await updateStatus(tx, changed);
  await insertEvent(tx, changed, change, actor);
  return changed;
}
