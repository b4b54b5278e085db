import { LinkButton } from "../shared/ui/Button.tsx";
import { EmptyState } from "../shared/ui/EmptyState.tsx";
import { Page } from "./frame/Page.tsx";

export function NotFoundPage() {
  return (
    <Page title="没有这个页面">
      <EmptyState title="地址可能打错了，或者这个页面已经搬走。">
        <LinkButton href="/">回到工作台首页</LinkButton>
      </EmptyState>
    </Page>
  );
}
