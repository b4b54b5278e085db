/**
 * Signing in at a kiosk: the card is read, then the face compared, then there is a session. Between the two the holder
 * travels sealed through the page, bound to the kiosk and to minutes, so that no page can name somebody.
 */
import { randomUUID } from "node:crypto";
import type { CardRead } from "#contract/kiosk.ts";
import { maskName } from "#server/kernel/codes/mask.ts";
import { type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";
import { recordAudit } from "#server/modules/audit/index.ts";
import {
  type CardHolder,
  endSessionsAtKiosk,
  forgetHolder,
  isCard,
  signInAtKiosk,
  type Token,
} from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import type { AtKiosk } from "../at-kiosk.ts";
import { machineryOf } from "../connector.ts";
import "../kiosk-refusals.ts";
import { kioskRulesOf } from "../kiosk-rules.ts";

interface SealedCard {
  device: string;
  readAt: Instant;
  holder: CardHolder;
}

const place = "kiosk card";
/** How long a card that was read counts. */
const cardMs = 120_000;

/** Refused: no reader, no card on it. */
export async function readCard(services: Services, { kiosk, at }: AtKiosk): Promise<CardRead> {
  const machinery = machineryOf(services);
  if (!machinery) throw refuse("kiosk-reader-absent");
  const holder = await machinery.readCard(kiosk.id);
  if (!holder || !isCard(holder, at)) throw refuse("kiosk-no-card");
  const card: SealedCard = { device: kiosk.id, readAt: at, holder };
  const sealed = services.sealing.seal(JSON.stringify(card), place).toString("base64url");
  return { name: maskName(holder.name), card: sealed };
}

/** Refused: a card read long ago or elsewhere, another face, a holder without account. */
export async function signInByCard(
  services: Services,
  call: AtKiosk,
  sealed: string,
): Promise<{ token: Token; resident: string }> {
  const { kiosk, client, at } = call;
  const { division, id } = kiosk;
  const machinery = machineryOf(services);
  if (!machinery) throw refuse("kiosk-reader-absent");
  const { device, readAt, holder } = openCard(services, sealed);
  if (device !== id || msOf(at) - msOf(readAt) > cardMs) throw refuse("kiosk-card-old");
  if (!(await machinery.sameFace(id, holder))) {
    const actor = { kind: "device" as const, id };
    const refused = { action: "kiosk.face", result: "refused" as const, reason: "kiosk-face-differs" };
    await recordAudit(services.db, { division, at, client, actor, ...refused });
    throw refuse("kiosk-face-differs");
  }
  const life = lifeOf(services, at);
  return await services.db.transaction().execute(async (tx) => {
    const signedIn = await signInAtKiosk(tx, services, { division, kiosk: id, holder, life, client, at });
    await endVisits(tx, division, id, "next", at);
    const visit = { division, id: randomUUID(), device: id, resident: signedIn.resident, started_at: at };
    await tx.insertInto("kiosk_visit").values(visit).execute();
    return signedIn;
  });
}

function openCard({ sealing }: Services, sealed: string): SealedCard {
  try {
    return JSON.parse(sealing.open(Buffer.from(sealed, "base64url"), place)) as SealedCard;
  } catch (cause) {
    throw refuse("kiosk-card-old", { cause });
  }
}

/** The page asks before; the server forgets by itself should the page not be able to. */
function lifeOf(services: Services, at: Instant) {
  const { minutes, idleSeconds, askSeconds } = kioskRulesOf(services).session;
  const idle = idleSeconds + askSeconds + 30;
  return { seenAt: at, idleSeconds: idle, expiresAt: instantOf(msOf(at) + minutes * 60_000) };
}

/** Ends whatever session there is at the kiosk; doing it again changes nothing. */
export async function leaveKiosk(services: Services, call: AtKiosk, by: "left" | "silence"): Promise<void> {
  const { kiosk, resident, at } = call;
  await services.db.transaction().execute(async (tx) => {
    await endSessionsAtKiosk(tx, kiosk.division, kiosk.id);
    await endVisits(tx, kiosk.division, kiosk.id, by, at);
  });
  if (resident) forgetHolder(services, resident);
}

async function endVisits(
  tx: Database,
  division: string,
  device: string,
  by: "left" | "silence" | "next",
  at: Instant,
): Promise<void> {
  await tx
    .updateTable("kiosk_visit")
    .set({ ended_at: at, ended_by: by })
    .where("division", "=", division)
    .where("device", "=", device)
    .where("ended_at", "is", null)
    .execute();
}
