import { useEffect } from "react";
import { useLocation } from "wouter";
import { get } from "../../shared/api.ts";
import { caseRead } from "../../shared/case-number.ts";
import { keep } from "../../shared/kept.ts";
import { queryClient } from "../../shared/query.tsx";
import { useShortcuts } from "../frame/shortcuts.ts";
import { nextNumber, numberBefore } from "./actions.ts";

/** From case to case without going back to the list; the next one is read ahead. */
export function Neighbours({ number, numbers }: { number: string; numbers: readonly string[] }) {
  const [, navigate] = useLocation();
  const next = nextNumber(numbers, number);
  const before = numberBefore(numbers, number);
  useEffect(() => {
    if (!next) return;
    const path = caseRead(next);
    void queryClient.prefetchQuery({ queryKey: [path, {}], queryFn: () => get(path), staleTime: 10_000 });
  }, [next]);
  const go = (to: string | undefined) => {
    if (!to) return;
    keep("inbox.at", to);
    navigate(`/cases/${to}`);
  };
  useShortcuts("办件", [
    ...(next ? [{ key: "j", does: "收件箱里的下一件", run: () => go(next) }] : []),
    ...(before ? [{ key: "k", does: "收件箱里的上一件", run: () => go(before) }] : []),
    { key: "o", does: "回到收件箱", run: () => navigate("/") },
  ]);
  return null;
}
