import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { MyVoice } from "#contract/voice.ts";
import { post, type Refused } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { ErrorSummary } from "../../shared/ui/ErrorSummary.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { Page } from "../Page.tsx";
import { VoiceBody } from "./VoiceBody.tsx";

/** Following with the code alone. It stays on this page: no address and no cache keeps it. */
export function CodePage() {
  const [code, setCode] = useState("");
  const [voice, setVoice] = useState<MyVoice>();
  const follow = useMutation<MyVoice, Refused>({
    mutationFn: () => post("/voices/follow", { code: code.trim() }),
    onSuccess: setVoice,
  });
  const short = code.replace(/[\s-]/g, "").length !== 16;
  const [asked, setAsked] = useState(false);
  const fault = asked && short ? "查询码是 16 位字母和数字，请对照提交时记下的填写" : undefined;
  const message = fault ?? follow.error?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!short) follow.mutate();
  };
  return (
    <Page title="凭查询码看反映" crumbs={[{ name: "首页", href: "/" }]}>
      {voice ? (
        <VoiceBody
          voice={voice}
          send={(action, body) => post(`/voices/follow/${action}`, { code: code.trim(), ...body })}
          onDone={() => follow.mutate()}
        />
      ) : (
        <form onSubmit={submit} noValidate>
          <ErrorSummary errors={message ? [{ field: "code", message }] : []} />
          <TextInput
            id="code"
            label="查询码"
            hint="提交时给您的 16 位字母和数字"
            width="middle"
            autoComplete="off"
            spellCheck={false}
            maxLength={24}
            value={code}
            onChange={(text) => setCode(text.toUpperCase())}
            error={message}
          />
          <Button type="submit" kind="primary" busy={follow.isPending}>
            看进度
          </Button>
        </form>
      )}
    </Page>
  );
}
