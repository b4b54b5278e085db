/** Checking an edition again: histories first, then its figures; a job with progress, which one may leave and come back to. */
import { countCases, engineOf, verifyCases } from "#server/cases/index.ts";
import { parseCaseNumber } from "#server/kernel/codes/case-number.ts";
import { carryOut, type KeyedCall } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { enqueue, type Job } from "#server/platform/jobs/jobs.ts";
import type { Services } from "#server/platform/services.ts";
import {
  type CheckKey,
  type EditionKind,
  finishCheck,
  insertCheck,
  noteDone,
  takeCheck,
} from "./check-store.ts";
import type { SealedEdition } from "./edition.ts";
import type { AlteredCase } from "./edition-causes.ts";
import { compareEdition } from "./edition-compare.ts";
import "./editions-refusals.ts";

/** Finds an edition by the name its owner gave it. */
export type FindEdition = (
  services: Services,
  division: string,
  edition: string,
) => Promise<SealedEdition | undefined>;

/** The job of one kind of editions. */
export const checkJobOf = (kind: EditionKind, find: FindEdition): Job<CheckKey> => ({
  name: `${kind}-edition-check`,
  attempts: 3,
  run: (key, services) => checkAgain(services, key, find),
});

/** Asks for it. Refused: it is under way. Whoever asks has been asked for permission before. */
export async function startCheck(
  services: Services,
  call: KeyedCall,
  { kind, edition, figures }: { kind: EditionKind; edition: string; figures: number },
  job: Job<CheckKey>,
): Promise<{ total: number }> {
  const { actor, at } = call;
  const { division } = actor;
  const total = (await countCases(services.pool, division)) + figures;
  return await carryOut(services, call, `edition.check ${kind} ${edition}`, async (tx) => {
    const id = await insertCheck(tx, { division, kind, edition, total, by: actor.id, at });
    if (id === undefined) throw refuse("edition-check-runs");
    await enqueue(tx, job, { division, id });
    return { total };
  });
}

async function checkAgain(services: Services, key: CheckKey, find: FindEdition): Promise<void> {
  const { db, pool, now, log } = services;
  const asked = await takeCheck(db, key);
  if (!asked) return;
  try {
    const edition = await find(services, key.division, asked.edition);
    if (!edition) throw new Error(`no edition ${asked.edition}`);
    const { types, timekeeper } = await engineOf(services);
    const note = (done: number) => noteDone(db, key, Math.min(done, asked.total));
    // Progress is told in passing: nobody waits for it, and what fails to be told is told with the next.
    const read = (cases: number) => void note(cases).catch((err) => log.warn({ err }, "progress not told"));
    const { cases, faults } = await verifyCases(pool, types, timekeeper, read);
    const altered = alteredCases(faults);
    const told = (figures: number) => note(cases + figures);
    const said = await compareEdition(services, key.division, edition, altered, told);
    await finishCheck(db, key, now(), said);
  } catch (err) {
    log.error({ err, edition: asked.edition }, "an edition could not be checked");
    await finishCheck(db, key, now());
  }
}

/** Cases named by faults; what is named by a day is none. */
export function alteredCases(faults: readonly { at: string; seq?: number }[]): AlteredCase[] {
  return faults.flatMap(({ at, seq }) => {
    const parsed = parseCaseNumber(at);
    return parsed.ok ? [{ id: parsed.value.id, ...(seq !== undefined && { seq }) }] : [];
  });
}
