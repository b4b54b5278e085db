/** The register of entries: what a figure is made of, with the same total. */
import type { EntriesAsk, EntriesPage, EntryRow } from "#contract/budget.ts";
import { staffNames } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";
import { budgetRulesOf } from "./budget-rules.ts";
import { type Entry, type EntryFilter, readEntries, sumEntries } from "./entry-store.ts";

const pageSize = 40;

export async function listEntries(
  services: Services,
  division: string,
  { skip = 0, public: three, ...ask }: EntriesAsk,
): Promise<EntriesPage> {
  const { subjects } = budgetRulesOf(services);
  const named = subjects.filter((subject) => subject.public === three).map(({ code }) => code);
  const filter: EntryFilter = { ...ask, ...(three !== undefined && { subjects: named }) };
  const found = await readEntries(services.db, division, filter, { limit: pageSize + 1, skip });
  return {
    rows: await entryRows(services, division, found.slice(0, pageSize)),
    ...(await sumEntries(services.db, division, filter)),
    ...(found.length > pageSize && { next: skip + pageSize }),
  };
}

export async function entryRows(
  { db }: Pick<Services, "db">,
  division: string,
  entries: readonly Entry[],
): Promise<EntryRow[]> {
  const names = await staffNames(db, division, [...new Set(entries.map(({ recorded_by }) => recorded_by))]);
  return entries.map((one) => ({
    ...{ id: one.id, line: one.line_id, lineName: one.line_name, voucher: one.voucher },
    ...{ on: one.on_day, amount: one.amount_fen, summary: one.summary, reversed: one.reversed },
    ...(one.contract_id !== null && {
      contract: { id: one.contract_id, number: one.contract_number ?? "", project: one.project_id ?? "" },
    }),
    ...(one.settlement_id !== null && { settlement: one.settlement_id }),
    ...(one.asset !== null && { asset: one.asset }),
    ...(one.corrects !== null && { corrects: one.corrects }),
    ...{ by: names.get(one.recorded_by) ?? "", at: one.recorded_at },
  }));
}
