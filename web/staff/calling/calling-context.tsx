/** One counter for the whole desk: the strip above every page and the page `/counter` act through the same commands. */
import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import { useLocation } from "wouter";
import type { CalledNext, CounterPanel, TicketAction, TicketView } from "#contract/queue.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import type { HallLive } from "../../shared/hall-stream.ts";
import { queryClient, refresh, useRead } from "../../shared/query.tsx";
import { keyKeeper } from "../intention.ts";
import { guess, mainStep, receptionOf, wayOf } from "./desk.ts";
import { panelPath } from "./paths.ts";
import { useFollowing } from "./use-following.ts";

const panelKey = [panelPath, {}];

/** What a press asks for: a way of the session, or an action on a ticket. */
export type Wish =
  | { way: "open"; hall: string; counter: string }
  | { way: "pause" | "close" | "next" }
  | { way: TicketAction; ticket: number; queue?: string };

export interface Calling {
  panel: CounterPanel;
  /** Whether what is shown of the hall is what is so now. */
  live: HallLive;
  /** Asks for it; what it will come to is shown at once, and taken back if it is refused. */
  act: (wish: Wish) => void;
  /** The natural next step: go on, call, start, finish. */
  main: () => void;
  /** What is being written now. */
  sending: Wish["way"] | undefined;
  /** The next step itself is being written, and what it comes to cannot be shown before the answer. */
  mainBusy: boolean;
  refused: Refused | null;
  /** `next` found nobody. */
  nobody: boolean;
}

const Context = createContext<Calling | undefined>(undefined);

/** Undefined until it has been read. */
export const useCalling = () => useContext(Context);

export function CallingProvider({ children }: { children: ReactNode }) {
  const { data: panel } = useRead<CounterPanel>(panelPath);
  const live = useFollowing(panel);
  const commands = useCommands(panel);
  return <Context.Provider value={panel && { panel, live, ...commands }}>{children}</Context.Provider>;
}

function useCommands(panel: CounterPanel | undefined): Omit<Calling, "panel" | "live"> {
  const [, navigate] = useLocation();
  const keyOf = useRef(keyKeeper(newRequestKey));
  const send = useMutation<CalledNext | CounterPanel | TicketView, Refused, Wish, CounterPanel | undefined>({
    // The same press again after a lost answer carries the same key: it is done once.
    mutationFn: ({ way, ...rest }) => {
      const { path, body } = requestOf(way, rest);
      return post(path, { requestKey: keyOf.current({ way, ...rest }), ...body });
    },
    onMutate: (wish) => {
      const before = queryClient.getQueryData<CounterPanel>(panelKey);
      if (before && "ticket" in wish) {
        queryClient.setQueryData(panelKey, guess(before, wish.way, wish.ticket, new Date().toISOString()));
      }
      return before;
    },
    onSuccess: () => {
      keyOf.current = keyKeeper(newRequestKey);
    },
    onError: (_refused, _wish, before) => queryClient.setQueryData(panelKey, before),
    onSettled: () => refresh(panelPath),
  });
  const begin = (wish: Wish) => {
    send.mutate(wish);
    // Nobody waits for the answer to begin: the page of the matter opens at once.
    if (wish.way === "start") navigate(receptionOf(wish.ticket));
  };
  const act = useOneAfterAnother(send, begin);
  return {
    act,
    main: () => panel && mainWish(panel, act, () => navigate("/counter")),
    sending: send.isPending ? send.variables.way : undefined,
    mainBusy: send.isPending && panel !== undefined && wayOf(mainStep(panel)) === send.variables.way,
    refused: send.error,
    nobody: send.variables?.way === "next" && send.isSuccess && !("ticket" in send.data),
  };
}

/**
 * One press is written at a time. Another one meanwhile is kept and done when the first has been answered, the same
 * one again is not; a refusal lets go of what was kept, because it was meant for what did not come about.
 */
function useOneAfterAnother(
  {
    isPending,
    isSuccess,
    variables,
  }: Pick<UseMutationResult<unknown, Refused, Wish>, "isPending" | "isSuccess" | "variables">,
  begin: (wish: Wish) => void,
): (wish: Wish) => void {
  const kept = useRef<Wish>(undefined);
  useEffect(() => {
    if (isPending) return;
    const wish = kept.current;
    kept.current = undefined;
    if (wish && isSuccess) begin(wish);
  });
  return (wish) => {
    if (!isPending) return begin(wish);
    if (JSON.stringify(wish) !== JSON.stringify(variables)) kept.current = wish;
  };
}

function mainWish(panel: CounterPanel, act: (wish: Wish) => void, choose: () => void): void {
  const { session, current } = panel;
  const step = mainStep(panel);
  if (step === "next") act({ way: "next" });
  else if (step === "go-on" && session) act({ way: "open", hall: session.hall, counter: session.counter });
  else if (current && (step === "start" || step === "finish")) act({ way: step, ticket: current.id });
  else choose();
}

function requestOf(way: Wish["way"], rest: object): { path: string; body: object } {
  if (!("ticket" in rest)) return { path: `${panelPath}/${way}`, body: rest };
  const { ticket, ...body } = rest;
  return { path: `/staff/tickets/${ticket}/${way}`, body };
}
