import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import type { Me, MyEnterprise } from "#contract/portal.ts";
import { addressWords } from "#server/kernel/address.ts";
import { put, type Refused } from "../../shared/api.ts";
import { AddressInput } from "../../shared/form/AddressInput.tsx";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { plainDate } from "../../shared/words.ts";
import { signOut } from "../account.ts";
import { Page } from "../Page.tsx";
import { IdentityForm } from "../parts/IdentityForm.tsx";
import { AddEnterprise } from "./AddEnterprise.tsx";

/** 我的: what the hall knows of me, the enterprises I act for, my licences, the way out. */
export function MePage() {
  const me = useRead<Me>("/me");
  return (
    <Page title="我的" crumbs={[{ name: "首页", href: "/" }]}>
      <Loaded query={me}>
        {(data) => (
          <>
            <Profile me={data} />
            <Enterprises />
            <Invitations me={data} />
            <section>
              <h2>我的证照</h2>
              <p>
                <Link href="/me/licences" className="go">
                  看我的电子证照
                </Link>
              </p>
              <p>
                <Link href="/me/materials" className="go">
                  看我的材料
                </Link>
              </p>
              <p>
                <Link href="/credit" className="go">
                  我的信用记录
                </Link>
              </p>
            </section>
            <Button onClick={() => void signOut()}>退出登录</Button>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Profile({ me }: { me: Me }) {
  const [editing, setEditing] = useState<"identity" | "address">();
  const done = () => setEditing(undefined);
  return (
    <section>
      <h2>个人资料</h2>
      {!me.verified && (
        <Notice title="还没有核实身份">
          <p>用统一身份认证登录一次，姓名和身份证号就会自动填好，还可以替企业办事。</p>
          <a className="btn plain" href="/api/identity/start?next=/me">
            用统一身份认证登录
          </a>
        </Notice>
      )}
      <SummaryList
        rows={[
          { key: "name", head: "姓名", value: me.name ?? "还没有" },
          { key: "id", head: "身份证号", value: me.idNumber ?? "还没有" },
          { key: "phone", head: "手机号", value: me.phone },
          { key: "address", head: "住址", value: me.address ? addressWords(me.address) : "还没有" },
        ]}
      />
      {editing === "identity" && <IdentityForm me={me} onDone={done} />}
      {editing === "address" && <EditAddress me={me} onDone={done} />}
      {!editing && (
        <div className="btns">
          {!me.verified && <Button onClick={() => setEditing("identity")}>填写姓名和身份证号</Button>}
          <Button onClick={() => setEditing("address")}>修改住址</Button>
        </div>
      )}
    </section>
  );
}

function EditAddress({ me, onDone }: { me: Me; onDone: () => void }) {
  const [address, setAddress] = useState(me.address ?? "");
  const save = useMutation<unknown, Refused>({
    mutationFn: () => put("/me", { address: address.trim() }),
    onSuccess: async () => {
      await refresh("/me");
      onDone();
    },
  });
  return (
    <>
      <AddressInput
        id="address"
        label="住址"
        value={address}
        onChange={setAddress}
        error={save.error?.message}
      />
      <div className="btns">
        <Button kind="primary" busy={save.isPending} onClick={() => save.mutate()}>
          保存住址
        </Button>
        <Button onClick={onDone}>不改了</Button>
      </div>
    </>
  );
}

/** Invitations by SMS may be refused; what the hall must tell comes in any case (B11). */
function Invitations({ me }: { me: Me }) {
  const save = useMutation<unknown, Refused>({
    mutationFn: () => put("/me", { invitations: !me.invitations }),
    onSuccess: () => refresh("/me"),
  });
  return (
    <section>
      <h2>短信</h2>
      <p>
        {me.invitations
          ? "办完事后，会发短信请您评价。不想收，可以关闭，也可以回复短信“TD”。"
          : "不再发短信请您评价。办件进展的短信照常发送。"}
      </p>
      {save.error && <Notice title={save.error.message} />}
      <Button busy={save.isPending} onClick={() => save.mutate()}>
        {me.invitations ? "不再接收邀请短信" : "重新接收邀请短信"}
      </Button>
    </section>
  );
}

function Enterprises() {
  const enterprises = useRead<{ enterprises: MyEnterprise[] }>("/me/enterprises");
  return (
    <section>
      <h2>我代办的企业</h2>
      <Loaded query={enterprises} lines={2}>
        {(data) => (
          <>
            {data.enterprises.length === 0 && (
              <p>还没有。加上以后，可以用企业的名义申请，企业信息自动填好。</p>
            )}
            <SummaryList
              rows={data.enterprises.map((each) => ({
                key: each.uscc,
                head: each.relation,
                value: `${each.name}\n${each.uscc}${each.until ? `\n委托到 ${plainDate(each.until)}` : ""}`,
              }))}
            />
            <AddEnterprise />
          </>
        )}
      </Loaded>
    </section>
  );
}
