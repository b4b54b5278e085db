import { Link } from "wouter";
import { Notice } from "../../shared/ui/Notice.tsx";
import { todayAt } from "../../shared/words.ts";
import { myTickets } from "./my-tickets.ts";

/** On the home page: a number of today is one step away, for whoever closed its page. */
export function MyNumber() {
  const [newest, ...others] = myTickets(todayAt(new Date()));
  if (!newest) return null;
  const href = others.length === 0 ? `/ticket#${newest.token}` : "/ticket";
  return (
    <Notice title={`您今天的号：${[newest, ...others].map(({ number }) => number).join("、")}`}>
      <p>
        <Link href={href} className="go">
          看排到哪儿了
        </Link>
      </p>
    </Notice>
  );
}
