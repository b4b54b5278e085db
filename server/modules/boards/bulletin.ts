/** A month's bulletin, frozen and published; a correction is another edition, the old one stays readable. */
import type { Board } from "#contract/board.ts";
import type { Bulletin, BulletinList, BulletinOfDesk, PublishBulletin } from "#contract/bulletin.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import {
  carryOut,
  doneBy,
  type KeyedCall,
  recordAudit,
  type StaffCall,
} from "#server/modules/audit/index.ts";
import {
  checkJobOf,
  freezeFigures,
  lastCheck,
  type SealedEdition,
  sealEdition,
  startCheck,
} from "#server/modules/editions/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { boardView, periodNamed } from "./board-view.ts";
import { changesBetween, figuresIn } from "./bulletin-figures.ts";
import {
  type BulletinName,
  bulletins,
  type FrozenBulletin,
  insertBulletin,
  type PublishedBulletin,
} from "./bulletin-store.ts";
import { closedView } from "./facts.ts";

/** Refused: no bulletin, the month is not over, a correction without a reason or without a difference. */
export async function publishBulletin(
  services: Services,
  call: KeyedCall,
  board: Board,
  { period, reason }: Omit<PublishBulletin, "requestKey">,
): Promise<{ edition: number }> {
  const { actor, at } = call;
  const { division, id: by } = actor;
  permit(actor, "metrics.publish", { division });
  if (!board.published) throw refuse("board-not-published");
  const today = shanghaiDay(at);
  if (periodNamed(period, today).to > today) throw refuse("bulletin-month-open", { field: "period" });
  const [last] = await bulletins(services.db, division, { board: board.id, period });
  const frozen = await frozenBulletin(services, division, board, { period, reason, last });
  const seal = await sealEdition(services, frozen);
  return await carryOut(services, call, `bulletin.publish ${board.id} ${period}`, async (tx) => {
    if (last && !reason) throw refuse("bulletin-needs-reason", { field: "reason" });
    if (last && frozen.changes.length === 0) throw refuse("bulletin-unchanged");
    if (!(await insertBulletin(tx, frozen, seal, { by, at }))) throw refuse("bulletin-taken");
    const { edition } = frozen;
    const subject = { kind: "bulletin", id: nameOf({ board: board.id, period, edition }) };
    await recordAudit(tx, doneBy(call, "bulletin.publish", subject, { digest: seal.digest }));
    return { edition };
  });
}

async function frozenBulletin(
  services: Services,
  division: string,
  board: Board,
  asked: { period: string; reason: string | undefined; last: PublishedBulletin | undefined },
): Promise<FrozenBulletin> {
  const { period, reason, last } = asked;
  const view = await boardView(services, board, period);
  const figures = await freezeFigures(services, division, figuresIn(view));
  const changes = last ? changesBetween(last.frozen.view, view) : [];
  const edition = (last?.edition ?? 0) + 1;
  return { division, period, edition, view, changes, ...figures, ...(last && reason && { reason }) };
}

/** For everybody: every edition of every month, the newest first. */
export async function listBulletins({ db, config }: Services): Promise<BulletinList> {
  return { rows: (await bulletins(db, config.division)).map(rowOf) };
}

const rowOf = ({ board, period, edition, frozen, publishedAt, reason }: PublishedBulletin) => ({
  ...{ board, name: frozen.view.name, period, edition, publishedOn: shanghaiDay(publishedAt) },
  ...(reason !== null && { reason }),
});

/** Nothing in it leads to what is behind the figures. Refused: never published. */
export async function showBulletin({ db, config }: Services, name: BulletinName): Promise<Bulletin> {
  const all = await bulletins(db, config.division, { board: name.board, period: name.period });
  const found = all.find(({ edition }) => edition === name.edition);
  if (!found) throw refuse("bulletin-not-published");
  const { digest, frozen } = found;
  const { changes, view } = frozen;
  return { ...rowOf(found), changes, newest: all[0]?.edition ?? 1, digest, view: closedView(view) };
}

export async function deskBulletin(services: Services, name: BulletinName): Promise<BulletinOfDesk> {
  const shown = await showBulletin(services, name);
  const { division } = services.config;
  const [found] = await bulletins(services.db, division, name);
  const check = await lastCheck(services.db, { division, kind: "bulletin", edition: nameOf(name) });
  return { ...shown, view: found?.frozen.view ?? shown.view, ...(check && { check }) };
}

const nameOf = ({ board, period, edition }: BulletinName) => `${board} ${period} ${edition}`;

export const bulletinCheckJob = checkJobOf("bulletin", async ({ db }, division, name) => {
  const [board = "", period = "", edition = ""] = name.split(" ");
  const [found] = await bulletins(db, division, { board, period, edition: Number(edition) });
  return found && sealedBulletin(found);
});

/** Checks one again, as long work. */
export async function checkBulletin(
  services: Services,
  call: KeyedCall & StaffCall,
  name: BulletinName,
): Promise<{ total: number }> {
  const [found] = await bulletins(services.db, call.actor.division, name);
  if (!found) throw refuse("bulletin-not-published");
  const figures = found.frozen.figures.length;
  const asked = { kind: "bulletin" as const, edition: nameOf(name), figures };
  return await startCheck(services, call, asked, bulletinCheckJob);
}

function sealedBulletin(one: PublishedBulletin): SealedEdition {
  const { frozen, digest, signature, keyId, publishedAt, period, edition } = one;
  const title = `${frozen.view.name} ${period}（第 ${edition} 版）`;
  return { title, frozen, digest, signature, keyId, publishedAt, differs: [] };
}

/** Every published bulletin, for `tongban verify`. */
export const sealedBulletins = async ({ db }: Services, division: string): Promise<SealedEdition[]> =>
  (await bulletins(db, division)).map(sealedBulletin);
