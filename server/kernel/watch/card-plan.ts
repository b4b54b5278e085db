/** What differs between the signals a history has earned and those that are recorded: to raise, to move, to withdraw. Pure. */
import type { WatchLight } from "#contract/watch.ts";
import type { Instant } from "../time/day.ts";
import type { Signal } from "./signal.ts";
import type { Answers } from "./signals.ts";

/** A signal as it is recorded: a warning, or a card with a case of its own. */
export interface KnownCard {
  key: string;
  signal: string;
  light: WatchLight;
  dueAt: Instant;
  /** Raised by people or by other modules: no history tells it, so none takes it back. */
  byHand: boolean;
  answeredAt?: Instant;
  withdrawnAt?: Instant;
  /** Withdrawn because an appeal was upheld. */
  upheld: boolean;
}

export interface CardPlan<C extends KnownCard = KnownCard> {
  raise: (Signal & { signal: string })[];
  move: { card: C; to: Instant }[];
  withdraw: C[];
}

/** What became of the recorded signals, for the next look. */
export function answersOf(known: readonly KnownCard[]): Answers {
  const of: Record<string, { answeredAt?: Instant; upheld?: boolean }> = {};
  for (const { signal, answeredAt, upheld, withdrawnAt } of known) {
    if (withdrawnAt !== undefined && !upheld) continue;
    of[signal] = { ...(answeredAt !== undefined && { answeredAt }), upheld };
  }
  const byHand = known.filter((card) => card.byHand && card.light === "yellow" && !card.withdrawnAt);
  return { of, byHand: byHand.map(({ signal, dueAt }) => ({ key: signal, at: dueAt })) };
}

/**
 * The plan that makes the record what the history says. One that was taken back by a calendar and is earned after all
 * is raised anew under a key of its own; one whose appeal was upheld never is.
 */
export function planOf<C extends KnownCard>(
  about: string,
  signals: readonly Signal[],
  known: readonly C[],
): CardPlan<C> {
  const plan: CardPlan<C> = { raise: [], move: [], withdraw: [] };
  const own = known.filter(({ byHand }) => !byHand);
  for (const signal of signals) {
    const same = own.filter((card) => card.signal === signal.key);
    const live = same.find(({ withdrawnAt }) => withdrawnAt === undefined);
    if (live && live.dueAt !== signal.at) plan.move.push({ card: live, to: signal.at });
    if (live || same.some(({ upheld }) => upheld)) continue;
    const again = same.length === 0 ? "" : `~${same.length + 1}`;
    plan.raise.push({ ...signal, signal: signal.key, key: `${about}/${signal.key}${again}` });
  }
  const earned = new Set(signals.map(({ key }) => key));
  plan.withdraw = own.filter((card) => card.withdrawnAt === undefined && !earned.has(card.signal));
  return plan;
}
