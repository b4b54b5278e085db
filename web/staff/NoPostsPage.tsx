import { EmptyState } from "../shared/ui/EmptyState.tsx";
import { Page } from "./frame/Page.tsx";

/** An account that nobody has given a post yet. */
export function NoPostsPage() {
  return (
    <Page title="工作台">
      <EmptyState title="您的账号还没有岗位">
        <p>岗位由安全管理员授予，授予后马上有效，刷新本页就能开始工作。</p>
      </EmptyState>
    </Page>
  );
}
