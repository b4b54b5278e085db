import { useState } from "react";
import type { StaffView, TemporaryPassword } from "#contract/staff.ts";
import { post, put } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { useSignedIn } from "../account.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { HandOver } from "./HandOver.tsx";
import { editFields, type Places } from "./people.ts";

type Asking = "edit" | "password" | "unlock" | "totp";

/** The system administrator edits and resets; the security administrator unlocks (R13.3). */
export function AccountCommands(props: {
  person: StaffView;
  places: Places;
  onDone: (words: string) => void;
}) {
  const { person, places } = props;
  const { may } = useSignedIn();
  const [asking, setAsking] = useState<Asking>();
  const [secret, setSecret] = useState<string>();
  const close = () => setAsking(undefined);
  const done = (words: string) => {
    close();
    props.onDone(words);
    void refresh("/staff/staff");
  };
  const at = `/staff/staff/${person.id}`;
  return (
    <div className="btns">
      {may.includes("staff.edit") && (
        <>
          <Button onClick={() => setAsking("edit")}>修改资料</Button>
          <Button onClick={() => setAsking("password")}>重置密码</Button>
        </>
      )}
      {may.includes("staff.unlock") && (
        <>
          {person.lockedUntil && <Button onClick={() => setAsking("unlock")}>解除锁定</Button>}
          {person.totp && <Button onClick={() => setAsking("totp")}>解除动态口令</Button>}
        </>
      )}
      {asking === "edit" && (
        <CommandDialog
          title={`修改 ${person.account} 的资料`}
          action="保存"
          fields={editFields(places)}
          start={{ name: person.name, organ: person.organ, closed: person.closed }}
          send={({ closed = false, ...data }, requestKey) =>
            put(at, { requestKey, version: person.version, closed, ...data })
          }
          onDone={() => done("资料已经保存。")}
          onClose={close}
        >
          <p>停用后马上退出登录，岗位保留；重新启用就能接着用。</p>
        </CommandDialog>
      )}
      {asking === "password" && (
        <CommandDialog<TemporaryPassword>
          title={`重置 ${person.account} 的密码？`}
          action="重置密码"
          grave
          send={(_, requestKey) => post(`${at}/password`, { requestKey })}
          onDone={({ password }) => {
            setSecret(password);
            done("密码已经重置。");
          }}
          onClose={close}
        >
          <p>原来的密码马上失效，正在用的登录都会退出。会给出一个临时密码。</p>
        </CommandDialog>
      )}
      {(asking === "unlock" || asking === "totp") && (
        <CommandDialog
          title={asking === "unlock" ? "解除锁定？" : "解除动态口令？"}
          action={asking === "unlock" ? "解除锁定" : "解除动态口令"}
          grave={asking === "totp"}
          send={(_, requestKey) =>
            post(`${at}/${asking === "unlock" ? "unlock" : "totp-reset"}`, { requestKey })
          }
          onDone={() => done(asking === "unlock" ? "锁定已经解除。" : "动态口令已经解除，下次登录重新绑定。")}
          onClose={close}
        >
          <p>
            {asking === "unlock"
              ? "本人可以马上再试着登录。请先确认是本人输错了密码。"
              : "请先确认手机确实换了或者丢了。正在用的登录都会退出，下次登录要重新绑定。"}
          </p>
        </CommandDialog>
      )}
      {secret && (
        <HandOver
          title="新的临时密码"
          secret={secret}
          done="已经交给本人"
          onClose={() => setSecret(undefined)}
        >
          <p>当面交给本人，下次登录时必须改掉。关掉这个窗口后就看不到了。</p>
        </HandOver>
      )}
    </div>
  );
}
