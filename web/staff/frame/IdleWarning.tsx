import { useEffect, useRef, useState } from "react";
import { queryClient } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Dialog } from "../../shared/ui/Dialog.tsx";
import { readMe, signedOut } from "../account.ts";
import { idleVerdict } from "./idle.ts";

const watched = ["keydown", "pointerdown", "wheel"] as const;

/** Asks “还在吗” before the server ends an idle session (R13.3), and says so when it has. */
export function IdleWarning({ minutes }: { minutes: number }) {
  const [secondsLeft, setSecondsLeft] = useState<number>();
  const touchedAt = useRef(Date.now());
  const askedAt = useLastAsked();
  useEffect(() => {
    const touch = () => {
      touchedAt.current = Date.now();
    };
    for (const kind of watched) document.addEventListener(kind, touch, { passive: true });
    const timer = setInterval(() => {
      const state = { touchedAt: touchedAt.current, askedAt: askedAt.current, now: Date.now() };
      const verdict = idleVerdict(state, minutes * 60_000);
      setSecondsLeft(verdict.do === "warn" ? verdict.secondsLeft : undefined);
      if (verdict.do === "ask") void readMe();
      if (verdict.do === "leave") signedOut();
    }, 1000);
    return () => {
      for (const kind of watched) document.removeEventListener(kind, touch);
      clearInterval(timer);
    };
  }, [minutes, askedAt]);
  if (secondsLeft === undefined) return null;
  return (
    <Dialog
      title="还在吗？"
      onClose={() => void readMe()}
      actions={
        <Button kind="primary" onClick={() => void readMe()}>
          我还在
        </Button>
      }
    >
      <p role="timer">{`好一会儿没有操作了，${secondsLeft} 秒后自动退出登录。填了一半的内容会留在本页。`}</p>
    </Dialog>
  );
}

/** When the server last answered anything at all. */
function useLastAsked() {
  const at = useRef(Date.now());
  useEffect(
    () =>
      queryClient.getQueryCache().subscribe((event) => {
        if (event.type === "updated" && event.action.type === "success") at.current = Date.now();
      }),
    [],
  );
  return at;
}
