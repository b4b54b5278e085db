/** Acting on cards, and raising them by hand. */
import type { ActAnswer, ActRequest } from "#contract/case.ts";
import type { RaiseCard } from "#contract/supervision.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { parseCaseNumber } from "#server/kernel/codes/case-number.ts";
import { dueOf } from "#server/kernel/time/due.ts";
import { permit } from "#server/modules/access/index.ts";
import { doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, findCase, numberOf } from "../../cases/index.ts";
import { cardFor, cardRoles } from "./card-page.ts";
import { raise } from "./raise.ts";

/** Takes an action on a card. Refused: not theirs to answer, too late to appeal, and what the case type refuses. */
export async function actOnCard(
  services: Services,
  { actor, at }: StaffCall,
  key: CaseKey,
  action: string,
  { requestKey, version, data }: ActRequest,
): Promise<ActAnswer> {
  const row = await cardFor(services, actor, key);
  const roles = cardRoles(actor, row);
  if (roles.length === 0) throw refuse("card-not-yours");
  const { writer, timekeeper } = await engineOf(services);
  const written = await writer.act({
    ...{ key, requestKey, version, action, data: data ?? {}, at, actor: { kind: "staff", id: actor.id } },
    roles: ({ clocks: { appeal } }) => {
      const due = appeal && dueOf(appeal, timekeeper.current());
      const over = due?.kind === "stopped" || (due?.kind === "due" && due.at <= at);
      if (action === "appeal" && over) throw refuse("card-appeal-late");
      return roles;
    },
  });
  const { state, version: next } = written.case;
  return { number: numberOf(written.case), state, version: next, repeated: written.repeated };
}

/** A card by a supervisor's hand, with its reason and evidence; written in the audit log. */
export async function raiseByHand(
  services: Services,
  call: StaffCall,
  ask: RaiseCard,
): Promise<{ number: string }> {
  const { actor, at } = call;
  const { division } = actor;
  const about = ask.about === undefined ? undefined : keyOf(division, ask.about);
  const current = about && (await findCase(services.pool, about));
  const organ = current?.organ ?? ask.organ;
  permit(actor, "supervision.raise", { division, ...(organ !== undefined && { organ }) });
  const { requestKey, rule, handler, reason, evidence } = ask;
  const opened = await raise(services, {
    ...{ division, rule, requestKey, at, about: about?.id, organ, handler, reason, evidence },
    by: { kind: "staff", id: actor.id },
  });
  const number = numberOf(opened);
  await recordAudit(services.db, doneBy(call, "card.raise", { kind: "case", id: number }, { rule }));
  return { number };
}

/** The key behind a number of this division; anything else is as good as not there. */
export function keyOf(division: string, number: string): CaseKey {
  const parsed = parseCaseNumber(number);
  if (!parsed.ok || parsed.value.division !== division) throw refuse("case-not-found", { field: "number" });
  return parsed.value;
}
