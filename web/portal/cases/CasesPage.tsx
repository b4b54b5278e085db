import type { ReactNode } from "react";
import { useSearchParams } from "wouter";
import type { CaseSummary } from "#contract/case.ts";
import type { DraftSummary } from "#contract/draft.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { Page } from "../Page.tsx";
import { CaseList } from "./CaseList.tsx";
import { isAsked } from "./clocks.ts";
import { DraftList } from "./DraftList.tsx";

interface MyCases {
  rows: CaseSummary[];
  /** Where the next page begins. */
  next?: string;
}

/** 我的办件: what waits for me first, then what runs, what I began, what is over. */
export function CasesPage() {
  const [params] = useSearchParams();
  const before = params.get("before");
  const cases = useRead<MyCases>("/applications", { params: { before }, keep: true });
  const drafts = useRead<{ drafts: DraftSummary[] }>("/drafts");
  return (
    <Page title="我的办件" crumbs={[{ name: "首页", href: "/" }]}>
      <Loaded query={cases}>
        {(all) => (
          <Loaded query={drafts}>
            {(mine) => (
              <>
                <Groups cases={all.rows} drafts={before ? [] : mine.drafts} />
                <Pager
                  first={before ? "/cases" : undefined}
                  next={all.next ? `/cases?before=${all.next}` : undefined}
                />
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

function Groups({ cases, drafts }: { cases: CaseSummary[]; drafts: DraftSummary[] }) {
  const asked = cases.filter(isAsked);
  const running = cases.filter((each) => !each.concluded && !isAsked(each));
  const over = cases.filter((each) => each.concluded);
  if (cases.length + drafts.length === 0) {
    return (
      <EmptyState title="您还没有办过事">
        <p>在网上交过的、窗口替您交的，都会出现在这里。</p>
        <LinkButton href="/" kind="primary">
          找要办的事
        </LinkButton>
      </EmptyState>
    );
  }
  return (
    <>
      <Group title="等您补材料" count={asked.length}>
        <CaseList cases={asked} />
      </Group>
      <Group title="没交的" count={drafts.length}>
        <DraftList drafts={drafts} />
      </Group>
      <Group title="正在办" count={running.length}>
        <CaseList cases={running} />
      </Group>
      <Group title="办完的" count={over.length}>
        <CaseList cases={over} />
      </Group>
    </>
  );
}

function Group(props: { title: string; count: number; children: ReactNode }) {
  if (props.count === 0) return null;
  return (
    <section>
      <h2>{`${props.title}（${props.count}）`}</h2>
      {props.children}
    </section>
  );
}
