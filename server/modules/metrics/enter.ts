/** Figures the system cannot count: entered by people, with evidence; what replaces one says why. */
import type { EvidenceFile } from "#contract/evidence.ts";
import type { EnteredList, EnterFigure, Period } from "#contract/metric.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { carryOut, doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { evidenceNames, requireEvidence } from "#server/modules/evidence/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { definitionFor } from "./definitions.ts";
import { enteredValues, entriesOf, insertEntered } from "./entered-store.ts";

export async function enterFigure(
  services: Services,
  call: StaffCall,
  metric: string,
  body: EnterFigure,
): Promise<EnteredList> {
  const { from, to, organ, value, evidence, file, reason, requestKey } = body;
  const { division, id } = call.actor;
  if (from >= to || from < "1990-01-01" || to > "2101-01-01") throw refuse("period-invalid", { field: "to" });
  const it = await definitionFor(services, metric, Number(from.slice(0, 4)));
  if (it.source !== "entered" && it.source !== "imported") throw refuse("metric-not-entered");
  const ask = { division, metric, period: { from, to }, where: { ...(organ !== undefined && { organ }) } };
  await carryOut(services, { ...call, requestKey }, `metric.enter ${metric}`, async (tx) => {
    const [before] = await enteredValues(tx, ask, false);
    if (before && reason === undefined) throw refuse("figure-needs-reason", { field: "reason" });
    await requireEvidence(tx, division, file === undefined ? [] : [file]);
    await insertEntered(tx, { ...ask, value, evidence, file, reason, by: id, at: call.at });
    await recordAudit(tx, doneBy(call, "metric.enter", { kind: "metric", id: metric }, { from, to, value }));
  });
  return await listEntered(services, call.actor, metric);
}

/** Entries of the organs the actor may see, the newest first. */
export async function listEntered(
  services: Services,
  actor: StaffActor,
  metric: string,
): Promise<EnteredList> {
  const { division } = actor;
  await definitionFor(services, metric, 9999);
  const rows = (await entriesOf(services.db, division, metric)).filter(({ organ }) =>
    can(actor, "metrics.read", { division, ...(organ !== "-" && { organ }) }),
  );
  const names = await staffNames(services.db, division, [
    ...new Set(rows.map(({ entered_by }) => entered_by)),
  ]);
  const files = await evidenceNames(
    services.db,
    division,
    rows.flatMap(({ evidence_file }) => evidence_file ?? []),
  );
  const fileOf = (id: string | null) => (id === null ? undefined : files.get(id));
  return {
    rows: rows.map((row) => ({
      ...(fileOf(row.evidence_file) && { file: fileOf(row.evidence_file)! }),
      ...{ from: row.from_day, to: row.to_day, value: Number(row.value), evidence: row.evidence },
      ...(row.organ !== "-" && { organ: row.organ }),
      ...(row.reason !== null && { reason: row.reason }),
      ...{ by: names.get(row.entered_by) ?? "工作人员", at: row.entered_at },
    })),
  };
}

/** What proves the last entry for exactly this period; undefined: nothing was entered. */
export async function evidenceOf(
  { db }: Services,
  division: string,
  metric: string,
  { from, to }: Period,
  organ = "-",
): Promise<{ evidence: string; file?: EvidenceFile } | undefined> {
  const row = await db
    .selectFrom("entered_figure as e")
    .leftJoin("evidence_file as f", (join) =>
      join.onRef("f.division", "=", "e.division").onRef("f.id", "=", "e.evidence_file"),
    )
    .select(["e.evidence", "f.id", "f.name", "f.size"])
    .where("e.division", "=", division)
    .where("e.metric", "=", metric)
    .where("e.organ", "=", organ)
    .where("e.from_day", "=", from)
    .where("e.to_day", "=", to)
    .orderBy("e.id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { evidence, id, name, size } = row;
  return { evidence, ...(id !== null && { file: { id, name: name ?? "依据", size: size ?? 1 } }) };
}
