import type { ScreenPlan } from "#contract/screen.ts";
import { instantWords } from "../../shared/words.ts";
import { usePortrait } from "../frame/use-portrait.ts";
import { useTurn } from "../frame/use-turn.ts";
import { pagesOf, type Sheet } from "./pages.ts";
import "./notices.css";

/** How much fits on the whole screen lying and standing, and in a pane at its side. */
const sheets: Record<"lying" | "standing" | "side", Sheet> = {
  lying: { signs: 36, lines: 12 },
  standing: { signs: 20, lines: 26 },
  side: { signs: 18, lines: 9 },
};

export function NoticesPane(props: { notices: ScreenPlan["notices"]; seconds: number; side: boolean }) {
  const portrait = usePortrait();
  const pages = pagesOf(props.notices, sheets[props.side ? "side" : portrait ? "standing" : "lying"]);
  const page = useTurn(pages.length, props.seconds);
  return (
    <section className="notices" aria-label="公告">
      <h2>
        公告
        {pages.length > 1 && <small>{`第 ${page + 1} 页，共 ${pages.length} 页`}</small>}
      </h2>
      {pages.length === 0 && <p className="notices-none">今天没有公告</p>}
      <ul>
        {(pages[page] ?? []).map((notice) => (
          <li key={notice.id} className={notice.urgent ? "notices-urgent" : undefined}>
            <h3>
              {notice.urgent && <span className="notices-mark">重要</span>}
              {notice.title}
            </h3>
            <p>{notice.text}</p>
            <p className="notices-until">{`有效到 ${instantWords(notice.until)}`}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
