import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import type { Static } from "typebox";
import { Link, useLocation, useSearchParams } from "wouter";
import type { CodeSent } from "#contract/people.ts";
import { isMobile } from "#server/kernel/codes/phone.ts";
import { post, type Refused } from "../../shared/api.ts";
import { queryClient } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { ErrorSummary, type FieldError } from "../../shared/ui/ErrorSummary.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { VisuallyHidden } from "../../shared/ui/VisuallyHidden.tsx";
import { comeBack } from "../coming-back.ts";
import { Page } from "../Page.tsx";
import "./sign-in.css";

/** Phone number and a code by SMS, or the national identity sign-in. */
export function SignInPage() {
  const [params] = useSearchParams();
  const next = comeBack(params.get("next"));
  return (
    <Page title="登录">
      {next !== "/" && <Notice>登录后接着办刚才的事。</Notice>}
      <div className="sign-in">
        <PhoneSignIn next={next} />
        <section>
          <h2>已有统一身份认证账号</h2>
          <p>用国家或湖南政务服务平台的账号登录，身份自动核实。</p>
          <a className="btn plain" href={`/api/identity/start?next=${encodeURIComponent(next)}`}>
            用统一身份认证登录
          </a>
        </section>
      </div>
      <p>
        没有手机、收不到短信？带上身份证到政务服务大厅，窗口人员帮您办，或打 <a href="tel:12345">12345</a>。
      </p>
    </Page>
  );
}

function PhoneSignIn({ next }: { next: string }) {
  const [phone, setPhone] = useState("");
  const [code, setCode] = useState("");
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [wait, startWaiting] = useCountdown();
  const [, navigate] = useLocation();
  const refused = (error: Refused) => setErrors(errorsOf(error));
  const ask = useMutation<Static<typeof CodeSent>, Refused>({
    mutationFn: () => post("/sign-in/code", { phone }),
    onSuccess: ({ again }) => startWaiting(again),
    onError: refused,
  });
  const enter = useMutation<unknown, Refused>({
    mutationFn: () => post("/sign-in", { phone, code }),
    onSuccess: () => {
      queryClient.clear();
      navigate(next, { replace: true });
    },
    onError: refused,
  });
  const askForCode = () => {
    const wrong = phoneErrors(phone);
    setErrors(wrong);
    if (wrong.length === 0) ask.mutate();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = [...phoneErrors(phone), ...codeErrors(code)];
    setErrors(wrong);
    if (wrong.length === 0) enter.mutate();
  };
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <form onSubmit={submit} noValidate>
      <h2>用手机号登录</h2>
      <p>第一次登录就是注册，不用另外办。</p>
      <ErrorSummary errors={errors} />
      <div className="sign-in-phone">
        <TextInput
          id="phone"
          label="手机号"
          type="tel"
          inputMode="numeric"
          autoComplete="tel-national"
          width="short"
          maxLength={13}
          value={phone}
          onChange={(text) => setPhone(text.replace(/[^0-9]/g, ""))}
          error={errorOf("phone")}
        />
        <Button onClick={askForCode} busy={ask.isPending} disabled={wait > 0}>
          {wait > 0 ? `${wait} 秒后可以重发` : ask.isSuccess ? "重新发送" : "获取验证码"}
        </Button>
      </div>
      <TextInput
        id="code"
        label="短信验证码"
        hint={ask.data ? `已发到您的手机，6 位数字，${ask.data.minutes} 分钟内有效` : "6 位数字"}
        inputMode="numeric"
        autoComplete="one-time-code"
        width="short"
        maxLength={6}
        value={code}
        onChange={(text) => setCode(text.replace(/[^0-9]/g, ""))}
        error={errorOf("code")}
      />
      <p>
        登录只用您的手机号，<Link href="/privacy">看个人信息怎么用</Link>。
      </p>
      <VisuallyHidden>
        <span role="status">{ask.isSuccess && "验证码已发到您的手机"}</span>
      </VisuallyHidden>
      <Button type="submit" kind="primary" busy={enter.isPending}>
        登录
      </Button>
    </form>
  );
}

function phoneErrors(phone: string): FieldError[] {
  return isMobile(phone) ? [] : [{ field: "phone", message: "请填写 11 位手机号" }];
}

function codeErrors(code: string): FieldError[] {
  return /^\d{6}$/.test(code) ? [] : [{ field: "code", message: "请填写短信里的 6 位数字" }];
}

function errorsOf(error: Refused): FieldError[] {
  return error.fields.length > 0 ? error.fields : [{ message: error.message }];
}

/** Seconds left, counted down to 0. */
function useCountdown(): [number, (seconds: number) => void] {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, setLeft];
}
