/** What the applicant of a joint application is told: once for the whole, not for every part. */
import { type CaseEngine, numberOf, type Occurrence } from "#server/cases/index.ts";
import { dueOf } from "#server/kernel/time/due.ts";
import { dayInWords } from "#server/modules/documents/index.ts";
import { sendMessage } from "#server/modules/messages/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { readContent } from "../application-store.ts";
import { isGranted, partOfJoint } from "./joint.ts";
import { findJoint, readFamily } from "./joint-store.ts";

/** Message template of each action on the whole (`data/messages.json`). */
export const jointTemplates: Record<string, string> = {
  submit: "joint-received",
  receive: "joint-received",
  accept: "joint-accepted",
  conclude: "joint-concluded",
};

/** What a part has in common with the whole is told for the whole only. */
const toldForTheWhole = new Set([
  "submit",
  "receive",
  "accept",
  "deem-accept",
  "deliver",
  "deliver-document",
]);

export function isToldForTheWhole({ case: it, event }: Occurrence): boolean {
  return it.facts.traits.includes(partOfJoint) && toldForTheWhole.has(event.action);
}

export async function tellOfJoint(
  services: Services,
  engine: CaseEngine,
  tx: Database,
  { case: it, event }: Occurrence,
): Promise<void> {
  const [joint, family, content] = [
    await findJoint(tx, it),
    await readFamily(services, it),
    await readContent(tx, services.sealing, it),
  ];
  const template = jointTemplates[event.action];
  if (!joint || !family || !content || template === undefined) return;
  const promised = it.clocks.promised && dueOf(it.clocks.promised, engine.timekeeper.current());
  const { resident, phone } = content.applicant;
  await sendMessage(tx, services, {
    ...{ division: it.division, key: `case ${it.id} ${event.seq}`, template, phone, at: event.at },
    to: { kind: "resident", id: resident },
    parameters: {
      item: it.subject,
      number: numberOf(it),
      queryCode: joint.queryCode,
      parts: String(family.parts.length),
      granted: String(family.parts.filter((part) => isGranted(part.case)).length),
      dueBy: promised?.kind === "due" ? dayInWords(promised.on) : "承诺期限",
    },
  });
}
