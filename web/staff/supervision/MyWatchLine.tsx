import { Link } from "wouter";
import type { MyWatch } from "#contract/supervision.ts";
import { useRead } from "../../shared/query.tsx";
import { todayAt } from "../../shared/words.ts";
import { Light } from "./Parts.tsx";
import { soonWords } from "./supervision.ts";

/** Above the inbox: what turns yellow soon, and the cards that wait; nothing when nothing does. */
export function MyWatchLine() {
  const { data } = useRead<MyWatch>("/supervision/mine");
  if (!data) return null;
  const words = soonWords(data.soon, todayAt(new Date(data.at)));
  if (!words && data.cards.length === 0) return null;
  return (
    <p className="my-watch">
      {data.cards.length > 0 && <Light light="yellow">{`等您处理的牌 ${data.cards.length} 张`}</Light>}
      {words && <Light light="warning">{words}</Light>}
      <Link href="/supervision/mine">看是哪些</Link>
    </p>
  );
}
