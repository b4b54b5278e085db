import type { StaffDuty } from "#contract/staff.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { readMe, signOut } from "../account.ts";
import { ChangePassword } from "./ChangePassword.tsx";
import { Door } from "./Door.tsx";
import { SetUpTotp } from "./SetUpTotp.tsx";

/** What must be done before anything else: the desk opens afterwards. */
export function DutyPage({ duty }: { duty: StaffDuty }) {
  const go = () => void readMe();
  return (
    <Door title={duty === "change-password" ? "先修改密码" : "先绑定动态口令"}>
      {duty === "change-password" ? (
        <>
          <p>这是临时密码，或者密码已经到期。改好后就可以开始工作。</p>
          <ChangePassword onDone={go} />
        </>
      ) : (
        <SetUpTotp onDone={go} />
      )}
      <Button kind="quiet" onClick={() => void signOut()}>
        退出登录
      </Button>
    </Door>
  );
}
