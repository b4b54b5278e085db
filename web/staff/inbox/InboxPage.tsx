import { useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import type { Inbox } from "#contract/application.ts";
import type { StaffRole } from "#contract/people.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { rolesOf, useSignedIn } from "../account.ts";
import { Page } from "../frame/Page.tsx";
import { useShortcuts } from "../frame/shortcuts.ts";
import { MyWatchLine } from "../supervision/MyWatchLine.tsx";
import { FilterBar } from "./FilterBar.tsx";
import { type Filter, filterQuery, readFilter, statesFor } from "./filters.ts";
import { InboxList } from "./InboxList.tsx";
import "./inbox.css";

const pageSize = 50;

/** Whether cases can wait for somebody with these roles: a supervisor looks, and handles none. */
const handles = (roles: readonly StaffRole[]) => statesFor(roles).length > 1;

/** The home of the desk: cases that wait for one of the reader's posts, what burns first. */
export function InboxPage() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const filter = readFilter(params.toString());
  const after = params.get("after") ?? undefined;
  const inbox = useRead<Inbox>("/staff/inbox", { params: { ...filter, after, limit: pageSize } });
  const go = (next: Filter, cursor?: string) => navigate(`/${filterQuery(next, cursor)}`);
  const key = filterQuery(filter, after);
  const roles = rolesOf(useSignedIn());
  useShortcuts(
    "收件箱",
    roles.includes("clerk") ? [{ key: "c", does: "窗口收件", run: () => navigate("/reception") }] : [],
  );
  return (
    <Page title="收件箱" focus={false} className="inbox">
      <MyWatchLine />
      {handles(roles) && <FilterBar filter={filter} />}
      <Loaded query={inbox} lines={12}>
        {(data) =>
          data.rows.length === 0 ? (
            <Nothing filter={filter} />
          ) : (
            <>
              <InboxList key={key} inbox={data} reading={inbox.isFetching} />
              <Pager
                first={after && `/${filterQuery(filter)}`}
                next={data.next && `/${filterQuery(filter, data.next)}`}
              />
              {data.next && <NextPage run={() => go(filter, data.next)} />}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function NextPage({ run }: { run: () => void }) {
  useShortcuts("收件箱", [{ key: "n", does: "下一页", run }]);
  return null;
}

function Nothing({ filter }: { filter: Filter }) {
  const roles = rolesOf(useSignedIn());
  const [today] = useState(() => new Date().getHours());
  if (filter.state || filter.holder) {
    return (
      <EmptyState title="没有符合条件的办件">
        <LinkButton href="/">看全部</LinkButton>
      </EmptyState>
    );
  }
  if (!handles(roles)) {
    return (
      <EmptyState title="您的岗位不直接办件">
        <p>要看某个办件，请在上面按编号、姓名或企业查。</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={today >= 16 ? "都办完了，今天辛苦了。" : "没有等您办的件。"}>
      <p>有新的办件会自己出现在这里，不用刷新。</p>
      {roles.includes("clerk") && (
        <LinkButton href="/reception" kind="primary">
          窗口收件 <kbd>C</kbd>
        </LinkButton>
      )}
    </EmptyState>
  );
}
