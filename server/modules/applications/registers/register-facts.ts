/** What registers say of an application: filled in for the applicant, compared when it is handed in, asked again later. */
import type { Answers } from "#contract/form.ts";
import type { FieldSource, RegisterFacts } from "#contract/registers.ts";
import type { ResidentActor } from "#server/kernel/access/actor.ts";
import { addDays, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { keepFromRegister } from "#server/modules/materials/index.ts";
import { readResident } from "#server/modules/people/index.ts";
import {
  type Answered,
  askRegisters,
  factsView,
  fieldSources,
  registerAnswers,
  silentRegisters,
} from "#server/modules/registers/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import type { Applicant } from "../application.ts";
import "../applications-refusals.ts";
import { readDraft } from "../drafts/draft-commands.ts";
import { askedOf } from "../handing-in/asked-of.ts";
import type { RegisterTold } from "./register-told.ts";

/**
 * Asks the registers that know something of this draft, each once while it answers. About a person only when the
 * national identity confirmed who they are, about an enterprise only by mandate.
 */
export async function factsForDraft(
  services: Services,
  actor: ResidentActor,
  id: string,
  at: Instant,
): Promise<RegisterFacts> {
  const { db, sealing } = services;
  const { division } = actor;
  const { item, bundle, actingFor: uscc, content } = await readDraft(services, actor, id);
  permit(actor, "case.apply", { division, ...(uscc !== undefined && { enterprise: uscc }) });
  const person = await readResident(db, sealing, division, actor.id);
  const idNumber = person?.verifiedAt === undefined ? undefined : person.idNumber;
  const { fields, materials } = await askedOf(
    services,
    { item: item.key, ...(bundle && { bundle }) },
    content,
  );
  const before = await registerAnswers(services, `draft/${id}`);
  const silent = new Set(silentRegisters(before));
  const known = before.filter(({ register }) => !silent.has(register.id));
  const fresh = await askRegisters(services, {
    ...{
      division,
      subject: `draft/${id}`,
      purpose: "prefill",
      actor: { kind: actor.kind, id: actor.id },
      at,
    },
    about: { ...(idNumber !== undefined && { idNumber }), ...(uscc !== undefined && { uscc }) },
    ...{ fields, materials: new Set(materials.map((material) => material.id)) },
    without: known.map(({ register }) => register.id),
  });
  const whose = { ...(idNumber !== undefined && { idNumber }), ...(uscc !== undefined && { uscc }) };
  await keepMaterials(services, fresh, { resident: actor.id, ...whose }, at);
  return factsView([...known, ...fresh], fields);
}

/** A register's word on a material is as good as the paper (R1.17), for as long as its rule says. */
async function keepMaterials(
  services: Services,
  answered: readonly Answered[],
  whose: { resident: string; idNumber?: string; uscc?: string },
  at: Instant,
): Promise<void> {
  for (const { register, answer } of answered) {
    if (answer.outcome !== "found") continue;
    for (const { material, validDays } of register.materials) {
      if (!answer.materials.includes(material)) continue;
      const until = addDays(shanghaiDay(at), validDays);
      await keepFromRegister(services, { material, register, whose, until, at });
    }
  }
}

/** Refused: a field that a register settles says something else (naming each, and where to have it put right). */
export async function toldForDraft(services: Services, id: string, answers: Answers): Promise<RegisterTold> {
  const answered = await registerAnswers(services, `draft/${id}`);
  const sources = fieldSources(answered, answers);
  const wrong = sources.filter(({ authoritative, differs }) => authoritative && differs !== undefined);
  if (wrong.length > 0) throw differing(wrong);
  const silent = silentRegisters(answered);
  return { ...(sources.length > 0 && { sources }), ...(silent.length > 0 && { silent }) };
}

function differing(wrong: readonly FieldSource[]) {
  const fields = wrong.map(({ field, from, differs }) => ({
    field: `answers.${field}`,
    message: `以${from}为准（${differs}）。登记有误，请先到登记机关更正，或者到窗口办理`,
  }));
  return refuse("register-differs", { field: fields[0]!.field, fields });
}

/** Asks again in the background; answers whether every register has answered by now. */
export async function askSilent(
  services: Services,
  { division, id }: { division: string; id: number },
  { applicant, answers, silent }: { applicant: Applicant; answers: Answers; silent: readonly string[] },
): Promise<boolean> {
  const subject = `case/${id}` as const;
  const before = await registerAnswers(services, subject);
  const still = new Set(silentRegisters(before));
  const done = before.filter(({ register }) => !still.has(register.id)).map(({ register }) => register.id);
  const only = silent.filter((register) => !done.includes(register));
  const { idNumber, enterprise } = applicant;
  const asked = await askRegisters(services, {
    ...{
      division,
      subject,
      purpose: "verify",
      actor: { kind: "system", id: "registers" },
      at: services.now(),
    },
    about: { idNumber, ...(enterprise && { uscc: enterprise.uscc }) },
    ...{ fields: new Set(Object.keys(answers)), materials: new Set<string>(), only },
  });
  return silentRegisters(asked).length === 0;
}

/** Where the answers come from: as frozen, and what registers said after the case was accepted. */
export async function sourcesOfCase(
  services: Services,
  id: number,
  { answers, sources = [], silent = [] }: RegisterTold & { answers: Answers },
): Promise<FieldSource[]> {
  if (silent.length === 0) return sources;
  const later = fieldSources(await registerAnswers(services, `case/${id}`), answers);
  const known = new Set(sources.map(({ field }) => field));
  return [...sources, ...later.filter(({ field }) => !known.has(field))];
}
