import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Redirect, useSearchParams } from "wouter";
import { navigate } from "wouter/use-browser-location";
import type { StaffMe } from "#contract/staff.ts";
import { get, post, type Refused } from "../../shared/api.ts";
import { queryClient } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { ErrorSummary, type FieldError } from "../../shared/ui/ErrorSummary.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { useMe, welcome } from "../account.ts";
import { Door } from "./Door.tsx";
import { pageAfterSignIn } from "./next.ts";

export function SignInPage() {
  const [params] = useSearchParams();
  const { data: me } = useMe();
  const next = params.get("next");
  if (me) return <Redirect to="/" replace />;
  return (
    <Door title="登录工作台">
      {next && <Notice kind="info">登录已经结束，请重新登录。没做完的事还在原来的页面上。</Notice>}
      <SignInForm next={pageAfterSignIn(next)} />
    </Door>
  );
}

function SignInForm({ next }: { next: string }) {
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const [totp, setTotp] = useState("");
  const [asksTotp, setAsksTotp] = useState(false);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const totpField = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asksTotp) totpField.current?.querySelector("input")?.focus();
  }, [asksTotp]);
  const signIn = useMutation<StaffMe, Refused>({
    mutationFn: async () => {
      await post("/staff/sign-in", { account: account.trim(), password, ...(asksTotp && { totp }) });
      return await get<StaffMe>("/staff/me");
    },
    onSuccess: (me) => {
      welcome(me);
      queryClient.setQueryData(["/staff/me", {}], me);
      navigate(next, { replace: true });
    },
    onError: (error) => {
      if (error.code === "totp-required") return setAsksTotp(true);
      setErrors([{ field: error.field ?? "account", message: error.message }]);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = missing({ account, password, ...(asksTotp && { totp }) });
    setErrors(wrong);
    if (wrong.length === 0) signIn.mutate();
  };
  const fault = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      <TextInput
        id="account"
        label="账号"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={account}
        onChange={setAccount}
        error={fault("account")}
      />
      <TextInput
        id="password"
        label="密码"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={fault("password")}
      />
      {asksTotp && (
        <div ref={totpField}>
          <TextInput
            id="totp"
            label="动态口令"
            hint="打开手机上的口令应用，填 6 位数字"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={totp}
            onChange={setTotp}
            error={fault("totp")}
          />
        </div>
      )}
      <div className="btns">
        <Button type="submit" kind="primary" busy={signIn.isPending}>
          登录
        </Button>
      </div>
    </form>
  );
}

const asked: Record<string, string> = {
  account: "请填写账号",
  password: "请填写密码",
  totp: "请填写动态口令",
};

function missing(filled: Record<string, string>): FieldError[] {
  return Object.entries(filled)
    .filter(([, value]) => value.trim() === "")
    .map(([field]) => ({ field, message: asked[field] ?? "请填写" }));
}
