/** Asking all registers that know something of an application, and what they have said of it. */

import type { Answers } from "#contract/form.ts";
import type { FieldSource, RegisterFacts } from "#contract/registers.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { askRegister, type Circuits } from "./asking.ts";
import type { RegisterConnector } from "./connector.ts";
import { type Answered, factsOf, type RegisterSubject, registersFor, sourcesOf } from "./register.ts";
import { answersFor, keepAnswer, type QuestionEntry, type QuestionSubject } from "./register-store.ts";
import { registerRulesOf } from "./registers-data.ts";
import { simulatorOf } from "./simulator.ts";

const circuitsOf = perServices((_: Services): Circuits => new Map());

/** The line to the registers; undefined: none is configured, and nobody is asked. */
export const connectorOf = (services: Services): RegisterConnector | undefined => simulatorOf(services);

export interface RegisterAsking extends QuestionEntry {
  about: RegisterSubject;
  fields: ReadonlySet<string>;
  materials: ReadonlySet<string>;
  /** Only these registers, by id; absent: all that know something. Never those in `without`. */
  only?: readonly string[];
  without?: readonly string[];
}

/** Asks them all at once, for no longer than a page may wait (`pageMs`), and writes down that it was asked. */
export async function askRegisters(services: Services, asking: RegisterAsking): Promise<Answered[]> {
  const connector = connectorOf(services);
  const { limits, registers } = registerRulesOf(services);
  const known = registersFor(registers, asking, asking.about);
  const asked = known
    .filter(({ id }) => asking.only?.includes(id) ?? true)
    .filter(({ id }) => !asking.without?.includes(id));
  if (!connector || asked.length === 0) return [];
  const time = { now: services.now, page: AbortSignal.timeout(limits.pageMs) };
  const { idNumber, uscc } = asking.about;
  const all = await Promise.all(
    asked.map(async (register) => {
      const subject: RegisterSubject =
        register.by === "person"
          ? { ...(idNumber !== undefined && { idNumber }) }
          : { ...(uscc !== undefined && { uscc }) };
      const question = { register, subject };
      return { register, asked: await askRegister(connector, question, limits, circuitsOf(services), time) };
    }),
  );
  await services.db.transaction().execute(async (tx) => {
    for (const one of all) await keepAnswer(tx, services.sealing, asking, one.register, one.asked);
  });
  return all.map((one) => ({
    register: one.register,
    answer: one.asked.answer,
    on: shanghaiDay(asking.at),
  }));
}

/** The same as a page reads it: values by field, who knows nothing, who did not answer. */
export function factsView(answered: readonly Answered[], fields: ReadonlySet<string>): RegisterFacts {
  const names = (...outcomes: string[]) =>
    answered.filter(({ answer }) => outcomes.includes(answer.outcome)).map(({ register }) => register.name);
  return {
    facts: factsOf(answered, fields),
    unknown: names("not-found"),
    silent: names("unavailable", "slow"),
  };
}

/** What has been answered for a draft or a case so far. */
export async function registerAnswers(services: Services, subject: QuestionSubject): Promise<Answered[]> {
  const { db, sealing, config } = services;
  const { registers } = registerRulesOf(services);
  return await answersFor(db, sealing, registers, { division: config.division, subject });
}

/** Where the answers of a form come from, as far as registers were asked. */
export function fieldSources(answered: readonly Answered[], answers: Answers): FieldSource[] {
  return sourcesOf(factsOf(answered, new Set(Object.keys(answers))), answers);
}

/** Registers that were asked and did not answer: they are asked again when the case is accepted. */
export function silentRegisters(answered: readonly Answered[]): string[] {
  return answered
    .filter(({ answer: { outcome } }) => outcome === "unavailable" || outcome === "slow")
    .map(({ register }) => register.id);
}
