import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import type { BundleGuide } from "#contract/bundle.ts";
import type { Submitted } from "#contract/draft.ts";
import type { ClientDraft } from "#contract/errand-mandate.ts";
import type { ItemGuide } from "#contract/portal.ts";
import { submissionProblems } from "#server/kernel/submission.ts";
import { post, put, type Refused } from "../../shared/api.ts";
import { Questions } from "../../shared/form/Questions.tsx";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { ErrorSummary } from "../../shared/ui/ErrorSummary.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { instantWords, numberWords, todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { type Counter, counterOfBundle, counterOfItem } from "../reception/counter.ts";
import { Handing } from "../reception/Handing.tsx";
import { ItemForm } from "../reception/ItemForm.tsx";
import {
  allHanded,
  contentOf,
  controlId,
  type Fault,
  type Walkin,
  withTyped,
} from "../reception/reception.ts";
import { AssistanceNav } from "./AssistanceNav.tsx";
import { signatureFields, walkinOf, withoutSigning } from "./acting.ts";
import "../reception/reception.css";

/** Filling in and handing in for the client, in one flow, on a helper's phone in the village too. */
export function ActPage({ mandate, draft }: { mandate: string; draft: string }) {
  const path = `/staff/mandates/${mandate}/drafts/${draft}`;
  const read = useRead<ClientDraft>(path, { fresh: true });
  return (
    <Page
      title={read.data ? `替${read.data.client.name}填：${read.data.draft.item.name}` : "替委托人填"}
      focus={false}
    >
      <AssistanceNav />
      <Loaded query={read} lines={10}>
        {(data) => <Guided path={path} mandate={mandate} data={data} />}
      </Loaded>
    </Page>
  );
}

interface GuidedProps {
  path: string;
  mandate: string;
  data: ClientDraft;
}

function Guided(props: GuidedProps) {
  const { item, bundle } = props.data.draft;
  const guide = useRead<ItemGuide | BundleGuide>(bundle ? `/bundles/${item.key}` : `/items/${item.key}`);
  return (
    <Loaded query={guide} lines={10}>
      {(shown) => (
        <Filling
          {...props}
          counter={
            "bundle" in shown ? counterOfBundle(shown as BundleGuide) : counterOfItem(shown as ItemGuide)
          }
        />
      )}
    </Loaded>
  );
}

/** `answers.name`, `materials.plan` as the controls of this page. */
const controlOf = (field: string): string => {
  const [part = "", ...rest] = field.split(".");
  return part === "materials" ? controlId("materials", rest.join(".")) : rest.join(".") || part;
};

function useActing(
  { path, data }: GuidedProps,
  content: (walkin: Walkin) => ClientDraft["draft"]["content"],
) {
  const [version, setVersion] = useState(data.draft.version);
  const [savedAt, setSavedAt] = useState(data.draft.savedAt);
  const save = useMutation<ClientDraft, Refused, Walkin>({
    mutationFn: (walkin) => put(path, { version, content: content(walkin) }),
    onSuccess: ({ draft }) => {
      setVersion(draft.version);
      setSavedAt(draft.savedAt);
    },
  });
  const submit = useMutation<Submitted, Refused, Walkin>({
    mutationFn: async (walkin) => {
      const { draft } = await save.mutateAsync(walkin);
      return await post(`${path}/submit`, { version: draft.version });
    },
    onSuccess: () => void refresh("/staff/mandates"),
  });
  return { save, submit, savedAt };
}

function Filling(props: GuidedProps & { counter: Counter }) {
  const { counter, data, mandate } = props;
  const [walkin, setWalkin] = useState(() => walkinOf(data));
  const [errors, setErrors] = useState<Fault[]>([]);
  const matter = counter.matterFor(walkin);
  const shown = withoutSigning(matter);
  const { save, submit, savedAt } = useActing(props, (now) => contentOf(counter.matterFor(now), now));
  if (submit.data) return <Done submitted={submit.data} mandate={mandate} name={counter.name} />;
  const refused = submit.error ?? save.error;
  const fault = new Map(errors.map(({ field, message }) => [field, message]));
  const handIn = () => {
    const wrong = submissionProblems(matter, contentOf(matter, walkin), todayAt(new Date()));
    const faults = wrong.map(({ part, id, message }) => ({ field: controlId(part, id), message }));
    setErrors(faults);
    if (faults.length > 0) return;
    submit.mutate(walkin, {
      onError: ({ fields }) => setErrors(fields.map((each) => ({ ...each, field: controlOf(each.field) }))),
    });
  };
  const signing = signatureFields(matter);
  return (
    <div className="help-act">
      <ErrorSummary errors={errors} />
      {refused && errors.length === 0 && (
        <Notice kind="error" announce>
          {refused.message}
        </Notice>
      )}
      {signing.length > 0 && (
        <Notice title="有要本人签名的地方">
          <p>{`${signing.join("、")}：填好保存后，请委托人登录，在“我的办件”的草稿里自己签。`}</p>
        </Notice>
      )}
      {matter.questions.length > 0 && (
        <section aria-label="情形">
          <h2>情形</h2>
          <Questions
            item={matter}
            answers={walkin.situation}
            errors={fault}
            onChange={(situation) => setWalkin((now) => ({ ...now, situation }))}
          />
        </section>
      )}
      {matter.form && (
        <section aria-label="申请表">
          <h2>申请表</h2>
          <ItemForm
            item={matter}
            content={contentOf(matter, walkin)}
            typed={walkin.typed}
            errors={fault}
            onType={(id, answer) => setWalkin((now) => withTyped(now, id, answer))}
          />
        </section>
      )}
      <section aria-label="材料">
        <h2>材料</h2>
        <Handing
          item={shown}
          walkin={walkin}
          errors={fault}
          onChange={setWalkin}
          onAll={() => setWalkin((now) => ({ ...now, handed: allHanded(matter, now) }))}
          lookUp={null}
        />
      </section>
      <p role="status" className="soft">{`上次保存：${instantWords(savedAt)}`}</p>
      <div className="btns">
        <Button kind="primary" busy={submit.isPending} onClick={handIn}>
          替他提交
        </Button>
        <Button busy={save.isPending} onClick={() => save.mutate(walkin)}>
          先保存
        </Button>
      </div>
    </div>
  );
}

function Done({ submitted, mandate, name }: { submitted: Submitted; mandate: string; name: string }) {
  return (
    <>
      <Notice kind="success" announce title={`已经替他提交：${name}`}>
        <p>{`编号 ${numberWords(submitted.number)}。短信已经告诉本人，他在“我的办件”里都看得到。`}</p>
      </Notice>
      <p>
        <Link href={`/assistance/clients/${mandate}`} className="go">
          回到这位委托人
        </Link>
      </p>
    </>
  );
}
