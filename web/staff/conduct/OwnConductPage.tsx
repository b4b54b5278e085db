import { useSearchParams } from "wouter";
import type { OwnMonth } from "#contract/conduct.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { PeriodNav } from "./ConductNav.tsx";
import { asked, conduct } from "./conduct.ts";
import { MonthBehind } from "./PersonMonthParts.tsx";

/** 我的考核: every entry of one's own, and what can be done about it. */
export function OwnConductPage() {
  const [params] = useSearchParams();
  const month = asked("month", params.get("month"), todayAt(new Date()));
  const mine = useRead<OwnMonth>(`${conduct}/me`, { params: { month }, keep: true });
  return (
    <Page title="我的考核">
      <PeriodNav period={month} hrefOf={(key) => `/conduct/me?month=${key}`} />
      <Loaded query={mine} lines={10}>
        {({ own }) =>
          own ? (
            <MonthBehind found={own} own />
          ) : (
            <EmptyState title="这个月您没有窗口任职，没有考核">
              <p>如果有误，请联系监察人员登记任职。</p>
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  );
}
