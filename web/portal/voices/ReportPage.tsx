import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link, useSearchParams } from "wouter";
import type { ItemGuide } from "#contract/portal.ts";
import type { VoiceChoices, VoiceReceipt } from "#contract/voice.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { refresh, useRead } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { ErrorSummary, type FieldError } from "../../shared/ui/ErrorSummary.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { RadioGroup } from "../../shared/ui/RadioGroup.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { useMe } from "../account.ts";
import { signInAddress } from "../coming-back.ts";
import { Page } from "../Page.tsx";
import { AboutFields } from "./AboutFields.tsx";
import { Receipt } from "./Receipt.tsx";
import { bodyOf, faultsOf, type Told, told } from "./report.ts";
import "./voices.css";

const kinds = [
  { value: "unresolved", label: "有事办不成", hint: "材料齐了还办不了、推来推去、系统办不下去" },
  { value: "complaint", label: "投诉", hint: "态度不好、拖着不办、多要材料" },
  { value: "suggestion", label: "提建议" },
  { value: "clue", label: "吃拿卡要、勾结中介的线索", hint: "只有监察人员能看到，被反映的部门看不到" },
];

/** Telling what could not be done, a complaint, a suggestion or a clue: one page, a phone is enough. */
export function ReportPage() {
  const [params] = useSearchParams();
  const item = params.get("item") ?? undefined;
  const { data: me } = useMe();
  const [sent, setSent] = useState<VoiceReceipt & { anonymous: boolean }>();
  const start = told(params.get("kind") ?? "unresolved", item, params.get("number") ?? "");
  if (sent) return <Receipt {...sent} />;
  return (
    <Page title="反映问题" crumbs={crumbs}>
      <ReportForm
        start={start}
        signedIn={Boolean(me)}
        onSent={(receipt, anonymous) => setSent({ ...receipt, anonymous })}
      />
    </Page>
  );
}

const crumbs = [
  { name: "首页", href: "/" },
  { name: "我的反映", href: "/voices" },
];

interface FormProps {
  start: Told;
  signedIn: boolean;
  onSent: (receipt: VoiceReceipt, anonymous: boolean) => void;
}

function ReportForm({ start, signedIn, onSent }: FormProps) {
  const [now, setNow] = useState(start);
  const [requestKey] = useState(newRequestKey);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const choices = useRead<VoiceChoices>("/voices/choices");
  const guide = useRead<ItemGuide>(`/items/${start.item}`, { enabled: start.item !== undefined });
  const change = (changes: Partial<Told>) => setNow((before) => ({ ...before, ...changes }));
  const anonymous = now.kind !== "unresolved" && (now.anonymous || !signedIn);
  const send = useMutation<VoiceReceipt, Refused>({
    mutationFn: () => post("/voices", { requestKey, ...bodyOf(now, anonymous) }),
    onSuccess: async (receipt) => {
      await refresh("/voices");
      onSent(receipt, anonymous);
    },
    onError: (error) => setErrors(error.fields.length > 0 ? error.fields : [{ message: error.message }]),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = faultsOf(now);
    setErrors(wrong);
    if (wrong.length === 0) send.mutate();
  };
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const mustSignIn = now.kind === "unresolved" && !signedIn;
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      <RadioGroup
        id="kind"
        label="您要反映什么"
        value={now.kind}
        options={kinds}
        onChange={(kind) => change({ kind: kind as Told["kind"] })}
      />
      {mustSignIn ? (
        <SignInFirst />
      ) : (
        <>
          {now.kind !== "unresolved" && (
            <Anonymity signedIn={signedIn} anonymous={anonymous} onChange={change} />
          )}
          <AboutFields
            told={now}
            itemName={guide.data?.item.name}
            choices={choices.data}
            errorOf={errorOf}
            onChange={change}
          />
          <Textarea
            id="text"
            label="是怎么回事"
            hint="什么时候、在哪里、办什么事、卡在哪一步"
            max={2000}
            rows={6}
            value={now.text}
            onChange={(text) => change({ text })}
            error={errorOf("text")}
          />
          <Promised kind={now.kind} limits={choices.data?.limits} />
          <Button type="submit" kind="primary" busy={send.isPending}>
            提交
          </Button>
        </>
      )}
    </form>
  );
}

/** What could not be done is called back: somebody must be there to call. */
function SignInFirst() {
  return (
    <Notice title="请先登录">
      <p>办不成的事解决以后要回访您，所以要先用手机号登录。不想登录的，可以到办不成事窗口或打 12345。</p>
      <LinkButton href={signInAddress(location.pathname + location.search)} kind="primary">
        用手机号登录
      </LinkButton>
    </Notice>
  );
}

function Anonymity(props: {
  signedIn: boolean;
  anonymous: boolean;
  onChange: (changes: Partial<Told>) => void;
}) {
  const here = location.pathname + location.search;
  if (!props.signedIn) {
    return (
      <Notice title="您没有登录，将匿名提交">
        <p>
          不保存您的任何身份信息；提交后给您一个查询码，凭它看答复、作补充。想要回访，请先
          <Link href={signInAddress(here)}>登录</Link>。
        </p>
      </Notice>
    );
  }
  return (
    <RadioGroup
      id="anonymous"
      label="要不要留名"
      value={props.anonymous ? "yes" : "no"}
      options={[
        { value: "no", label: "实名", hint: "处理完会回访您；被投诉的人看不到您是谁" },
        { value: "yes", label: "匿名", hint: "不保存您的任何身份信息，凭查询码看答复" },
      ]}
      onChange={(value) => props.onChange({ anonymous: value === "yes" })}
    />
  );
}

/** What is promised to whoever tells, in the bureau's own limits. */
function Promised({ kind, limits }: { kind: Told["kind"]; limits: VoiceChoices["limits"] | undefined }) {
  if (!limits) return null;
  const accepted = `${limitWords(limits.accept)}内告诉您是否受理；不受理的，写明理由。`;
  const words: Record<Told["kind"], string> = {
    unresolved: `${limitWords(limits.triage)}内定下由谁解决，一般 ${limitWords(limits.solve)}内答复您，情况复杂的 ${limitWords(limits.complex)}。`,
    complaint: accepted,
    suggestion: accepted,
    clue: "由监察人员核查，结果告诉您，并在公开栏公布（不写人名）。",
  };
  return <p className="soft">{words[kind]}</p>;
}

const units = { W: "个工作日", D: "天", H: "个工作小时" } as const;
const limitWords = ({ n, unit }: VoiceChoices["limits"]["solve"]) => `${n} ${units[unit]}`;
