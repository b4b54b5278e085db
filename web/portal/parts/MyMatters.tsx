import { Link } from "wouter";
import type { CaseSummary } from "#contract/case.ts";
import type { DraftSummary } from "#contract/draft.ts";
import { useRead } from "../../shared/query.tsx";
import { CaseList } from "../cases/CaseList.tsx";
import { DraftList } from "../cases/DraftList.tsx";

/** What is under way for the person signed in; nothing when nothing is. */
export function MyMatters() {
  const cases = useRead<{ rows: CaseSummary[] }>("/applications");
  const drafts = useRead<{ drafts: DraftSummary[] }>("/drafts");
  const running = cases.data?.rows.filter((each) => !each.concluded) ?? [];
  const unfinished = drafts.data?.drafts ?? [];
  if (running.length + unfinished.length === 0) return null;
  return (
    <section aria-labelledby="my-matters">
      <h2 id="my-matters">我的事</h2>
      <CaseList cases={running.slice(0, 3)} />
      <DraftList drafts={unfinished.slice(0, 2)} />
      <p>
        <Link href="/cases" className="go">
          查看我的全部办件
        </Link>
      </p>
    </section>
  );
}
