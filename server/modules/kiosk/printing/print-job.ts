/** Putting something on paper: once for a request, counted, and never reported as printed before it is. */

import type { PrintOutcome } from "#contract/kiosk.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { Refusal, refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import type { AtKiosk } from "../at-kiosk.ts";
import { machineryOf } from "../connector.ts";
import "../kiosk-refusals.ts";
import { kioskRulesOf } from "../kiosk-rules.ts";
import type { KioskMachinery } from "../machinery.ts";

export interface PrintJob {
  /** The request's key. */
  id: string;
  kind: "document" | "licence" | "ticket" | "deposit" | "payment";
  /** Which: numbers only, nothing of a person. */
  subject: string;
  title: string;
  bytes: Buffer;
}

/**
 * Prints it; the same request again prints nothing more (ZMS 1363: tickets printed twice).
 * Refused: no printer, no paper, too many pages, the same request still under way.
 */
export async function print(services: Services, call: AtKiosk, job: PrintJob): Promise<{ pages: number }> {
  const { division, id: device } = call.kiosk;
  const machinery = machineryOf(services);
  if (!machinery) throw refuse("kiosk-machine");
  const pages = pagesOf(job.bytes);
  if (pages > kioskRulesOf(services).printing.mostPages) throw refuse("kiosk-print-long");
  const before = await claim(services.db, call, job, pages);
  if (before === "printed") return { pages };
  if (before === "sent") throw refuse("kiosk-printing");
  try {
    await onPaper(machinery, device, job);
  } catch (error) {
    await settle(services.db, division, job.id, "failed");
    throw error;
  }
  await settle(services.db, division, job.id, "printed");
  return { pages };
}

async function onPaper(
  machinery: KioskMachinery,
  device: string,
  { id, title, bytes }: PrintJob,
): Promise<void> {
  if ((await machinery.paper(device)) === "out") throw refuse("kiosk-no-paper");
  await machinery.print(device, { id, title, bytes });
}

/** A slip for something that is done already: without paper it stays done, and the screen shows what the slip says. */
export async function printSlip(services: Services, call: AtKiosk, job: PrintJob): Promise<PrintOutcome> {
  try {
    await print(services, call, job);
    return "printed";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code === "kiosk-no-paper" ? "no-paper" : "failed";
  }
}

/** Takes the request for oneself: undefined, or what has become of it before. One that failed may be tried again. */
async function claim(
  db: Database,
  { kiosk, resident, at }: AtKiosk,
  { id, kind, subject }: PrintJob,
  pages: number,
): Promise<"sent" | "printed" | undefined> {
  const { division } = kiosk;
  const row = { division, id, device: kiosk.id, resident: resident?.id ?? null, kind, subject, pages, at };
  const taken = await db
    .insertInto("kiosk_print")
    .values({ ...row, state: "sent" })
    .onConflict((conflict) =>
      conflict
        .columns(["division", "id"])
        .doUpdateSet({ state: "sent", at })
        .where("kiosk_print.state", "=", "failed")
        .where("kiosk_print.device", "=", kiosk.id)
        .where("kiosk_print.subject", "=", subject),
    )
    .returning("id")
    .executeTakeFirst();
  if (taken) return undefined;
  const known = await db
    .selectFrom("kiosk_print")
    .select(["state", "subject", "device"])
    .where("division", "=", division)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  if (known.subject !== subject || known.device !== kiosk.id) throw refuse("request-key-mismatch");
  return known.state as "sent" | "printed";
}

async function settle(
  db: Database,
  division: string,
  id: string,
  state: "printed" | "failed",
): Promise<void> {
  await db
    .updateTable("kiosk_print")
    .set({ state })
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
}

/** Pages of a PDF of ours, which writes its page objects plainly. */
function pagesOf(bytes: Buffer): number {
  return bytes.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 1;
}
