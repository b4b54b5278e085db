/**
 * The sweep: looks at the cases whose look is due, and only at those, so that it costs what is due and not what is open.
 * Several processes may sweep at once: a row taken by one is passed over by the others, and the request key of a card
 * follows from its signal, so that nothing is raised twice. What is due by itself (deemed acceptance, the end of a
 * special procedure) is done first.
 */
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { type CaseEngine, engineOf, findCases, followingKey, readEventsOf } from "../../cases/index.ts";
import { itemsOfCases } from "../applications/index.ts";
import { announceLooks } from "./announce-looks.ts";
import { noteCalendars } from "./calendar-notes.ts";
import {
  cardsAbout,
  endWarnings,
  insertWarnings,
  moveCard,
  type RecordedCard,
  withdrawRow,
} from "./card-store.ts";
import { keepConclusions } from "./conclusion-store.ts";
import { knownItem } from "./item-of.ts";
import { cardOf, type Looked, lookOver, type Watching } from "./look.ts";
import { openCard } from "./raise.ts";
import { tellOfWarnings } from "./tell-signals.ts";
import { type RuleBook, ruleBookOf } from "./watch-rules.ts";
import { nextLookAt, setNextLooks, takeDueLooks } from "./watch-store.ts";

export interface Swept {
  /** Cases looked at. */
  looked: number;
  raised: number;
  withdrawn: number;
}

/** Cases of one page: looked at in one transaction. */
const pageSize = 100;
/** [A] A look that failed is tried again after so long. */
const again = 60_000;
const recomputed = "重新计算后不应发牌（日历、中止或者补登的事件改变了期限）";

/** Looks at every case whose look is due at `now`. */
export async function sweep(services: Services, now: Instant): Promise<Swept> {
  const engine = await engineOf(services);
  await engine.wake(now);
  await engine.react();
  await noteCalendars(services, now);
  const swept: Swept = { looked: 0, raised: 0, withdrawn: 0 };
  const due = await nextLookAt(services.db);
  while (due !== undefined && due <= now) {
    const page = await services.db.transaction().execute((tx) => sweepPage(services, tx, now));
    swept.looked += page.looked;
    swept.raised += page.raised;
    swept.withdrawn += page.withdrawn;
    if (page.looked < pageSize) break;
  }
  return swept;
}

async function sweepPage(services: Services, tx: Database, now: Instant): Promise<Swept> {
  const [engine, book] = [await engineOf(services), await ruleBookOf(services)];
  const keys = await takeDueLooks(tx, now, pageSize);
  if (keys.length === 0) return { looked: 0, raised: 0, withdrawn: 0 };
  const looked = (await watchings(services, tx, keys)).map((one) =>
    attempt(services, engine, book, one, now),
  );
  const done = looked.filter((one): one is Looked => one !== undefined);
  const raised = await raiseAll(services, tx, done, now);
  const withdrawn = await withdrawAll(engine, tx, done, now);
  for (const { watching, plan } of done) {
    const { division } = watching.case;
    for (const { card, to } of plan.move)
      await moveCard(tx, { division, key: card.key }, { from: card.dueAt, to, at: now });
  }
  await keepConclusions(tx, done);
  await announceLooks(tx, done);
  const nexts = new Map(done.map(({ watching, next }) => [watching.case.id, next]));
  const later = instantOf(msOf(now) + again);
  await setNextLooks(
    tx,
    keys.map((key) => ({ ...key, at: nexts.has(key.id) ? nexts.get(key.id) : later })),
  );
  return { looked: keys.length, raised, withdrawn };
}

/** A case that cannot be looked at does not hold up the others: it is told of and looked at again later. */
function attempt(
  { log }: Services,
  engine: CaseEngine,
  book: RuleBook,
  watching: Watching,
  now: Instant,
): Looked | undefined {
  try {
    return lookOver(engine, book, watching, now);
  } catch (err) {
    log.error({ err, case: watching.case.id }, "a case could not be looked at");
    return undefined;
  }
}

/** The cases with their events, what is recorded about them, and their items. */
export async function watchings(
  services: Services,
  db: Database,
  keys: readonly CaseKey[],
): Promise<Watching[]> {
  const { pool } = services;
  const groups = Map.groupBy(keys, ({ division }) => division);
  const all = await Promise.all(
    [...groups].map(async ([division, group]) => {
      const ids = group.map(({ id }) => id);
      const [cases, events, known, items] = await Promise.all([
        findCases(pool, division, ids),
        readEventsOf(pool, division, ids),
        cardsAbout(db, division, ids),
        itemsOfCases(db, division, ids),
      ]);
      return await Promise.all(
        cases.map(async (it): Promise<Watching> => {
          const item = items.get(it.id);
          return {
            ...{ case: it, events: events.get(it.id) ?? [], known: known.get(it.id) ?? [] },
            item: item && (await knownItem(services, division, item)),
          };
        }),
      );
    }),
  );
  return all.flat();
}

async function raiseAll(services: Services, tx: Database, looks: readonly Looked[], now: Instant) {
  const asks = looks.flatMap(({ watching, plan, rules }) =>
    plan.raise.map((signal) => {
      const rule = rules.find(({ id }) => id === signal.rule);
      return {
        ...{ watching, card: cardOf(watching, signal, now) },
        ...{
          name: rule?.name ?? signal.rule,
          cause: rule?.cause ?? signal.rule,
          addressees: rule?.addressees ?? [],
        },
      };
    }),
  );
  const warnings = asks.filter(({ card }) => card.light === "warning");
  await endWarnings(
    tx,
    asks.flatMap(({ card: { division, about, clock, light } }) =>
      light === "warning" || !about || clock === undefined
        ? []
        : [{ division, id: about.id, clock, at: now }],
    ),
  );
  await insertWarnings(
    tx,
    warnings.map(({ card, cause }) => ({ card, why: cause })),
  );
  await tellOfWarnings(tx, warnings);
  // The writer writes them in one batch; each is durable before its look is done with.
  await Promise.all(
    asks
      .filter(({ card }) => card.light !== "warning")
      .map(({ watching, card, name, cause }) =>
        openCard(services, {
          ...{ card, ruleName: name, cause, partyLabel: watching.case.partyLabel, action: "raise" },
          requestKey: followingKey(`${card.division}/${card.key}`, "card"),
          actor: { kind: "system", id: "supervision" },
        }),
      ),
  );
  return asks.length;
}

async function withdrawAll(
  engine: CaseEngine,
  tx: Database,
  looks: readonly Looked[],
  now: Instant,
): Promise<number> {
  let withdrawn = 0;
  for (const { watching, plan } of looks) {
    const { division } = watching.case;
    for (const card of plan.withdraw) {
      if (card.caseId === undefined) {
        const how = { at: now, why: recomputed, by: "system", upheld: false };
        await withdrawRow(tx, { division, key: card.key }, how);
      } else await withdrawCard(engine, { ...card, division, caseId: card.caseId }, now);
      withdrawn += 1;
    }
  }
  return withdrawn;
}

type CardWithCase = RecordedCard & { division: string; caseId: number };

/** The card's own case ends; what follows from that takes it out of the figures. */
async function withdrawCard({ writer }: CaseEngine, { division, caseId, key }: CardWithCase, now: Instant) {
  await writer.act({
    ...{ key: { division, id: caseId }, requestKey: followingKey(`${division}/${key}`, "withdraw") },
    ...{ at: now, action: "withdraw", data: { why: recomputed } },
    ...{ actor: { kind: "system" as const, id: "supervision" }, roles: () => ["system" as const] },
  });
}
