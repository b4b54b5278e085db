/** Settling with the payment channel: what came in and went back in a month, by tariff. */
import { sql } from "kysely";
import type { PaidMonth } from "#contract/payments.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import type { Services } from "#server/platform/services.ts";
import { hallsOf } from "./payment-query.ts";

interface Line {
  name: string;
  paid: number;
  paid_fen: number;
  refunds: number;
  back_fen: number;
}

export async function paidMonth({ db }: Services, { actor }: StaffCall, month: string): Promise<PaidMonth> {
  const { division } = actor;
  const halls = hallsOf(actor);
  const inMonth = (column: string) =>
    sql`${sql.ref(column)} >= (${`${month}-01`}::date::timestamp at time zone 'Asia/Shanghai')
      and ${sql.ref(column)} < ((${`${month}-01`}::date + interval '1 month') at time zone 'Asia/Shanghai')`;
  const place = halls ? sql`and d.hall = any(${[...halls]}::text[])` : sql``;
  const { rows } = await sql<Line>`
    select m.name, sum(m.paid)::int as paid, sum(m.paid_fen)::bigint as paid_fen,
      sum(m.refunds)::int as refunds, sum(m.back_fen)::bigint as back_fen
    from (
      select p.name, p.device, 1 as paid, p.fen as paid_fen, 0 as refunds, 0::bigint as back_fen
      from kiosk_payment p where p.division = ${division} and ${inMonth("p.paid_at")}
      union all
      select p.name, p.device, 0, 0, 1, r.fen
      from kiosk_refund r join kiosk_payment p on p.division = r.division and p.id = r.payment
      where r.division = ${division} and r.state = 'refunded' and ${inMonth("r.refunded_at")}
    ) m join device d on d.division = ${division} and d.id = m.device
    where true ${place}
    group by m.name order by m.name`.execute(db);
  return {
    month,
    lines: rows.map(({ name, paid, paid_fen: paidFen, refunds, back_fen: backFen }) => ({
      ...{ name, paid, paidFen, refunds, backFen },
    })),
  };
}
