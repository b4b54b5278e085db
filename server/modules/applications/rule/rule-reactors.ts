/** What follows when a rule has judged a case: the grant, should the request that brought it not have got so far; the result. */
import type { Item } from "#contract/item.ts";
import { engineOf, followingKey, type Occurrence, type Reactor } from "#server/cases/index.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import { grantedAmong } from "#server/modules/decisions/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { findApplication } from "../application-store.ts";
import { itemVersionOf } from "../item-of.ts";
import { partOfJoint } from "../joint/joint.ts";
import { grantKept, ruleActor } from "./decide-by-rule.ts";

const handedIn = new Set(["submit", "receive", "release"]);

export function ruleReactors(services: Services): Reactor[] {
  return [
    {
      name: "grant-by-rule",
      wants: ({ case: it, event }) =>
        it.type === "application" && it.state === "received" && handedIn.has(event.action),
      react: async (tx, occurrences) => await grantAll(services, tx, occurrences),
    },
    {
      name: "finish-by-rule",
      wants: ({ case: it, event }) => it.type === "application" && isByRule(event),
      react: async (tx, occurrences) => {
        for (const occurrence of occurrences) await finish(services, tx, occurrence);
      },
    },
  ];
}

function isByRule({ action, actor }: Occurrence["event"]): boolean {
  const steps = action === "decide-by-rule" || action === "issue";
  return steps && actor.kind === ruleActor.kind && actor.id === ruleActor.id;
}

async function grantAll(services: Services, tx: Database, occurrences: readonly Occurrence[]): Promise<void> {
  const granted = await grantedAmong(
    tx,
    occurrences.map(({ case: it }) => it),
  );
  for (const { case: it, event } of occurrences) {
    if (granted.has(it.id)) await grantKept(services, it, event.at);
  }
}

/** Makes and hands over what can be made and handed over electronically; the rest waits for the counter, as ever. */
async function finish(services: Services, tx: Database, { case: it, event }: Occurrence): Promise<void> {
  const application = await findApplication(tx, it);
  if (!application) return;
  const item = await itemVersionOf(services, it.division, application.itemKey, application.itemVersion);
  const next = nextStep(it, event.action, item);
  if (!next) return;
  const { writer } = await engineOf(services);
  await writer.act({
    ...{ key: it, requestKey: followingKey(`${it.division}/${it.id}`, `${next.action} by rule`) },
    ...{ action: next.action, data: next.data, actor: ruleActor, at: event.at },
    roles: () => ["system"],
  });
}

/** After the grant the licence, after that its delivery; of a part of a whole the pack is handed over together (R2.34). */
export function nextStep(
  it: Pick<Case, "facts" | "state">,
  after: string,
  { result }: Pick<Item, "result">,
): { action: string; data: Record<string, unknown> } | undefined {
  const { traits } = it.facts;
  if (after === "decide-by-rule" && traits.includes("licence")) {
    return it.state === "approved" && result?.electronic ? { action: "issue", data: {} } : undefined;
  }
  const alone = !traits.includes(partOfJoint);
  const online = result?.pickup.includes("3") === true;
  if (!alone || !online) return undefined;
  const data = { method: "electronic" };
  if (after === "issue") return it.state === "issued" ? { action: "deliver", data } : undefined;
  return it.state === "approved" ? { action: "deliver-document", data } : undefined;
}
