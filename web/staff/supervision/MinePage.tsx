import type { ClockLine, MyWatch } from "#contract/supervision.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";

import { todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { CardTable } from "./CardTable.tsx";
import { ClockTable } from "./ClockTable.tsx";
import { type SoonGroup, soonGroup, soonNames } from "./supervision.ts";

const groups: readonly SoonGroup[] = ["late", "today", "tomorrow", "later"];

/** 我的期限: what turns yellow if nothing happens, before it does, and the cards that wait for my word. */
export function MinePage() {
  const mine = useRead<MyWatch>("/supervision/mine");
  return (
    <Page title="我的期限">
      <Loaded query={mine} lines={10}>
        {({ cards, soon, at }) =>
          cards.length === 0 && soon.length === 0 ? (
            <EmptyState title="没有快到期的办件，也没有等您处理的牌。" />
          ) : (
            <>
              {cards.length > 0 && (
                <section>
                  <h2>等您处理的牌</h2>
                  <CardTable caption="等您处理的牌" rows={cards} />
                </section>
              )}
              <Soon rows={soon} today={todayAt(new Date(at))} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Soon({ rows, today }: { rows: readonly ClockLine[]; today: string }) {
  const within = (group: SoonGroup) =>
    rows.filter(({ dueOn, left }) => soonGroup(dueOn, left.overdue, today) === group);
  return groups.map((group) => {
    const some = within(group);
    if (some.length === 0) return null;
    return (
      <section key={group}>
        <h2>{`${soonNames[group]}（${some.length} 件）`}</h2>
        <ClockTable caption={soonNames[group]} rows={some} />
      </section>
    );
  });
}
