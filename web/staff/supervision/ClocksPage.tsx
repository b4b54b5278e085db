import { useSearchParams } from "wouter";
import type { ClockList } from "#contract/supervision.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { Page } from "../frame/Page.tsx";
import { Choices } from "../parts/Choices.tsx";
import { ClockTable } from "./ClockTable.tsx";
import { Narrowed } from "./Narrowed.tsx";
import { Sections } from "./Parts.tsx";
import { addressOf, queryOf } from "./supervision.ts";

const here = "/supervision/clocks";
const choices = [
  { value: "overdue", label: "已经超期" },
  { value: "today", label: "今天到期" },
];

/** Matters whose clock is past, or ends today. */
export function ClocksPage() {
  const [params] = useSearchParams();
  const filter = queryOf(params, ["organ", "hall", "counter"]);
  const due = params.get("due") === "today" ? "today" : "overdue";
  const after = params.get("after") ?? undefined;
  const list = useRead<ClockList>(here, { params: { ...filter, due, after }, keep: true });
  return (
    <Page title="办件期限">
      <Sections />
      <div className="filters no-print">
        <Choices
          label="到期"
          current={due}
          choices={choices}
          to={(value) => addressOf(here, { ...filter, due: value })}
        />
      </div>
      <Loaded query={list} lines={12}>
        {({ rows, next }) => (
          <>
            <Narrowed path={here} filter={filter} example={rows[0] && { organName: rows[0].organName }} />
            {rows.length === 0 ? (
              <EmptyState title={due === "today" ? "今天没有到期的办件" : "没有超期的办件"} />
            ) : (
              <ClockTable caption="办件，最急的在前" rows={rows} />
            )}
            <Pager
              first={after && addressOf(here, { ...filter, due })}
              next={next && addressOf(here, { ...filter, due, after: next })}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}
