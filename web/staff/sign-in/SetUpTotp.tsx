import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { post, type Refused } from "../../shared/api.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { ErrorSummary, type FieldError } from "../../shared/ui/ErrorSummary.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";

interface Secret {
  secret: string;
  qr: string;
}

/** Binds a one-time code (R13.3): scan, then prove it by typing one. */
export function SetUpTotp({ onDone }: { onDone: () => void }) {
  const begun = useRead<Secret>("/staff/totp", { fresh: true });
  return <Loaded query={begun}>{(data) => <Bind data={data} onDone={onDone} />}</Loaded>;
}

function Bind({ data, onDone }: { data: Secret; onDone: () => void }) {
  return (
    <>
      <p>用手机上的口令应用（微信小程序“腾讯身份验证器”等）扫这个码。</p>
      <Qr svg={data.qr} />
      <p>
        不能扫码，就手工输入密钥：
        <br />
        <code className="door-secret">{data.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <Prove onDone={onDone} />
    </>
  );
}

function Qr({ svg }: { svg: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    setAddress(url);
    return () => URL.revokeObjectURL(url);
  }, [svg]);
  return address ? <img className="door-qr" src={address} alt="绑定动态口令的二维码" /> : null;
}

function Prove({ onDone }: { onDone: () => void }) {
  const [code, setCode] = useState("");
  const [errors, setErrors] = useState<FieldError[]>([]);
  const prove = useMutation<unknown, Refused>({
    mutationFn: () => post("/staff/totp", { code }),
    onSuccess: onDone,
    onError: (error) => setErrors([{ field: "code", message: error.message }]),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const right = /^\d{6}$/.test(code);
    setErrors(right ? [] : [{ field: "code", message: "请填写应用里显示的 6 位数字" }]);
    if (right) prove.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      <TextInput
        id="code"
        label="应用里显示的 6 位数字"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={code}
        onChange={setCode}
        error={errors[0]?.message}
      />
      <div className="btns">
        <Button type="submit" kind="primary" busy={prove.isPending}>
          绑定
        </Button>
      </div>
    </form>
  );
}
