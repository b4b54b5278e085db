/** A number on its owner's phone: what it says, in their words. Pure. */
import type { Board, PhoneTicket } from "#contract/queue.ts";
import { rangeWords, timeWords } from "../../shared/wait-words.ts";

/** 22 signs after the `#` of the address; nothing else opens a ticket. */
export function tokenIn(hash: string): string | undefined {
  const token = hash.replace(/^#/, "");
  return /^[A-Za-z0-9_-]{22}$/.test(token) ? token : undefined;
}

/** Nothing happens with it any more. */
export const isOver = ({ state }: Pick<PhoneTicket, "state">) =>
  ["done", "cancelled", "left"].includes(state);

/** The board knows at once who is called; the rest of the ticket is read a moment later. */
export function withBoard(ticket: PhoneTicket, board: Board | undefined): PhoneTicket {
  const called = board?.called.find(({ number }) => number === ticket.number);
  if (!called) return ticket;
  return { ...ticket, state: called.serving ? "serving" : "called", counter: called.counter };
}

/** Whether what the hall says may change what this ticket says, so that it is worth reading again. */
export function concerns(before: Board | undefined, after: Board, ticket: PhoneTicket): boolean {
  if (!before) return true;
  const has = ({ called }: Board) => called.some(({ number }) => number === ticket.number);
  return (
    has(before) !== has(after) ||
    sum(before) !== sum(after) ||
    before.counters.length !== after.counters.length
  );
}

const sum = ({ waiting }: Board) => JSON.stringify(waiting);

/** What the tab says while it is behind another: whoever looks at something else is called back. */
export function titleOf({ state, number, counter, ahead }: PhoneTicket): string {
  if (state === "called") return `请到 ${counter} 窗口：${number}`;
  if (state === "waiting" && ahead !== undefined)
    return ahead === 0 ? `${number} 下一位就是您` : `${number} 前面 ${ahead} 人`;
  return `${number} 我的号`;
}

/** “前面还有 6 人”, “下一位就是您”. */
export const aheadWords = (ahead: number) => (ahead === 0 ? "下一位就是您" : `前面还有 ${ahead} 人`);

/** How long still, as honestly as it is known. */
export function waitWords({ estimate }: Pick<PhoneTicket, "estimate">): string {
  return estimate ? rangeWords(estimate) : "现在没有窗口在叫，说不准多久";
}

/** “14:20 前回到大厅就行”; undefined: stay. */
export function comeBackWords(
  { comeBackAt }: Pick<PhoneTicket, "comeBackAt">,
  now: number,
): string | undefined {
  if (comeBackAt === undefined || Date.parse(comeBackAt) <= now) return undefined;
  return `${timeWords(comeBackAt)} 前回到大厅就行`;
}
