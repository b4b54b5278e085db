/** Handing in by the box (自助投件): a case with a clock, and a slip with its number and query code. */
import type { DepositReceipt, NewDeposit } from "#contract/kiosk.ts";
import type { Opening } from "#server/kernel/case-type/case.ts";
import { caseKeyIn } from "#server/kernel/codes/case-number.ts";
import { maskName } from "#server/kernel/codes/mask.ts";
import { nameOfItem } from "#server/modules/items/index.ts";
import { hallNames } from "#server/modules/organisation/index.ts";
import { readResident } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, findCase, followingKey, numberOf, summaryOf } from "../../../cases/index.ts";
import { namesFor } from "../../casework/index.ts";
import type { AtKiosk } from "../at-kiosk.ts";
import "../kiosk-refusals.ts";
import { kioskRulesOf } from "../kiosk-rules.ts";
import { printSlip } from "../printing/print-job.ts";
import { slipPdf } from "../printing/slips.ts";
import { type Deposit, partyOfDeposit, queryCodeOf, subjectLine } from "./deposit.ts";
import { depositRow } from "./deposit-store.ts";

/** Refused: nobody to ring, a matter that is not there. A repeat gets the first number, and no second slip. */
export async function dropIn(services: Services, call: AtKiosk, ask: NewDeposit): Promise<DepositReceipt> {
  const { kiosk, at } = call;
  const { division } = kiosk;
  const { requestKey } = ask;
  const code = queryCodeOf(services.sealing.blind(`${division} ${requestKey}`, "deposit-code-secret"));
  const deposit = await depositOf(services, call, ask);
  const { writer, types, timekeeper } = await engineOf(services);
  const written = await writer.open({
    ...{ division, requestKey, at, action: "drop", data: {}, roles: ["applicant"] as const },
    opening: await openingOf(services, deposit),
    actor: { kind: "device", id: kiosk.id },
    satellites: (key) => [depositRow(services.sealing, { ...deposit, ...key }, code)],
  });
  const number = numberOf(written.case);
  const names = await namesFor(services, division, [written.case]);
  const type = types.version(written.case.type, written.case.typeVersion);
  const { clocks } = summaryOf(type, written.case, timekeeper.current(), at, names);
  const takenUpBy = clocks.find(({ id }) => id === "take-up")?.dueOn;
  const slip = await slipPdf({
    ...{ title: "自助投件回执", large: number, at },
    hall: (await hallNames(services.db, division)).get(kiosk.hall) ?? "",
    lines: [
      `查询码：${code}`,
      `您填的张数：${deposit.sheets} 张`,
      ...(takenUpBy ? [`最迟 ${takenUpBy} 取出清点`] : []),
      "清点后有不符的，会打电话告诉您。",
    ],
  });
  const job = { id: followingKey(requestKey, "slip"), kind: "deposit" as const, subject: number };
  const paper = await printSlip(services, call, { ...job, title: "自助投件回执", bytes: slip });
  return { number, code, ...(takenUpBy && { takenUpBy }), paper };
}

async function depositOf(services: Services, call: AtKiosk, ask: NewDeposit): Promise<Omit<Deposit, "id">> {
  const { kiosk, resident, at } = call;
  const { db, sealing } = services;
  const { purpose, item, sheets } = ask;
  const account = resident && (await readResident(db, sealing, kiosk.division, resident.id));
  const phone = ask.phone ?? account?.phone;
  if (phone === undefined) throw refuse("kiosk-phone", { field: "phone" });
  const about = ask.number === undefined ? undefined : await aboutOf(services, kiosk.division, ask.number);
  return {
    ...{ division: kiosk.division, device: kiosk.id, hall: kiosk.hall, purpose, sheets, droppedAt: at },
    person: { phone, ...(account?.name && { name: account.name }) },
    ...(item !== undefined && { item }),
    ...(about !== undefined && { about }),
    ...(resident && { resident: resident.id }),
  };
}

async function aboutOf({ pool }: Services, division: string, number: string): Promise<number> {
  const key = caseKeyIn(division, number);
  const there = key && (await findCase(pool, key));
  if (!there) throw refuse("kiosk-deposit-about", { field: "number" });
  return there.id;
}

async function openingOf(services: Services, deposit: Omit<Deposit, "id">): Promise<Opening> {
  const { division, item, purpose, hall, person } = deposit;
  const { types } = await engineOf(services);
  const { organ, takeUp, forward } = kioskRulesOf(services).deposit;
  const itemName = item && (await nameOfItem(services, division, item));
  return {
    ...{ type: "deposit", typeVersion: types.newest("deposit").version, organ, hall, channel: "kiosk" },
    ...{ subject: subjectLine(purpose, itemName || undefined), party: partyOfDeposit(organ) },
    partyLabel: person.name ? maskName(person.name) : "未登录",
    facts: { limits: { "take-up": takeUp, forward }, steps: [], traits: [] },
  };
}
