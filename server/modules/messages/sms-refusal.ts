/**
 * Who wants no invitations by SMS (B11): said in one's account, or by answering an SMS. What the hall must tell
 * somebody is sent all the same; templates say of themselves whether they may be refused.
 */
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";

const indexOf = (sealing: Sealing, phone: string) => sealing.blind(phone, "sms-refusal");

/** What an SMS answered to one of ours wants: refuse, or have them again; undefined: neither. */
export function wishOf(text: string): "refuse" | "resume" | undefined {
  const said = text.normalize("NFKC").trim().toUpperCase();
  if (["TD", "T", "退订"].includes(said)) return "refuse";
  return said === "HF" || said === "恢复" ? "resume" : undefined;
}

export async function refuseSms(
  db: Database,
  sealing: Sealing,
  who: { division: string; phone: string; how: "account" | "reply"; at: Instant },
): Promise<void> {
  const { division, phone, how, at } = who;
  await db
    .insertInto("sms_refusal")
    .values({ division, phone_index: indexOf(sealing, phone), refused_at: at, how })
    .onConflict((same) => same.doNothing())
    .execute();
}

export async function resumeSms(
  db: Database,
  sealing: Sealing,
  { division, phone }: { division: string; phone: string },
): Promise<void> {
  await db
    .deleteFrom("sms_refusal")
    .where("division", "=", division)
    .where("phone_index", "=", indexOf(sealing, phone))
    .execute();
}

/** Those of these phones that refuse. */
export async function refusingPhones(
  db: Database,
  sealing: Sealing,
  division: string,
  phones: readonly string[],
): Promise<Set<string>> {
  if (phones.length === 0) return new Set();
  const byIndex = new Map(phones.map((phone) => [indexOf(sealing, phone), phone]));
  const rows = await db
    .selectFrom("sms_refusal")
    .select("phone_index")
    .where("division", "=", division)
    .where("phone_index", "in", [...byIndex.keys()])
    .execute();
  return new Set(rows.flatMap(({ phone_index }) => byIndex.get(phone_index) ?? []));
}
