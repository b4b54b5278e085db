import { Link } from "wouter";
import type { CaseSummary } from "#contract/case.ts";
import { portalPage } from "../../shared/case-number.ts";
import { StateTag } from "../../shared/StateTag.tsx";
import { instantWords, todayAt } from "../../shared/words.ts";
import { isAsked, timeLine } from "./clocks.ts";
import "./cases.css";

/** Cases of the person signed in: what it is, how it stands, how long still. */
export function CaseList({ cases }: { cases: readonly CaseSummary[] }) {
  if (cases.length === 0) return null;
  const today = todayAt(new Date());
  return (
    <ul className="cases">
      {cases.map((each) => (
        <li key={each.number}>
          <Link href={portalPage(each.number)} className="cases-name">
            {each.subject}
          </Link>
          <p className="cases-facts">
            <StateTag state={each.state} name={each.stateName} />
            <span>{isAsked(each) ? "请您补材料" : (timeLine(each, today) ?? each.stateText)}</span>
          </p>
          <p className="cases-more">
            <span>{each.partyLabel}</span>
            <span>{`${instantWords(each.openedAt, today)} 提交`}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
