import { LinkButton } from "../../shared/ui/Button.tsx";
import { Page } from "../Page.tsx";
import { ItemSearch } from "../parts/ItemSearch.tsx";

export function NotFoundPage() {
  return (
    <Page title="没有这个页面">
      <p>网址可能输错了，或者这一页已经不在。您可以直接搜要办的事：</p>
      <ItemSearch />
      <div className="btns">
        <LinkButton href="/" kind="primary">
          回首页
        </LinkButton>
      </div>
    </Page>
  );
}
