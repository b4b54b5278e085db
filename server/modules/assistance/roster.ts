/** The roster of helpers: who they are, where they sit, when they are there (R12.5). */
import type { DutyList, NewDuty, Roster, RosterEntry, RosterRow } from "#contract/assistance-desk.ts";
import type { Tier } from "#contract/assistance-words.ts";
import { can } from "#server/kernel/access/permission.ts";
import { checkPhone } from "#server/kernel/codes/phone.ts";
import { addDays, type Day, shanghaiDay } from "#server/kernel/time/day.ts";
import { carryOut, doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { areasOf } from "#server/modules/organisation/index.ts";
import { recipientsOf, staffAccounts, staffDirectory, staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { fitsTier } from "./assistance.ts";
import "./assistance-refusals.ts";
import { assistanceRulesOf } from "./assistance-rules.ts";
import { deleteDuty, dutiesOf, helpersById, insertDuty, readRoster, writeHelper } from "./roster-store.ts";

export interface HelperView {
  name: string;
  tier: Tier;
  site: string;
  phone: string;
}

/** What a client may know of their helper. */
export async function helperViews(
  { db }: Pick<Services, "db">,
  division: string,
  ids: readonly string[],
): Promise<Map<string, HelperView>> {
  const [helpers, names] = await Promise.all([
    helpersById(db, division, ids),
    staffNames(db, division, [...new Set(ids)]),
  ]);
  return new Map(
    [...helpers].map(([id, { tier, site, phone }]) => [
      id,
      { name: names.get(id) ?? "帮办员", tier, site, phone },
    ]),
  );
}

export async function showRoster(services: Services, { actor, at }: StaffCall): Promise<Roster> {
  const { db } = services;
  const { division } = actor;
  const { caps, languages } = assistanceRulesOf(services);
  const today = shanghaiDay(at);
  const [roster, areas, accounts, directory, holders, duties] = await Promise.all([
    readRoster(db, division),
    areasOf(db, division),
    staffAccounts(db, division),
    staffDirectory(db, division),
    recipientsOf(db, division, { role: "assistant" }),
    dutiesOf(db, division, { from: today, to: today }),
  ]);
  const accountOf = new Map([...accounts].map(([account, { id }]) => [id, account]));
  const nameOf = new Map(directory.map(({ id, name }) => [id, name]));
  const areaOf = new Map(areas.map(({ code, name }) => [code, name]));
  const rows = roster.map(({ left: _, organ: __, ...helper }): RosterRow => {
    const today = duties
      .filter((duty) => duty.helper === helper.staff)
      .map(({ from, to }) => `${from}—${to}`);
    return {
      ...helper,
      ...{ account: accountOf.get(helper.staff) ?? "", name: nameOf.get(helper.staff) ?? "帮办员" },
      ...{ areaName: areaOf.get(helper.area) ?? helper.area, cap: caps[helper.tier] },
      ...(today.length > 0 && { dutyToday: today.join("、") }),
    };
  });
  const on = new Set(roster.map(({ staff }) => staff));
  const candidates = holders.flatMap((id) =>
    on.has(id) ? [] : [{ staff: id, label: `${nameOf.get(id) ?? ""}（${accountOf.get(id) ?? ""}）` }],
  );
  const mayManage = can(actor, "assistance.manage", { division });
  return { rows, candidates, areas: areas.map(({ code, name }) => ({ code, name })), languages, mayManage };
}

/** Puts somebody on the roster, or changes what it says of them. Refused: no post, a tier that does not fit, changed meanwhile. */
export async function keepHelper(
  services: Services,
  call: StaffCall,
  staff: string,
  entry: RosterEntry,
): Promise<{ version: number }> {
  const { actor, at } = call;
  const { division } = actor;
  const { requestKey, version, left, ...said } = entry;
  return await carryOut(services, { ...call, requestKey }, `helper ${staff}`, async (tx) => {
    const holders = await recipientsOf(tx, division, { role: "assistant" });
    if (!holders.includes(staff) && left !== true) throw refuse("helper-no-post");
    const { place, awayUntil, ...rest } = said;
    if (!fitsTier({ ...rest, ...(place !== undefined && { place }) }))
      throw refuse("helper-place", { field: "area" });
    const known = (await areasOf(tx, division)).some(({ code }) => code === said.area);
    if (!known) throw refuse("helper-place", { field: "area" });
    if (!checkPhone(said.phone).ok) throw refuse("assistance-phone", { field: "phone" });
    const now = (await readRoster(tx, division)).find((one) => one.staff === staff);
    if (left && now && now.open > 0) throw refuse("helper-busy");
    const organ =
      (await staffDirectory(tx, division)).find(({ id }) => id === staff)?.organ ?? now?.organ ?? "";
    const helper = {
      ...rest,
      staff,
      organ,
      version,
      ...(place && { place }),
      ...(awayUntil && { awayUntil }),
    };
    const by = { staff: actor.id, at, ...(left && { leftAt: at }) };
    if (!(await writeHelper(tx, division, helper, by))) throw refuse("helper-changed");
    await recordAudit(
      tx,
      doneBy(call, left ? "helper.leave" : "helper.keep", { kind: "staff", id: staff }, { tier: said.tier }),
    );
    return { version: version + 1 };
  });
}

/** The rota of these days. */
export async function showDuty(services: Services, { actor }: StaffCall, from: Day): Promise<DutyList> {
  const { db } = services;
  const { division } = actor;
  const to = addDays(from, 6);
  const [duties, roster] = await Promise.all([
    dutiesOf(db, division, { from, to }),
    readRoster(db, division),
  ]);
  const names = await staffNames(
    db,
    division,
    roster.map(({ staff }) => staff),
  );
  const byId = new Map(roster.map((helper) => [helper.staff, helper]));
  const rows = duties.flatMap(({ helper: staff, ...duty }) => {
    const helper = byId.get(staff);
    return helper
      ? [{ ...duty, staff, name: names.get(staff) ?? "帮办员", tier: helper.tier, site: helper.site }]
      : [];
  });
  const helpers = roster.map(({ staff, site }) => ({
    staff,
    label: `${names.get(staff) ?? "帮办员"}（${site}）`,
  }));
  return { rows, from, to, helpers, mayManage: can(actor, "assistance.manage", { division }) };
}

export async function addDuty(
  services: Services,
  call: StaffCall,
  { requestKey, ...duty }: NewDuty,
): Promise<void> {
  const { actor, at } = call;
  const { division } = actor;
  const { staff, ...span } = duty;
  if (span.from >= span.to) throw refuse("duty-clash", { field: "to" });
  await carryOut(services, { ...call, requestKey }, `duty ${staff}`, async (tx) => {
    const helper = (await helpersById(tx, division, [staff])).get(staff);
    if (!helper || helper.left) throw refuse("assistance-helper", { field: "staff" });
    if (!(await insertDuty(tx, division, { ...span, helper: staff }, { staff: actor.id, at })))
      throw refuse("duty-clash", { field: "from" });
    await recordAudit(tx, doneBy(call, "duty.add", { kind: "staff", id: staff }, { on: span.on }));
  });
}

export async function dropDuty(
  services: Services,
  call: StaffCall,
  id: string,
  requestKey: string,
): Promise<void> {
  const { division } = call.actor;
  await carryOut(services, { ...call, requestKey }, `duty.drop ${id}`, async (tx) => {
    if (!(await deleteDuty(tx, division, id))) throw refuse("duty-not-found");
    await recordAudit(tx, doneBy(call, "duty.drop", { kind: "duty", id }));
  });
}
