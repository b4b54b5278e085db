import { useSearchParams } from "wouter";
import type { Inbox } from "#contract/application.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Page } from "../frame/Page.tsx";
import { CaseTable } from "../inbox/CaseTable.tsx";
import "../inbox/inbox.css";
import { kindOf, kindWords } from "./query.ts";

/** Cases by number, or by whose they are. */
export function SearchPage() {
  const [params] = useSearchParams();
  const q = params.get("q")?.trim() ?? "";
  return (
    <Page title="查办件">
      {q === "" ? (
        <EmptyState title="在上面输入要查的">
          <p>可以按办件编号、申请人姓名、身份证号、电话、企业名称或统一社会信用代码查，要写完整。</p>
        </EmptyState>
      ) : (
        <Found key={q} q={q} />
      )}
    </Page>
  );
}

function Found({ q }: { q: string }) {
  const found = useRead<Pick<Inbox, "rows">>("/staff/applications", { params: { q } });
  const kind = kindOf(q);
  return (
    <Loaded query={found}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState title={`没有查到${kindWords[kind]}是“${q}”的办件`}>
            <p>要写完整、一字不差；您的岗位管不到的办件也不会出现在这里。</p>
          </EmptyState>
        ) : (
          <>
            <p role="status">{`按${kindWords[kind]}查到 ${rows.length} 件`}</p>
            <CaseTable caption={`查到的办件：${q}`} rows={rows} />
          </>
        )
      }
    </Loaded>
  );
}
