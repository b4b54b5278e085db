/** Deposits as clerks see them, and their progress for whoever put one in. */
import type { DepositList, DepositView, OfCase } from "#contract/kiosk.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import type { Case, CaseKey } from "#server/kernel/case-type/case.ts";
import { caseKeyIn } from "#server/kernel/codes/case-number.ts";
import { maskName, maskPhone } from "#server/kernel/codes/mask.ts";
import { permit } from "#server/modules/access/index.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import { readDevice } from "#server/modules/devices/index.ts";
import { nameOfItem } from "#server/modules/items/index.ts";
import { hallNames } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import {
  allowedOf,
  engineOf,
  findCase,
  findCases,
  numberOf,
  rolesTowards,
  summaryOf,
} from "../../../cases/index.ts";
import { namesFor } from "../../casework/index.ts";
import type { AtKiosk } from "../at-kiosk.ts";
import type { Deposit } from "./deposit.ts";
import { depositWithCode, listDeposits, readDeposit, readSteps } from "./deposit-store.ts";

const pageSize = 30;

/** Refused with `case-not-found` where it is none. */
export async function caseOfDeposit(
  services: Services,
  division: string,
  number: string,
): Promise<{ key: CaseKey; deposit: Deposit }> {
  const key = caseKeyIn(division, number);
  const deposit = key && (await readDeposit(services, key));
  if (!deposit) throw refuse("case-not-found", { field: "number" });
  return { key: { division, id: deposit.id }, deposit };
}

/** What stands in the box of the clerk's halls, the oldest first; or what was done, the newest first. */
export async function depositList(
  services: Services,
  { actor, at }: StaffCall,
  ask: { open: boolean; after?: string },
): Promise<DepositList> {
  const { division } = actor;
  const halls = hallsOf(actor);
  const after = ask.after === undefined ? {} : { after: Number(ask.after) };
  const query = { division, open: ask.open, limit: pageSize + 1, ...after, ...(halls && { halls }) };
  const found = await listDeposits(services, query);
  const shown = found.slice(0, pageSize);
  const cases = await findCases(
    services.pool,
    division,
    shown.map(({ id }) => id),
  );
  const byId = new Map(cases.map((one) => [one.id, one]));
  const rows = await Promise.all(
    shown.map((deposit) => viewOf(services, actor, deposit, byId.get(deposit.id)!, at)),
  );
  return { rows, ...(found.length > pageSize && { next: String(shown.at(-1)!.id) }) };
}

/** The halls a clerk works in; undefined: all. */
function hallsOf(actor: StaffActor): readonly string[] | undefined {
  const posts = actor.posts.filter(({ role }) => role === "clerk");
  return posts.some(({ halls }) => halls.length === 0) ? undefined : posts.flatMap(({ halls }) => [...halls]);
}

export async function showDeposit(
  services: Services,
  { actor, at }: StaffCall,
  number: string,
): Promise<DepositView> {
  const { key, deposit } = await caseOfDeposit(services, actor.division, number);
  permit(actor, "deposit.keep", { division: key.division, hall: deposit.hall });
  const current = await findCase(services.pool, key);
  if (!current) throw refuse("case-not-found");
  return await viewOf(services, actor, deposit, current, at);
}

async function viewOf(
  services: Services,
  actor: StaffActor,
  deposit: Deposit,
  current: Case,
  at: string,
): Promise<DepositView> {
  const { db } = services;
  const { division, item, person } = deposit;
  const { types, timekeeper } = await engineOf(services);
  const type = types.version(current.type, current.typeVersion);
  const [names, halls, steps, itemName, device, about] = await Promise.all([
    namesFor(services, division, [current]),
    hallNames(db, division),
    readSteps(services, deposit),
    item === undefined ? undefined : nameOfItem(services, division, item),
    readDevice(db, division, deposit.device),
    deposit.about === undefined ? undefined : findCase(services.pool, { division, id: deposit.about }),
  ]);
  const doers = await staffNames(db, division, [...new Set(steps.map(({ staff }) => staff))]);
  return {
    case: summaryOf(type, current, timekeeper.current(), at, names),
    ...{
      version: current.version,
      hall: halls.get(deposit.hall) ?? deposit.hall,
      deviceName: device?.name ?? "",
    },
    ...{ purpose: deposit.purpose, sheets: deposit.sheets, droppedAt: deposit.droppedAt },
    ...(item !== undefined && { item: { key: item, name: itemName ?? item } }),
    ...(about && { about: numberOf(about) }),
    ...{ name: person.name ? maskName(person.name) : "未登录", phone: maskPhone(person.phone) },
    steps: steps.map(({ at: when, action, staff, words }) => ({
      ...{
        at: when,
        name: type.actions[action]?.name ?? action,
        by: doers.get(staff) ?? "工作人员",
        ...words,
      },
    })),
    allowed: allowedOf(type, current, rolesTowards(actor, current)).map(({ id }) => id),
  };
}

/** How an envelope stands, for whoever holds its slip or put it in signed in; undefined where it is none of theirs. */
export async function depositProgress(
  services: Services,
  { kiosk, resident }: Pick<AtKiosk, "kiosk" | "resident">,
  { number, code }: OfCase,
): Promise<{ number: string; stateName: string; words: string } | undefined> {
  const key = caseKeyIn(kiosk.division, number);
  if (!key) return undefined;
  const known =
    code === undefined ? await readDeposit(services, key) : await depositWithCode(services, key, code);
  const theirs = known && (code !== undefined || (resident && known.resident === resident.id));
  const current = theirs ? await findCase(services.pool, key) : undefined;
  if (!known || !current) return undefined;
  const { types } = await engineOf(services);
  const state = types.version(current.type, current.typeVersion).states[current.state];
  const note = (await readSteps(services, key)).findLast(({ words }) => words.note)?.words.note;
  const told = [state?.resident ?? "", current.state === "returned" ? note : undefined].filter(Boolean);
  return { number: numberOf(current), stateName: state?.name ?? current.state, words: told.join("：") };
}
