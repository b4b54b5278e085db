/** The counter as its clerk sees it: what comes next, what a press will make of it before the server has said so. Pure. */
import type { CounterDay } from "#contract/calling.ts";
import type { Board, CounterPanel, HallQueues, TicketAction, TicketView } from "#contract/queue.ts";
import { minutesWords } from "../../shared/wait-words.ts";

/** What the big button does: the whole day of a counter is this one key. */
export type MainStep = "open" | "go-on" | "next" | "start" | "finish";

export function mainStep({ session, current }: CounterPanel): MainStep {
  if (!session) return "open";
  if (current) return current.state === "called" ? "start" : "finish";
  return session.state === "paused" ? "go-on" : "next";
}

/** What the server is asked for by it. */
export const wayOf = (step: MainStep) => (step === "go-on" ? "open" : step);

export const mainWords: Record<MainStep, string> = {
  open: "开窗口",
  "go-on": "继续叫号",
  next: "叫下一位",
  start: "人到了，开始办",
  finish: "办好了",
};

/** What each action is called, its key on the page of the counter, and when it is the right one. */
export const actionWords: Record<TicketAction, { name: string; key: string; when: string }> = {
  start: { name: "人到了，开始办", key: "F7", when: "人坐到窗口了" },
  finish: { name: "办好了", key: "F7", when: "事情办完，人可以走了" },
  recall: { name: "重呼", key: "F6", when: "人还没有来" },
  miss: { name: "过号", key: "m", when: "叫了几遍都没有来" },
  return: { name: "放回队里", key: "b", when: "叫错了，或者您现在接不了" },
  hold: { name: "暂离窗口", key: "h", when: "去复印、取件，一会儿回您这里" },
  park: { name: "回去补材料", key: "p", when: "今天还会回来，哪个窗口接都行" },
  transfer: { name: "转到别的队", key: "t", when: "该由别的窗口办；号和先后都不变" },
  resume: { name: "接着办", key: "", when: "人回来了" },
  restore: { name: "恢复排队", key: "", when: "过号的人来了" },
  cancel: { name: "取消这个号", key: "x", when: "人不办了" },
};

/** What the counter comes to by a press, shown while it is being written; a refusal takes it back. */
export function guess(panel: CounterPanel, action: TicketAction, ticket: number, at: string): CounterPanel {
  const { current, aside } = panel;
  if (current?.id !== ticket) return guessAside(panel, action, ticket, at);
  const { current: _, ...free } = panel;
  const moved = (state: TicketView["state"]): TicketView => ({ ...current, state, since: at, allowed: [] });
  if (action === "recall")
    return { ...panel, current: { ...current, calls: current.calls + 1, allowed: [] } };
  if (action === "start") return { ...panel, current: moved("serving") };
  if (action === "miss") return { ...free, aside: [moved("missed"), ...aside] };
  if (action === "hold") return { ...free, aside: [moved("held"), ...aside] };
  if (action === "park") return { ...free, aside: [moved("parked"), ...aside] };
  return free;
}

/** Somebody put aside stands at the counter again; a missed one waits again. */
function guessAside(panel: CounterPanel, action: TicketAction, ticket: number, at: string): CounterPanel {
  const found = panel.aside.find(({ id }) => id === ticket);
  const aside = panel.aside.filter(({ id }) => id !== ticket);
  if (!found || action !== "resume") return { ...panel, aside };
  return { ...panel, aside, current: { ...found, state: "serving", since: at, allowed: [] } };
}

/** Seconds until it may be done, from the server's word; undefined: not at all now. */
export function secondsUntil(ticket: TicketView, action: TicketAction, now: number): number | undefined {
  const found = ticket.allowed.find((one) => one.action === action);
  if (!found) return undefined;
  return found.from === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(found.from) - now) / 1000));
}

/** The reception of somebody who was called: who they are and what they came for come along. */
export const receptionOf = (ticket: number) => `/reception?ticket=${ticket}`;

/** Everybody who waits for this counter. */
export const waitingOf = ({ queues }: CounterPanel) => queues.reduce((sum, { waiting }) => sum + waiting, 0);

/** “等候 7 人，最久 18 分钟”. */
export function lineWords({ waiting, oldest }: Pick<CounterDay, "waiting" | "oldest">, now: number): string {
  if (waiting === 0) return "没有人在等";
  if (oldest === undefined) return `等候 ${waiting} 人`;
  const minutes = Math.floor((now - Date.parse(oldest)) / 60_000);
  return minutes < 1 ? `等候 ${waiting} 人` : `等候 ${waiting} 人，最久 ${minutesWords(minutes)}`;
}

/** As much of the hall's board as this counter has to do with; the same text: nothing of it moved. */
export function partOf({ waiting, called }: Board, { queues, session }: CounterPanel): string {
  const mine = called.filter(({ counter }) => counter === session?.counter);
  return JSON.stringify([queues.map(({ id }) => waiting[id] ?? 0), mine]);
}

/** Groups that this counter takes on without a number (免叫号、免排队). */
export function directGroups({ direct }: Pick<HallQueues, "direct">, counter: string): string[] {
  return direct.flatMap((area) => (area.counters.includes(counter) ? area.groups : []));
}
