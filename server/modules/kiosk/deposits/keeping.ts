/** Emptying the box: a clerk takes an envelope up, writes down what lay in it, and forwards it or has it fetched back. */
import type { DepositAct } from "#contract/kiosk.ts";
import { caseKeyIn } from "#server/kernel/codes/case-number.ts";
import { permit } from "#server/modules/access/index.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, eventActor, findCase, rolesTowards } from "../../../cases/index.ts";
import "../kiosk-refusals.ts";
import { caseOfDeposit } from "./deposit-query.ts";
import { stepRow } from "./deposit-store.ts";

export type DepositAction = "take-up" | "forward" | "return";

/** Refused: another hall's, no inventory, a matter that is not there, nothing said to whoever is to fetch it. */
export async function keepDeposit(
  services: Services,
  { actor, at }: StaffCall,
  number: string,
  action: DepositAction,
  ask: DepositAct,
): Promise<void> {
  const { key, deposit } = await caseOfDeposit(services, actor.division, number);
  permit(actor, "deposit.keep", { division: key.division, hall: deposit.hall });
  const { requestKey, version, inventory, number: about, note } = ask;
  if (action === "take-up" && !inventory) throw refuse("deposit-inventory", { field: "inventory" });
  if (action === "return" && !note?.trim()) throw refuse("deposit-note", { field: "note" });
  if (about !== undefined) await requireCase(services, key.division, about);
  const { writer } = await engineOf(services);
  const words = {
    ...(action === "take-up" && { inventory: inventory! }),
    ...(action === "forward" && about !== undefined && { number: about }),
    ...(note?.trim() && { note: note.trim() }),
  };
  await writer.act({
    ...{ key, requestKey, version, action, at, data: {} },
    actor: { kind: "staff", id: actor.id },
    as: (current) => eventActor(actor, current),
    roles: (current) => rolesTowards(actor, current),
    satellites: (_, event) => [
      stepRow(services.sealing, key, { seq: event.seq, at: event.at, action, staff: actor.id, words }),
    ],
  });
}

async function requireCase({ pool }: Services, division: string, number: string): Promise<void> {
  const key = caseKeyIn(division, number);
  const there = key && (await findCase(pool, key));
  if (!there) throw refuse("kiosk-deposit-about", { field: "number" });
}
