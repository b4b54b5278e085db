import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import type { AssistanceChoices, HelpAsked } from "#contract/assistance.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { ErrorSummary, type FieldError } from "../../shared/ui/ErrorSummary.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { RadioGroup } from "../../shared/ui/RadioGroup.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { useMe } from "../account.ts";
import { signInAddress } from "../coming-back.ts";
import { Page } from "../Page.tsx";
import { type Asked, bodyOf, faultsOf, nothingAsked } from "./ask.ts";
import "./assistance.css";

const crumbs = [
  { name: "首页", href: "/" },
  { name: "帮代办", href: "/assistance" },
];

/** Asking for help: few questions, for oneself or an old neighbour. */
export function AskPage() {
  const { data: me } = useMe();
  const choices = useRead<AssistanceChoices>("/assistance/choices");
  return (
    <Page title="请人帮忙" crumbs={crumbs}>
      {me === null ? (
        <Notice title="请先登录">
          <p>帮办员要能联系您，所以先用手机号登录。不会登录的，打 12345 或到就近的便民服务点说一声。</p>
          <LinkButton href={signInAddress(location.pathname + location.search)} kind="primary">
            用手机号登录
          </LinkButton>
        </Notice>
      ) : (
        <Loaded query={choices}>{(data) => <AskForm choices={data} />}</Loaded>
      )}
    </Page>
  );
}

function AskForm({ choices }: { choices: AssistanceChoices }) {
  const [params] = useSearchParams();
  const [, go] = useLocation();
  const [asked, setAsked] = useState<Asked>(nothingAsked);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [requestKey] = useState(newRequestKey);
  const change = (changes: Partial<Asked>) => setAsked((now) => ({ ...now, ...changes }));
  const send = useMutation<HelpAsked, Refused>({
    mutationFn: () => post("/assistance", { requestKey, ...bodyOf(asked, params.get("item") ?? undefined) }),
    onSuccess: async ({ number }) => {
      await refresh("/assistance");
      go(`/assistance/${number}`);
    },
    onError: (error) => setErrors(error.fields.length > 0 ? error.fields : [{ message: error.message }]),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = faultsOf(asked);
    setErrors(wrong);
    if (wrong.length === 0) send.mutate();
  };
  // What was put right in the meantime is not held up any longer.
  const wrongNow = faultsOf(asked);
  const still = errors.filter((error) => send.error || wrongNow.some(({ field }) => field === error.field));
  const errorOf = (field: string) => still.find((error) => error.field === field)?.message;
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary errors={still} />
      <RadioGroup
        id="whose"
        label="帮谁办"
        value={asked.whose}
        options={[
          { value: "me", label: "我自己" },
          { value: "other", label: "替别人求助", hint: "比如不会用手机的老邻居" },
        ]}
        onChange={(whose) => change({ whose: whose as Asked["whose"] })}
      />
      {asked.whose === "other" && <Other asked={asked} change={change} errorOf={errorOf} />}
      <Where asked={asked} change={change} errorOf={errorOf} choices={choices} />
      <Textarea
        id="text"
        label="要帮什么"
        hint="办什么事、难在哪里，比如：高龄津贴要年审，不会用手机"
        max={1000}
        rows={4}
        value={asked.text}
        onChange={(text) => change({ text })}
        error={errorOf("text")}
      />
      <p className="soft">{`帮办员 ${choices.contact.n} 个工作日内联系。帮代办不收钱，也不会要您的密码。`}</p>
      <Button type="submit" kind="primary" busy={send.isPending}>
        请人帮忙
      </Button>
    </form>
  );
}

interface PartProps {
  asked: Asked;
  change: (changes: Partial<Asked>) => void;
  errorOf: (field: string) => string | undefined;
}

function Other({ asked, change, errorOf }: PartProps) {
  return (
    <>
      <TextInput
        id="name"
        label="他的姓名"
        maxLength={60}
        value={asked.name}
        onChange={(name) => change({ name })}
        error={errorOf("name")}
      />
      <TextInput
        id="phone"
        label="他的电话"
        hint="没有就不填，帮办员先联系您"
        type="tel"
        optional
        maxLength={20}
        value={asked.phone}
        onChange={(phone) => change({ phone })}
        error={errorOf("phone")}
      />
      <TextInput
        id="relation"
        label="他是您的什么人"
        optional
        width="short"
        maxLength={30}
        value={asked.relation}
        onChange={(relation) => change({ relation })}
      />
    </>
  );
}

function Where({ asked, change, errorOf, choices }: PartProps & { choices: AssistanceChoices }) {
  const { towns, places, languages } = choices;
  const villages = towns.find(({ code }) => code === asked.town)?.villages ?? [];
  const near = places.filter(
    ({ area }) => asked.town !== "" && (asked.village || asked.town).startsWith(area),
  );
  const option = ({ code, name }: { code: string; name: string }) => ({ value: code, label: name });
  return (
    <>
      <Select
        id="town"
        label="在哪个乡镇、街道"
        empty="请选择"
        value={asked.town}
        options={towns.map(option)}
        onChange={(town) => change({ town, village: "", place: "" })}
        error={errorOf("town")}
      />
      {villages.length > 0 && (
        <Select
          id="village"
          label="哪个村、社区"
          empty="不在里面，或不清楚"
          value={asked.village}
          options={villages.map(option)}
          onChange={(village) => change({ village })}
        />
      )}
      {near.length > 0 && (
        <Select
          id="place"
          label="在小区或园区里吗"
          empty="不在"
          value={asked.place}
          options={near.map(({ name }) => ({ value: name, label: name }))}
          onChange={(place) => change({ place })}
        />
      )}
      <TextInput
        id="address"
        label="住处怎么找"
        optional
        width="long"
        maxLength={200}
        value={asked.address}
        onChange={(address) => change({ address })}
      />
      <Select
        id="language"
        label="想说什么话"
        empty="都可以"
        value={asked.language}
        options={languages.map((name) => ({ value: name, label: name }))}
        onChange={(language) => change({ language })}
      />
    </>
  );
}
