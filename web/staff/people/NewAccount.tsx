import { useState } from "react";
import { useLocation } from "wouter";
import type { TemporaryPassword } from "#contract/staff.ts";
import { post } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { HandOver } from "./HandOver.tsx";
import { accountFields, type Places } from "./people.ts";

/** A new account has no posts yet, and a password that must be changed at the first sign-in. */
export function NewAccount({ places }: { places: Places }) {
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<TemporaryPassword>();
  const [, navigate] = useLocation();
  return (
    <>
      <Button kind="primary" onClick={() => setAsking(true)}>
        新建账号
      </Button>
      {asking && (
        <CommandDialog<TemporaryPassword>
          title="新建账号"
          action="新建账号"
          fields={accountFields(places)}
          send={(data, requestKey) => post("/staff/staff", { requestKey, ...data })}
          onDone={(answer) => {
            setAsking(false);
            setMade(answer);
            void refresh("/staff/staff");
          }}
          onClose={() => setAsking(false)}
        >
          <p>新账号没有岗位，什么都做不了；岗位由安全管理员授予。</p>
        </CommandDialog>
      )}
      {made && (
        <HandOver
          title={`账号 ${made.account} 建好了`}
          secret={made.password}
          done="已经交给本人"
          onClose={() => navigate(`/people/${made.account}`)}
        >
          <p>把这个临时密码当面交给本人。第一次登录时必须改掉，关掉这个窗口后就看不到了。</p>
        </HandOver>
      )}
    </>
  );
}
