import type { ScreenPlan } from "#contract/screen.ts";
import { useTurn } from "./use-turn.ts";

const SECONDS = 12;

/** What people must know even while they wait for their number; several take turns. */
export function Ribbon({ notices }: { notices: ScreenPlan["notices"] }) {
  const urgent = notices.filter((notice) => notice.urgent);
  const notice = urgent[useTurn(urgent.length, SECONDS)];
  if (!notice) return null;
  return (
    <footer className="ribbon">
      <strong>{notice.title}</strong>
      <span>{notice.text}</span>
    </footer>
  );
}
