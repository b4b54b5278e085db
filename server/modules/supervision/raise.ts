/** Opening a card: a case of its own, with its row, by the system, by another module, or by a supervisor's hand (R3.1, R3.4). */
import type { HandRule, WatchLight } from "#contract/watch.ts";
import type { Case, EventActor, Opening } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, findCase, followingKey, type Written } from "../../cases/index.ts";
import { itemsOfCases } from "../applications/index.ts";
import { organNames } from "../organisation/index.ts";
import { lightNames } from "./card.ts";
import { cardRows, type NewCard } from "./card-store.ts";
import { knownItem } from "./item-of.ts";
import { ruleBookOf } from "./watch-rules.ts";

export interface CardOpening {
  card: NewCard;
  ruleName: string;
  cause: string;
  /** As the case's lists may show it: masked. */
  partyLabel: string;
  requestKey: string;
  action: "raise" | "raise-by-hand";
  actor: EventActor;
}

/** “黄牌：超承诺期限（食品经营许可）”; a card about no matter is called after its rule alone. */
function titleOf({ light, subject }: NewCard, rule: string): string {
  const title = `${lightNames[light]}：${rule}`;
  return subject === rule ? title : `${title}（${subject}）`;
}

/** Opens the case of a card with its row; the same request key again opens nothing. */
export async function openCard(services: Services, ask: CardOpening): Promise<Written> {
  const { card } = ask;
  const [{ writer, types }, book] = [await engineOf(services), await ruleBookOf(services)];
  const { version } = types.newest("card");
  const { organ, hall, light, division } = card;
  const opening: Opening = {
    ...{
      type: "card",
      typeVersion: version,
      organ,
      subject: titleOf(card, ask.ruleName),
    },
    ...{ party: `organ/${organ}`, partyLabel: ask.partyLabel, channel: card.byHand ? "hand" : "system" },
    ...(hall !== undefined && { hall }),
    facts: {
      limits: { ...book.newest.limits },
      steps: [],
      traits: [light, ...(card.about?.type === "card" ? ["of-card"] : [])],
    },
  };
  return await writer.open({
    ...{
      division,
      requestKey: ask.requestKey,
      opening,
      at: card.raisedAt,
      action: ask.action,
      actor: ask.actor,
    },
    ...{ roles: [ask.action === "raise" ? "system" : "supervisor"], data: {} },
    satellites: (key) => cardRows(card, key, ask.cause, ask.actor.id),
  });
}

/** What somebody, or another module, has found (R3.1): fees off the list, an application turned away, a rule of conduct broken. */
export interface Raising {
  division: string;
  /** A rule of the kind `hand` in `data/watch-rules.json`. */
  rule: string;
  /** Names what was found; the same again raises nothing. */
  requestKey: string;
  at: Instant;
  about?: number | undefined;
  /** Needed without a case. */
  organ?: string | undefined;
  /** Without a case: where, and what it is about. */
  hall?: string | undefined;
  subject?: string | undefined;
  handler?: string | undefined;
  light?: WatchLight;
  reason: string;
  evidence: string;
  /** The supervisor who raises it by hand; absent: the system, for another module. */
  by?: EventActor;
}

/** Raises a card; answers its case. Refused: an unknown rule or case, no organ. */
export async function raise(services: Services, ask: Raising): Promise<Case> {
  const { division, requestKey, at } = ask;
  const { newest } = await ruleBookOf(services);
  const rule = newest.rules.find((one): one is HandRule => one.id === ask.rule && one.kind === "hand");
  if (!rule) throw refuse("watch-rule-unknown", { field: "rule" });
  const about =
    ask.about === undefined ? undefined : await findCase(services.pool, { division, id: ask.about });
  if (ask.about !== undefined && !about) throw refuse("case-not-found", { field: "about" });
  const organ = about?.organ ?? ask.organ;
  if (organ === undefined || !(await organNames(services.db, division)).has(organ))
    throw refuse("card-organ", { field: "organ" });
  const item = about && (await itemsOfCases(services.db, division, [about.id])).get(about.id);
  const signal = `${rule.id}/${requestKey}`;
  const key = about ? `${about.id}/${signal}` : signal;
  const evidence = JSON.stringify({ reason: ask.reason, evidence: ask.evidence });
  const card: NewCard = {
    ...{
      division,
      key,
      signal,
      rule: rule.id,
      light: ask.light ?? rule.light,
      dueAt: at,
      raisedAt: at,
      byHand: true,
    },
    ...{ subject: about?.subject ?? ask.subject ?? rule.name, about, organ, hall: about?.hall ?? ask.hall },
    counter: about?.counter,
    handler: ask.handler ?? about?.holder,
    item: item && (await knownItem(services, division, item)),
    evidence: services.sealing.seal(evidence, evidencePlace(division, key)),
  };
  const opened = await openCard(services, {
    ...{ card, ruleName: rule.name, cause: rule.cause, partyLabel: about?.partyLabel ?? "—" },
    ...{ requestKey: followingKey(requestKey, "card"), action: ask.by ? "raise-by-hand" : "raise" },
    actor: ask.by ?? { kind: "system", id: "supervision" },
  });
  return opened.case;
}

export const evidencePlace = (division: string, key: string) => `card ${division}/${key}`;
