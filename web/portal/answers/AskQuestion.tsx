import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Checkbox } from "../../shared/ui/CheckboxGroup.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { useMe } from "../account.ts";

/** What no answer answered goes to the ledger's inbox; a message back goes to whoever is signed in and wishes it. */
export function AskQuestion({ about, start = "" }: { about?: string; start?: string }) {
  const { data: me } = useMe();
  const [text, setText] = useState(start);
  const [reply, setReply] = useState(true);
  const [missing, setMissing] = useState<string>();
  const [requestKey] = useState(newRequestKey);
  const wishing = Boolean(me) && reply;
  const ask = useMutation<unknown, Refused>({
    mutationFn: () =>
      post("/questions", {
        ...{ requestKey, text: text.trim() },
        ...(about !== undefined && { answer: about }),
        ...(wishing && { reply: true }),
      }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const short = [...text.trim()].length < 4;
    setMissing(short ? "请把问题写完整" : undefined);
    if (!short) ask.mutate();
  };
  if (ask.isSuccess) {
    return (
      <Notice kind="success" announce title="您的问题收到了">
        <p>
          {wishing
            ? "有了答复发到您的“消息”里；大家常问的会补进解答。"
            : "大家常问的会补进解答，过几天再来搜搜看；急事请打 12345。"}
        </p>
      </Notice>
    );
  }
  return (
    <form onSubmit={submit} noValidate>
      {ask.error && (
        <Notice kind="error" announce>
          {ask.error.message}
        </Notice>
      )}
      <Textarea
        label="您想问什么"
        hint="不要写身份证号码、电话"
        max={500}
        rows={3}
        value={text}
        onChange={setText}
        error={missing}
      />
      {me && (
        <Checkbox checked={reply} onChange={setReply}>
          有了答复告诉我
        </Checkbox>
      )}
      <div className="btns">
        <Button type="submit" kind="primary" busy={ask.isPending}>
          提问
        </Button>
      </div>
    </form>
  );
}
