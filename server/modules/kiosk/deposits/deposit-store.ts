/** Deposits and what was done with them, in the database. Rows are written by the case writer, with their event. */
import type { ExpressionBuilder, Selectable } from "kysely";
import type { DepositPurpose } from "#contract/kiosk.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { DB, Deposit as DepositRow, DepositStep as StepRow } from "#server/platform/database/schema.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import { caseSteps, columnBytes, type SatelliteRow } from "../../../cases/index.ts";
import type { Deposit, StoredStep } from "./deposit.ts";

export interface Ground {
  db: Database;
  sealing: Sealing;
}

const contentPlace = ({ division, id }: CaseKey) => `deposit ${division}/${id}`;
const steps = caseSteps<Selectable<StepRow>, StoredStep["words"]>("deposit_step", {
  words: "words",
  always: true,
});

export const codeIndex = (sealing: Sealing, { division, id }: CaseKey, code: string) =>
  sealing.blind(`${division}/${id} ${code}`, "deposit-code");

export function depositRow(sealing: Sealing, deposit: Deposit, code: string): SatelliteRow {
  const { division, id, device, hall, purpose, item, about, sheets, person, resident, droppedAt } = deposit;
  return {
    table: "deposit",
    row: {
      ...{ division, case_id: id, device, hall, purpose, item_key: item ?? null, about_case: about ?? null },
      ...{ sheets, resident: resident ?? null, dropped_at: droppedAt },
      content: columnBytes(sealing.seal(JSON.stringify(person), contentPlace(deposit))),
      code_index: codeIndex(sealing, deposit, code),
    },
  };
}

export function stepRow(sealing: Sealing, key: CaseKey, step: StoredStep): SatelliteRow {
  return steps.row(sealing, key, step, { staff: step.staff });
}

const deposits = (db: Database, division: string) =>
  db.selectFrom("deposit").selectAll().where("division", "=", division);

export async function readDeposit({ db, sealing }: Ground, key: CaseKey): Promise<Deposit | undefined> {
  const row = await deposits(db, key.division).where("case_id", "=", key.id).executeTakeFirst();
  return row && depositOf(sealing, row);
}

/** The deposit with this code; a wrong code is as good as none. */
export async function depositWithCode(
  ground: Ground,
  key: CaseKey,
  code: string,
): Promise<Deposit | undefined> {
  const index = codeIndex(ground.sealing, key, code);
  const query = deposits(ground.db, key.division).where("case_id", "=", key.id);
  const row = await query.where("code_index", "=", index).executeTakeFirst();
  return row && depositOf(ground.sealing, row);
}

/** After these nothing more is done with an envelope. */
const lastActions = ["forward", "return"];

/** `open`: what waits, the oldest first; else what is done, the newest first. Of these halls; absent: of all. */
export async function listDeposits(
  { db, sealing }: Ground,
  query: { division: string; open: boolean; halls?: readonly string[]; after?: number; limit: number },
): Promise<Deposit[]> {
  const { division, open, halls, after, limit } = query;
  const ended = (is: ExpressionBuilder<DB, "deposit">) =>
    is.exists(
      is
        .selectFrom("deposit_step as s")
        .select("s.seq")
        .whereRef("s.division", "=", "deposit.division")
        .whereRef("s.case_id", "=", "deposit.case_id")
        .where("s.action", "in", lastActions),
    );
  const rows = await deposits(db, division)
    .where((is) => (open ? is.not(ended(is)) : ended(is)))
    .$if(halls !== undefined, (some) => some.where("hall", "in", [...halls!, ""]))
    .$if(after !== undefined, (some) => some.where("case_id", open ? ">" : "<", after!))
    .orderBy("case_id", open ? "asc" : "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => depositOf(sealing, row));
}

export const readSteps = (ground: Ground, key: CaseKey): Promise<StoredStep[]> =>
  steps.read(ground, key, stepOf);

function depositOf(sealing: Sealing, row: Selectable<DepositRow>): Deposit {
  const key = { division: row.division, id: row.case_id };
  return {
    ...{ ...key, device: row.device, hall: row.hall, purpose: row.purpose as DepositPurpose },
    ...{ sheets: row.sheets, droppedAt: row.dropped_at },
    person: JSON.parse(sealing.open(row.content, contentPlace(key))) as Deposit["person"],
    ...(row.item_key !== null && { item: row.item_key }),
    ...(row.about_case !== null && { about: row.about_case }),
    ...(row.resident !== null && { resident: row.resident }),
  };
}

function stepOf(row: Selectable<StepRow>, words: StoredStep["words"]): StoredStep {
  const { seq, at, action, staff } = row;
  return { seq, at, action, staff, words };
}
