/** Taking a number at a kiosk (R12.1), for whoever is signed in or for nobody by name; with its slip and code. */
import type { KioskNumber, TakeKioskNumber } from "#contract/kiosk.ts";
import type { Taken } from "#contract/queue.ts";
import { hallNames } from "#server/modules/organisation/index.ts";
import { readResident } from "#server/modules/people/index.ts";
import { takeNumber } from "#server/modules/queue/index.ts";
import type { Services } from "#server/platform/services.ts";
import { followingKey } from "../../cases/index.ts";
import type { AtKiosk } from "./at-kiosk.ts";
import { printSlip } from "./printing/print-job.ts";
import { slipPdf } from "./printing/slips.ts";

/** Refused: what the queue refuses. A repeat gets the same number, and no second slip (ZMS 1363). */
export async function numberAtKiosk(
  services: Services,
  call: AtKiosk,
  { requestKey, ...asked }: TakeKioskNumber,
): Promise<KioskNumber> {
  const { kiosk, at } = call;
  const { division, hall, id } = kiosk;
  const person = await personOf(services, call);
  const who = { division, hall, by: `device ${id}`, via: "kiosk" as const, at };
  const taken = await takeNumber(services, { ...who, ...asked, requestKey, ...(person && { person }) });
  return await numberSlip(services, call, requestKey, taken);
}

/** The paper of a number, and its code for the phone; `words` stand before what every slip says. */
export async function numberSlip(
  services: Services,
  call: AtKiosk,
  requestKey: string,
  { ticket, token, words = [] }: Taken & { words?: readonly string[] },
): Promise<KioskNumber> {
  const { division, hall } = call.kiosk;
  const phone = `${services.config.origin}/ticket#${token}`;
  const bytes = await slipPdf({
    ...{ title: ticket.queueName, large: ticket.number, at: call.at },
    hall: (await hallNames(services.db, division)).get(hall) ?? "",
    lines: [
      ...words,
      ticket.ahead === 0 ? "您前面没有人" : `您前面有 ${ticket.ahead} 人`,
      ...(ticket.counters.length > 0 ? [`窗口：${ticket.counters.join("、")}`] : []),
      "听到叫号、看到大屏后到窗口。",
    ],
    qr: { address: phone, caption: "扫码在手机上看排到哪里" },
  });
  const job = { id: followingKey(requestKey, "slip"), kind: "ticket" as const, subject: ticket.number };
  const paper = await printSlip(services, call, { ...job, title: `排队号 ${ticket.number}`, bytes });
  return { ticket, phone, paper };
}

async function personOf({ db, sealing }: Services, { resident }: AtKiosk) {
  const account = resident && (await readResident(db, sealing, resident.division, resident.id));
  if (!account?.name) return undefined;
  const { name, idNumber, phone } = account;
  return { name, phone, ...(idNumber && { idNumber }) };
}
