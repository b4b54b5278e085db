/** Acting for an enterprise: the registry confirms it, or the legal person gives a mandate here. */
import type { EnterpriseAsk, MandateAsk, MandateView } from "#contract/people.ts";
import type { MyEnterprise } from "#contract/portal.ts";
import { maskName, maskPhone } from "#server/kernel/codes/mask.ts";
import { isMobile } from "#server/kernel/codes/phone.ts";
import { tidyCode } from "#server/kernel/codes/tidy.ts";
import { isUscc } from "#server/kernel/codes/uscc.ts";
import { type Day, shanghaiDay } from "#server/kernel/time/day.ts";
import { carryOut, doneBy, type ResidentCall, recordAudit } from "#server/modules/audit/index.ts";
import { sendMessage } from "#server/modules/messages/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import type { EnterpriseRegistry, Relation } from "./enterprise-registry.ts";
import { enterpriseNames, keepEnterprise } from "./enterprise-store.ts";
import { type Mandate, mandateFault, mandateHolds } from "./mandate.ts";
import { endMandate, insertMandate, mandatesFor, mandatesOf } from "./mandate-store.ts";
import "./people-refusals.ts";
import { requireResident } from "./profile.ts";
import { residentOfPhone } from "./resident-store.ts";
import { announceChange } from "./session-store.ts";

type Ground = Pick<Services, "db" | "sealing" | "config">;

/** The enterprises the person may act for today. */
export async function myEnterprises({ db }: Ground, { actor, at }: ResidentCall): Promise<MyEnterprise[]> {
  const today = shanghaiDay(at);
  const mandates = (await mandatesOf(db, actor.division, actor.id)).filter((one) => mandateHolds(one, today));
  const names = await enterpriseNames(
    db,
    actor.division,
    mandates.map(({ enterprise }) => enterprise),
  );
  return mandates.map(({ enterprise: uscc, basis, validTo }) => ({
    ...{ uscc, name: names.get(uscc)!, relation: basis === "legal-person" ? "法定代表人" : "经办人" },
    ...(validTo !== undefined && { until: validTo }),
  }));
}

/**
 * Adds an enterprise the registry knows the verified person may act for. Doing it again renews what is known of it.
 * Refused: not verified, no such enterprise, name or legal person differ, nothing confirmed.
 */
export async function addEnterprise(
  services: Ground,
  registry: EnterpriseRegistry | undefined,
  call: ResidentCall & { ask: EnterpriseAsk },
): Promise<void> {
  const { db, sealing } = services;
  const { actor, at } = call;
  const { division, id } = actor;
  const uscc = tidyCode(call.ask.uscc);
  if (!isUscc(uscc)) throw refuse("uscc-wrong", { field: "uscc" });
  if (!registry) throw refuse("registry-absent");
  const { name, idNumber, verifiedAt } = await requireResident(db, sealing, division, id);
  if (verifiedAt === undefined) throw refuse("identity-not-verified");
  const person = { name: name!, idNumber: idNumber! };
  const asked = { uscc, name: call.ask.name.trim(), legalPerson: call.ask.legalPerson.trim() };
  const answer = await registry.ask({ ...asked, person, today: shanghaiDay(at) });
  if (!answer) throw refuse("enterprise-unknown", { field: "uscc" });
  const { enterprise, relation } = answer;
  if (enterprise.name !== asked.name) throw refuse("enterprise-mismatch", { field: "name" });
  if (enterprise.legalPerson !== asked.legalPerson)
    throw refuse("enterprise-mismatch", { field: "legalPerson" });
  if (!relation) throw refuse("not-mandated");
  await db.transaction().execute(async (tx) => {
    await keepEnterprise(tx, sealing, division, enterprise, at);
    await insertMandate(tx, {
      division,
      enterprise: uscc,
      resident: id,
      at,
      ...daysOf(relation, shanghaiDay(at)),
    });
    await announceChange(tx, division, { kind: "resident", id });
    await recordAudit(
      tx,
      doneBy(call, "mandate.confirm", { kind: "enterprise", id: uscc }, { basis: relation.basis }),
    );
  });
}

function daysOf(relation: Relation, today: Day): Pick<Mandate, "basis" | "scope" | "validFrom" | "validTo"> {
  return relation.basis === "legal-person" ? { ...relation, scope: "apply", validFrom: today } : relation;
}

