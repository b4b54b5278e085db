/** Supervision orders as lists and pages show them. */
import type { OrderList, OrderQuery, OrderRow, OrderView } from "#contract/supervision-orders.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can, overseenOrgans } from "#server/kernel/access/permission.ts";
import type { Case, CaseKey } from "#server/kernel/case-type/case.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, findCase, findCases } from "../../cases/index.ts";
import { dueStep } from "./card.ts";
import { caseViewOf, summaryFor } from "./card-page.ts";
import { sourceNames } from "./order.ts";
import { orderFor, orderRoles } from "./order-commands.ts";
import { contentOf, type OrderTableRow, pageOfOrders } from "./order-store.ts";

/** Rows read at a time while a state is looked for. */
const batch = 200;

export async function listOrders(
  services: Services,
  actor: StaffActor,
  { organ, state, after, limit }: OrderQuery,
  now: Instant,
): Promise<OrderList> {
  const { division, id: reader } = actor;
  const filter = { division, reader, organ, organs: overseenOrgans(actor) };
  const rows: OrderRow[] = [];
  let before = after === undefined ? undefined : lastOf(after);
  for (;;) {
    const page = await pageOfOrders(services.db, filter, { before, limit: batch });
    rows.push(...(await orderRowsOf(services, division, page, now)).filter((row) => isIn(row, state)));
    before = page.at(-1)?.case_id;
    if (page.length < batch || rows.length > limit) break;
  }
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const mayOpen = can(actor, "order.open", { division });
  return { rows: shown, mayOpen, ...(last && { next: last.number.slice(6, 22) }) };
}

function lastOf(after: string): number {
  if (!/^\d{16}$/.test(after)) throw refuse("cursor-invalid", { field: "after" });
  return Number(after);
}

function isIn({ state, late }: OrderRow, wanted: OrderQuery["state"]): boolean {
  const over = state === "closed" || state === "cancelled";
  if (wanted === "open") return !over;
  if (wanted === "late") return late;
  if (wanted === "replied") return state === "replied";
  if (wanted === "closed") return over;
  return true;
}

async function orderRowsOf(
  services: Services,
  division: string,
  rows: readonly OrderTableRow[],
  now: Instant,
): Promise<OrderRow[]> {
  const people = rows
    .flatMap(({ person, issued_by }) => [person, issued_by])
    .filter((id) => id !== null && id !== "system");
  const [cases, organs, names, { types, timekeeper }] = await Promise.all([
    findCases(
      services.pool,
      division,
      rows.map(({ case_id }) => case_id),
    ),
    organNames(services.db, division),
    staffNames(services.db, division, [...new Set(people)] as string[]),
    engineOf(services),
  ]);
  const found = new Map(cases.map((it) => [it.id, it]));
  return rows.flatMap((row) => {
    const it = found.get(row.case_id);
    if (!it) return [];
    const type = types.version(it.type, it.typeVersion);
    const due = dueStep(type, it, timekeeper.current());
    return [
      {
        ...wordsOf(row, it, organs, names),
        ...{ state: it.state, stateName: type.states[it.state]?.name ?? it.state },
        ...(due && { dueAt: due.dueAt }),
        late: due !== undefined && due.dueAt <= now,
      },
    ];
  });
}

function wordsOf(
  row: OrderTableRow,
  it: Case,
  organs: ReadonlyMap<string, { name: string }>,
  names: ReadonlyMap<string, string>,
) {
  const source = row.source as OrderRow["source"];
  return {
    ...{
      number: caseNumber(row.division, row.case_id),
      title: row.title,
      source,
      sourceName: sourceNames[source],
    },
    ...{ organ: row.organ, organName: organs.get(row.organ)?.name ?? row.organ, openedAt: it.openedAt },
    ...(row.person !== null && { person: row.person, personName: names.get(row.person) ?? "工作人员" }),
    issuerName: names.get(row.issued_by) ?? "系统",
  };
}

export async function showOrder(
  services: Services,
  actor: StaffActor,
  key: CaseKey,
  now: Instant,
): Promise<OrderView> {
  const row = await orderFor(services, actor, key);
  const about =
    row.about_id === null
      ? undefined
      : await findCase(services.pool, { division: key.division, id: row.about_id });
  const [order] = await orderRowsOf(services, key.division, [row], now);
  if (!order) throw refuse("case-not-found");
  const { matter, mark } = contentOf(services.sealing, row);
  return {
    ...(await caseViewOf(services, key, orderRoles(actor, row), now)),
    ...{ order, matter, ...(mark !== undefined && { mark }) },
    ...(about && { aboutCase: await summaryFor(services, about, now) }),
  };
}
