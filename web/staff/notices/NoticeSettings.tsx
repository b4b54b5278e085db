import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { EditNoticeSettings, NoticeKind, NoticeSettings as Settings } from "#contract/notices.ts";
import { noticeKindNames } from "#contract/words.ts";
import { newRequestKey, put, type Refused } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Checkbox, CheckboxGroup } from "../../shared/ui/CheckboxGroup.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { keyKeeper } from "../intention.ts";

const path = "/staff/notices/settings";

/** 怎样通知我: the desk always; the phone if one wishes, for which kinds, and when not. */
export function NoticeSettings() {
  const settings = useRead<Settings>(path, { fresh: true });
  return (
    <section id="notices" aria-labelledby="notices-head">
      <h2 id="notices-head">怎样通知我</h2>
      <Loaded query={settings}>{(data) => <SettingsForm settings={data} />}</Loaded>
    </section>
  );
}

type Edit = Omit<EditNoticeSettings, "requestKey">;

function SettingsForm({ settings }: { settings: Settings }) {
  const { bureau } = settings;
  const [sms, setSms] = useState(settings.sms);
  const [phone, setPhone] = useState("");
  const [kinds, setKinds] = useState(settings.kinds);
  const [from, setFrom] = useState(settings.quiet?.from ?? "");
  const [to, setTo] = useState(settings.quiet?.to ?? "");
  const [keyOf] = useState(() => keyKeeper(newRequestKey));
  const save = useMutation<Settings, Refused, Edit>({
    mutationFn: (edit) => put(path, { requestKey: keyOf(edit), ...edit }),
    onSuccess: async () => {
      setPhone("");
      await refresh(path);
    },
  });
  const faultOf = (field: string) => (save.error?.field === field ? save.error.message : undefined);
  const half = (from === "") !== (to === "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (half) return;
    const quiet = from && to ? { quiet: { from, to } } : {};
    save.mutate({ sms, kinds, ...quiet, ...(phone.trim() && { phone: phone.trim() }) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <p>通知都在工作台的“通知”里。愿意的话，也可以发短信到您的手机；短信只写有几条、是哪一类，不写内容。</p>
      {save.isSuccess && (
        <Notice kind="success" announce>
          已经保存。
        </Notice>
      )}
      {save.error && !save.error.field && (
        <Notice kind="error" announce>
          {save.error.message}
        </Notice>
      )}
      <Checkbox checked={sms} onChange={setSms}>
        也发短信给我
      </Checkbox>
      {sms && (
        <>
          <TextInput
            label="手机号"
            hint={settings.phone ? `现在是 ${settings.phone}，不改就不用填` : undefined}
            inputMode="tel"
            autoComplete="tel"
            error={faultOf("phone")}
            value={phone}
            onChange={setPhone}
          />
          <CheckboxGroup
            label="哪些发短信"
            inline
            error={faultOf("kinds")}
            options={bureau.kinds.map((kind) => ({ value: kind, label: noticeKindNames[kind] }))}
            value={kinds}
            onChange={(chosen) => setKinds(chosen as NoticeKind[])}
          />
          <p className="soft">{bureauWords(bureau)}</p>
          <div className="quiet-hours">
            <TextInput
              type="time"
              label="我另外不要短信：从"
              optional
              width="short"
              error={half ? "起止都要填，或者都不填" : undefined}
              value={from}
              onChange={setFrom}
            />
            <TextInput type="time" label="到" optional width="short" value={to} onChange={setTo} />
          </div>
        </>
      )}
      <div className="btns">
        <Button type="submit" kind="primary" busy={save.isPending}>
          保存通知方式
        </Button>
      </div>
    </form>
  );
}

/** The bureau's own rules, in a sentence. */
function bureauWords({ quiet, quietDaysOff, urgent, mostPerHour }: Settings["bureau"]): string {
  const when = `${quiet.from} 到次日 ${quiet.to}${quietDaysOff ? "和休息日" : ""}不发短信，过后合成一条再发`;
  const but = urgent.map((kind) => noticeKindNames[kind]).join("、");
  return `本局规定：${when}；每小时最多 ${mostPerHour} 条${but ? `。紧急的${but}随时发` : ""}。`;
}
