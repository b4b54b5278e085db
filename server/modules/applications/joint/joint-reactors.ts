/**
 * What follows for a joint case and its parts when one of them moves. The moves themselves are decided in `joint.ts`;
 * each is carried out under a key made from the case as it stood, so that doing it again changes nothing.
 */

import type { CaseRole } from "#contract/case-type.ts";
import {
  type CaseEngine,
  engineOf,
  followingKey,
  type Occurrence,
  type Reactor,
  readEvents,
} from "#server/cases/index.ts";
import type { Case, CaseEvent, EventActor } from "#server/kernel/case-type/case.ts";
import { type Judgement, traceRows } from "#server/modules/decisions/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import type { ApplicationContent } from "../application.ts";
import { contentRows, readContent } from "../application-store.ts";
import { contentDigest } from "../handing-in/content.ts";
import { itemVersionOf } from "../item-of.ts";
import { judgeContent } from "../rule/decide-by-rule.ts";
import { issueComposite } from "./composite-reactor.ts";
import { jointMoves, type Move, partOfJoint, registered } from "./joint.ts";
import { jointTemplates, tellOfJoint } from "./joint-messages.ts";
import { jointOf, readFamily, type StoredFamily } from "./joint-store.ts";
import { deemConsent } from "./opinion-commands.ts";

const system: EventActor = { kind: "system", id: "joint" };

export async function jointReactors(services: Services): Promise<Reactor[]> {
  const engine = await engineOf(services);
  return [
    {
      name: "move-joint",
      wants: ({ case: it }) => it.facts.traits.includes(partOfJoint),
      react: async (tx, occurrences) => {
        for (const id of await jointsOf(tx, occurrences)) await moveFamily(services, engine, id, occurrences);
      },
    },
    {
      name: "tell-of-joint",
      wants: ({ case: it, event }) => it.type === "joint" && event.action in jointTemplates,
      react: async (tx, occurrences) => {
        for (const occurrence of occurrences) await tellOfJoint(services, engine, tx, occurrence);
      },
    },
    {
      name: "issue-composite",
      wants: ({ case: it, event }) => it.type === "joint" && event.action === "conclude",
      react: async (tx, occurrences) => {
        for (const occurrence of occurrences) await issueComposite(services, tx, occurrence);
      },
    },
    {
      name: "consent-by-silence",
      wants: ({ case: it, event }) => it.type === "opinion" && event.action === "lapse",
      react: async (_tx, occurrences) => {
        for (const occurrence of occurrences) await deemConsent(services, occurrence);
      },
    },
    {
      name: "end-joint",
      wants: ({ case: it, event }) => it.type === "joint" && event.action in together,
      react: async (_tx, occurrences) => {
        for (const occurrence of occurrences) await endTogether(services, engine, occurrence);
      },
    },
  ];
}

/** The joint cases whose parts these events are of, each once. */
async function jointsOf(tx: Database, occurrences: readonly Occurrence[]): Promise<Set<number>> {
  const found = await Promise.all(occurrences.map(({ case: part }) => jointOf(tx, part)));
  return new Set(found.filter((id) => id !== undefined));
}

async function moveFamily(
  services: Services,
  engine: CaseEngine,
  id: number,
  occurrences: readonly Occurrence[],
): Promise<void> {
  const last = occurrences.at(-1);
  if (!last) return;
  const family = await readFamily(services, { division: last.case.division, id });
  if (!family) return;
  for (const move of jointMoves(family)) await carryOut(services, engine, family, move, last.event.at);
}

async function carryOut(
  services: Services,
  engine: CaseEngine,
  family: StoredFamily,
  { id, action, data }: Move,
  at: string,
): Promise<void> {
  const it = id === family.joint.id ? family.joint : family.parts.find((part) => part.case.id === id)?.case;
  if (!it) return;
  const released = action === "release" ? await releasedContent(services, family, it, at) : undefined;
  await engine.writer.act({
    ...{ key: it, requestKey: moveKey(it, action), action, actor: system, at },
    data: { ...data, ...released?.data },
    roles: () => ["system"],
    ...(released && { satellites: released.satellites }),
  });
}

/** The same for the same case in the same version, in whichever process. */
function moveKey({ division, id, version }: Case, action: string): string {
  return followingKey(`${division}/${id}/${version}`, action);
}

/** What a released part is handed: its form with the numbers its waiting has settled, and what a rule makes of it. */
async function releasedContent(services: Services, family: StoredFamily, part: Case, at: string) {
  const waits = family.parts.find((each) => each.case.id === part.id)?.waits ?? [];
  const { division } = part;
  const histories = await Promise.all(waits.map(({ on }) => readEvents(services.pool, { division, id: on })));
  const settled = registered(histories.flat());
  const content = await readContent(services.db, services.sealing, part);
  if (!content) return undefined;
  const filled = { ...content, answers: { ...content.answers, ...settled } };
  const changed = Object.keys(settled).length > 0;
  const judged = await judgeStored(services, family, part, filled, at);
  return {
    data: changed ? { digest: contentDigest(filled) } : {},
    satellites: (next: Case, event: CaseEvent) => [
      ...(changed ? contentRows(services.sealing, next, event.seq, filled) : []),
      ...traceRows(services.sealing, next, judged),
    ],
  };
}

async function judgeStored(
  services: Services,
  { stored }: StoredFamily,
  { division, id }: Case,
  content: ApplicationContent,
  at: string,
): Promise<Judgement | undefined> {
  const kept = stored.get(id)?.item;
  if (!kept) return undefined;
  const item = await itemVersionOf(services, division, kept.key, kept.version);
  return await judgeContent(services, division, item, content, at);
}

interface Together {
  role: CaseRole;
  /** What is done on a part in each of its states. */
  actions: Record<string, string>;
}

/** What is done with the whole is done with its parts: handed over in one pack, withdrawn as one. */
const together: Record<string, Together> = {
  deliver: {
    role: "clerk",
    actions: { issued: "deliver", rejected: "deliver", approved: "deliver-document" },
  },
  withdraw: {
    role: "applicant",
    actions: Object.fromEntries(
      ["waiting", "received", "correcting", "handling", "special"].map((state) => [state, "withdraw"]),
    ),
  },
};

async function endTogether(
  services: Services,
  engine: CaseEngine,
  { case: joint, event }: Occurrence,
): Promise<void> {
  const family = await readFamily(services, joint);
  const plan = together[event.action];
  if (!family || !plan) return;
  for (const { case: part } of family.parts) {
    const action = plan.actions[part.state];
    if (action === undefined) continue;
    await engine.writer.act({
      ...{ key: part, requestKey: moveKey(part, action), action, actor: event.actor, at: event.at },
      data: action === "withdraw" ? { reason: "申请人撤回整件事" } : event.data,
      roles: () => [plan.role],
    });
  }
}
