/** Payments as the desk sees them: what was paid where, and what was asked back. */
import type { PaidList, PaidView, RefundView } from "#contract/payments.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { caseKeyIn } from "#server/kernel/codes/case-number.ts";
import { instantOf, msOf } from "#server/kernel/time/day.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import { readDevice } from "#server/modules/devices/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, findCases, numberOf } from "../../../cases/index.ts";
import { findPayment, type StoredPayment } from "./payment-store.ts";
import { listPaid, type Refund, refundsOfPayments } from "./refund-store.ts";
import { isUnderWay } from "./refunds.ts";

const pageSize = 30;
const mostAsked = 500;

export interface PaidAsk {
  asked: boolean;
  number?: string | undefined;
  after?: string | undefined;
}

export async function paidList(services: Services, { actor }: StaffCall, ask: PaidAsk): Promise<PaidList> {
  const { division } = actor;
  const halls = hallsOf(actor);
  const key = ask.number === undefined ? undefined : caseKeyIn(division, ask.number);
  if (ask.number !== undefined && !key) return { rows: [], asked: 0 };
  const of = { division, ...(halls && { halls }) };
  const found = await listPaid(services.db, {
    ...{ ...of, asked: ask.asked, limit: pageSize + 1 },
    ...(key && { case: key.id }),
    ...(ask.after !== undefined && { after: afterOf(ask.after) }),
  });
  const rows = await viewsOf(services, actor, found.slice(0, pageSize));
  const asked = (await listPaid(services.db, { ...of, asked: true, limit: mostAsked })).length;
  const last = found[pageSize - 1];
  return {
    rows,
    asked,
    ...(found.length > pageSize && last && { next: `${msOf(last.paidAt!)}_${last.id}` }),
  };
}

function afterOf(after: string) {
  const [ms = "", id = ""] = after.split("_");
  return { at: instantOf(Number(ms)), id };
}

/** The halls whose money one sees; undefined: all. */
export function hallsOf(actor: StaffActor): readonly string[] | undefined {
  const posts = actor.posts.filter(({ role }) => ["clerk", "supervisor", "director"].includes(role));
  const all = posts.some(({ role, halls }) => role === "director" || halls.length === 0);
  return all ? undefined : posts.flatMap(({ halls }) => [...halls]);
}

export async function showPaid(services: Services, { actor }: StaffCall, id: string): Promise<PaidView> {
  const payment = await findPayment(services.db, actor.division, id);
  if (payment?.paidAt === undefined) throw refuse("payment-not-found");
  return (await viewsOf(services, actor, [payment]))[0]!;
}

async function viewsOf(
  services: Services,
  actor: StaffActor,
  payments: readonly StoredPayment[],
): Promise<PaidView[]> {
  const { db, pool } = services;
  const { division } = actor;
  const ids = payments.map(({ id }) => id);
  const [refunds, cases, { types }] = await Promise.all([
    refundsOfPayments(services, division, ids),
    findCases(
      pool,
      division,
      payments.map(({ caseId }) => caseId),
    ),
    engineOf(services),
  ]);
  const people = refunds.flatMap(({ askedBy, decidedBy }) =>
    [askedBy, decidedBy].filter((id) => id !== undefined),
  );
  const names = await staffNames(db, division, [...new Set(people)]);
  const matters = new Map(cases.map((one) => [one.id, one]));
  return await Promise.all(
    payments.map(async (payment) => {
      const matter = matters.get(payment.caseId)!;
      const device = await readDevice(db, division, payment.device);
      const hall = { division, hall: device?.hall ?? "" };
      const own = refunds.filter((one) => one.payment === payment.id);
      const open = own.some(isUnderWay);
      const gone = own.filter((one) => isUnderWay(one) || one.state === "refunded");
      const left = gone.reduce((rest, { fen }) => rest - fen, payment.fen);
      const type = types.version(matter.type, matter.typeVersion);
      return {
        ...{ id: payment.id, number: numberOf(matter), subject: matter.subject },
        stateName: type.states[matter.state]?.name ?? matter.state,
        ...{ name: payment.name, fen: payment.fen, state: payment.state, deviceName: device?.name ?? "" },
        ...{ paidAt: payment.paidAt!, reference: payment.reference! },
        refunds: own.map((one) =>
          refundView(one, names, one.askedBy !== actor.id && can(actor, "payment.refund", hall)),
        ),
        left,
        mayAsk: payment.state === "paid" && !open && can(actor, "payment.ask-refund", hall),
      };
    }),
  );
}

function refundView(refund: Refund, names: ReadonlyMap<string, string>, may: boolean): RefundView {
  const { division: _, payment: __, askedBy, decidedBy, ...shown } = refund;
  const name = (id: string) => names.get(id) ?? "工作人员";
  return {
    ...{
      ...shown,
      askedBy: askedBy === undefined ? "系统" : name(askedBy),
      mayDecide: may && refund.state === "asked",
    },
    ...(decidedBy !== undefined && { decidedBy: name(decidedBy) }),
  };
}