/** Mandates others have for an enterprise, for its legal person. */
export async function listMandates(
  { db, sealing }: Ground,
  { actor, at, enterprise }: ResidentCall & { enterprise: string },
): Promise<MandateView[]> {
  const { division, id } = actor;
  const holds = await mandatesOf(db, division, id);
  if (!isLegalPerson(holds, enterprise, shanghaiDay(at))) throw refuse("not-legal-person");
  const given = await mandatesFor(db, division, enterprise);
  return await Promise.all(
    given.map(async ({ id: mandate, resident, scope, validFrom, validTo }) => {
      const { name, phone } = await requireResident(db, sealing, division, resident);
      const days = { validFrom, ...(validTo !== undefined && { validTo }) };
      return {
        id: mandate,
        phone: maskPhone(phone),
        scope,
        ...days,
        ...(name !== undefined && { name: maskName(name) }),
      };
    }),
  );
}

function isLegalPerson(holds: readonly Mandate[], enterprise: string, today: Day): boolean {
  return holds.some(
    (one) => one.enterprise === enterprise && one.basis === "legal-person" && mandateHolds(one, today),
  );
}

const faults = {
  "not-legal-person": "not-legal-person",
  "to-oneself": "mandate-to-oneself",
  over: "mandate-days-wrong",
  backwards: "mandate-days-wrong",
} as const;

/** Gives a mandate to whoever has the phone; an account is made for them if they have none yet. */
export async function giveMandate(
  services: Ground,
  call: ResidentCall & { enterprise: string; ask: MandateAsk },
): Promise<{ id: string }> {
  const { sealing } = services;
  const { actor, at, enterprise, ask } = call;
  const { division } = actor;
  const { phone, scope, validFrom, validTo } = ask;
  if (!isMobile(phone)) throw refuse("phone-not-mobile", { field: "phone" });
  const days = { validFrom, ...(validTo !== undefined && { validTo }) };
  const { requestKey } = ask;
  return await carryOut(services, { ...call, requestKey }, `mandate.give ${enterprise}`, async (tx) => {
    const holds = await mandatesOf(tx, division, actor.id);
    const { id: resident } = await residentOfPhone(tx, sealing, { division, phone, at });
    const fault = mandateFault(
      { resident: actor.id, holds },
      { enterprise, resident, ...days },
      shanghaiDay(at),
    );
    if (fault) throw refuse(faults[fault]);
    const given = {
      division,
      enterprise,
      resident,
      basis: "given" as const,
      scope,
      ...days,
      givenBy: actor.id,
      at,
    };
    const id = await insertMandate(tx, given);
    await announceChange(tx, division, { kind: "resident", id: resident });
    const name = (await enterpriseNames(tx, division, [enterprise])).get(enterprise)!;
    const words = {
      scope: scope === "apply" ? "代办申请" : "查看进度",
      period: periodWords(validFrom, validTo),
    };
    const told = {
      key: `mandate ${id}`,
      template: "mandate-given",
      parameters: { enterprise: name, ...words },
      at,
    };
    await sendMessage(tx, services, { division, to: { kind: "resident", id: resident }, phone, ...told });
    await recordAudit(
      tx,
      doneBy(call, "mandate.give", { kind: "enterprise", id: enterprise }, { resident, scope }),
    );
    return { id };
  });
}

function periodWords(from: Day, to: Day | undefined): string {
  return to === undefined ? `自 ${from} 起长期` : `${from} 至 ${to}`;
}

/** Ends a mandate: the legal person takes it back, or the holder gives it up. Anybody else finds none. */
export async function endMandateBy(services: Ground, call: ResidentCall & { id: string }): Promise<void> {
  const { actor, at, id } = call;
  const { division } = actor;
  await services.db.transaction().execute(async (tx) => {
    const holds = await mandatesOf(tx, division, actor.id);
    const ended = await endMandate(tx, { division, id }, at);
    const may =
      ended && (ended.resident === actor.id || isLegalPerson(holds, ended.enterprise, shanghaiDay(at)));
    if (!may) throw refuse("mandate-not-found");
    const { enterprise, resident } = ended;
    await announceChange(tx, division, { kind: "resident", id: resident });
    if (resident !== actor.id) {
      const name = (await enterpriseNames(tx, division, [enterprise])).get(enterprise)!;
      const told = {
        key: `mandate ${id} ended`,
        template: "mandate-ended",
        parameters: { enterprise: name },
        at,
      };
      await sendMessage(tx, services, { division, to: { kind: "resident", id: resident }, ...told });
    }
    await recordAudit(tx, doneBy(call, "mandate.end", { kind: "enterprise", id: enterprise }, { resident }));
  });
}
