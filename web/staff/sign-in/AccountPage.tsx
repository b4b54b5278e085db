import { useState } from "react";
import { roleNames } from "#contract/words.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { useSignedIn } from "../account.ts";
import { Page } from "../frame/Page.tsx";
import { NoticeSettings } from "../notices/NoticeSettings.tsx";
import { ChangePassword } from "./ChangePassword.tsx";

/** One's own account: who the system takes one for, and the password. */
export function AccountPage() {
  const me = useSignedIn();
  const [changed, setChanged] = useState(false);
  return (
    <Page title="账号" className="narrow">
      <SummaryList
        rows={[
          { key: "name", head: "姓名", value: me.name },
          { key: "account", head: "账号", value: me.account },
          { key: "organ", head: "所在机构", value: me.organName },
          {
            key: "posts",
            head: "岗位",
            value: me.posts.map((post) => `${post.organName} ${roleNames[post.role]}`).join("\n"),
          },
        ]}
      />
      <NoticeSettings />
      <h2>修改密码</h2>
      {changed && (
        <Notice kind="success" announce>
          密码已经修改，下次登录用新密码。
        </Notice>
      )}
      <ChangePassword onDone={() => setChanged(true)} />
    </Page>
  );
}
