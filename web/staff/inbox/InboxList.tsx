import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Inbox } from "#contract/application.ts";
import type { CaseSummary } from "#contract/case.ts";
import { keep, kept } from "../../shared/kept.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { takeFocus, useShortcuts } from "../frame/shortcuts.ts";
import { CaseTable } from "./CaseTable.tsx";
import { standing, stepTo } from "./standing.ts";

/** The rows, standing still while the world moves: new ones wait for the reader's word. */
export function InboxList({ inbox, reading }: { inbox: Inbox; reading: boolean }) {
  const [shown, setShown] = useState(() => numbersOf(inbox));
  const [settled, setSettled] = useState(!reading);
  const known = useRef(new Map<string, CaseSummary>());
  const list = useRef<HTMLDivElement>(null);
  // What was known when the page was opened may be old: the answer that is on its way is taken as it is.
  useEffect(() => {
    if (settled || reading) return;
    setSettled(true);
    setShown(numbersOf(inbox));
  }, [settled, reading, inbox]);
  const now = standing(shown, known.current, inbox);
  for (const row of inbox.rows) known.current.set(row.number, row);
  const letIn = () => setShown(numbersOf(inbox));
  useEffect(() => keep("inbox.numbers", shown), [shown]);
  useReturn(list);
  useWalk(list, letIn);
  return (
    <div ref={list}>
      <div className="inbox-news" role="status">
        {(now.waiting > 0 || now.gone.size > 0) && (
          <Button kind="quiet" onClick={letIn}>
            {newsWords(now.waiting, now.gone.size)}，更新列表 <kbd>R</kbd>
          </Button>
        )}
      </div>
      <CaseTable
        caption="等您办的件，最急的在前"
        rows={now.rows}
        gone={now.gone}
        onOpen={(number) => keep("inbox.at", number)}
      />
    </div>
  );
}

const numbersOf = (inbox: Inbox) => inbox.rows.map((row) => row.number);

function newsWords(waiting: number, gone: number): string {
  const words = [waiting > 0 && `新来 ${waiting} 件`, gone > 0 && `办走 ${gone} 件`];
  return words.filter(Boolean).join("，");
}

const links = (list: HTMLElement | null) => [...(list?.querySelectorAll<HTMLElement>("tbody th a") ?? [])];

/** j and k walk the rows, Enter opens the one under the hand. */
function useWalk(list: React.RefObject<HTMLElement | null>, letIn: () => void) {
  const walk = (step: number) => {
    const rows = links(list.current);
    const at = rows.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
    const to = stepTo(at, step, rows.length);
    if (to === undefined) return;
    rows[to]?.focus();
    rows[to]?.scrollIntoView({ block: "nearest" });
  };
  useShortcuts("收件箱", [
    { key: "j", does: "下一件", run: () => walk(1) },
    { key: "k", does: "上一件", run: () => walk(-1) },
    { key: "r", does: "更新列表", run: letIn },
  ]);
}

/** Coming back from a case, the hand is where it was: at the same row, or at the one that took its place. */
function useReturn(list: React.RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const number = kept<string>("inbox.at");
    if (!number) return;
    const rows = links(list.current);
    const row = rows.find((link) => link.getAttribute("href")?.endsWith(number)) ?? rows[0];
    takeFocus(row);
    row?.scrollIntoView({ block: "nearest" });
  }, [list]);
}
