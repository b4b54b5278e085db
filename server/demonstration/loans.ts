/** What halls lend (B9): out, and back again. */
import { randomUUID } from "node:crypto";
import { facilityDesk, lend, takeBack } from "#server/modules/facilities/index.ts";
import { someone } from "./matters.ts";
import { callOf, isPlayed, player, type Stage } from "./stage.ts";

const loans = [
  { kind: "wheelchair", who: 30, back: false },
  { kind: "umbrella", who: 31, back: false },
  { kind: "reading-glasses", who: 32, back: true },
];

export async function playLoans(stage: Stage): Promise<void> {
  if (await isPlayed(stage, "facility_loan")) return;
  const { services } = stage;
  const { facilities } = await facilityDesk(services, player(stage, "clerk"), services.now());
  for (const { kind, who, back } of loans) {
    const facility = facilities.find((one) => one.kind === kind && one.hall === "changning");
    if (!facility) continue;
    const { name, phone } = someone(who);
    const ask = { requestKey: randomUUID(), name, phone, quantity: 1 };
    const { id } = await lend(services, callOf(stage, "clerk"), facility.id, ask);
    if (!back) continue;
    await takeBack(services, callOf(stage, "clerk"), id, { requestKey: randomUUID(), how: "returned" });
  }
}
