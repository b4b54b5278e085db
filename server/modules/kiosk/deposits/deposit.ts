/** Envelopes in the drop box (自助投件): what is kept of one, and the words about it. Pure. */
import type { DepositPurpose } from "#contract/kiosk.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";

export interface Deposit extends CaseKey {
  device: string;
  hall: string;
  purpose: DepositPurpose;
  item?: string;
  /** The matter it adds to. */
  about?: number;
  sheets: number;
  person: { name?: string; phone: string };
  resident?: string;
  droppedAt: Instant;
}

/** What somebody did with it: sealed, for it says what people hand in. */
export interface StepWords {
  inventory?: { name: string; sheets: number }[];
  number?: string;
  note?: string;
}

export interface StoredStep {
  seq: number;
  at: Instant;
  action: string;
  staff: string;
  words: StepWords;
}

/** The case belongs to the organ that empties the boxes: who put it in stands in no case table. */
export const partyOfDeposit = (organ: string) => `organ/${organ}`;

/** Six digits made from the request's own key, so that a repeat shows the same ones. */
export function queryCodeOf(secret: string): string {
  const number = [...Buffer.from(secret)].reduce((sum, byte) => (sum * 257 + byte) % 1_000_000, 7);
  return String(number).padStart(6, "0");
}

/** “自助投件：不动产继承登记”. */
export function subjectLine(purpose: DepositPurpose, itemName: string | undefined): string {
  if (itemName !== undefined) return `自助投件：${itemName}`;
  return purpose === "add" ? "自助投件：补材料" : "自助投件";
}
