import { useMutation } from "@tanstack/react-query";
import { useLocation } from "wouter";
import type { Submitted } from "#contract/draft.ts";
import { answerWords } from "#server/kernel/answer-words.ts";
import { visibleFields } from "#server/kernel/form.ts";
import { optionsOf, visibleQuestions } from "#server/kernel/situation.ts";
import { askedMaterials, formAnswers, isShared, submissionProblems } from "#server/kernel/submission.ts";
import { post, type Refused } from "../../shared/api.ts";
import { forget } from "../../shared/kept.ts";
import { refresh } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { ErrorSummary } from "../../shared/ui/ErrorSummary.tsx";
import { SummaryList, type SummaryRow } from "../../shared/ui/SummaryList.tsx";
import { Page } from "../Page.tsx";
import { type DraftInHand, useDraft } from "./draft.ts";
import { RenewalNotice } from "./RenewalNotice.tsx";
import { SaveLine } from "./SaveLine.tsx";

/** 请核对: every answer with a way back to it, then the one button that hands everything in. */
export function CheckAnswersPage() {
  const hand = useDraft();
  const { item, draft, at, keeper, content, today } = hand;
  const [, navigate] = useLocation();
  const open = submissionProblems(item, content, today);
  const submit = useMutation<Submitted, Refused>({
    mutationFn: async () => {
      await keeper.flush();
      const { version } = keeper.current();
      return post<Submitted>(`/drafts/${draft.id}/submit`, { version });
    },
    onSuccess: ({ number }) => {
      forget(`situation.${item.key}`);
      void refresh("/drafts", "/applications");
      navigate(draft.bundle ? `/joint/${number}?new` : `/submitted/${number}`, { replace: true });
    },
    onError: ({ code }) => {
      if (code === "draft-outdated") void refresh(`/drafts/${draft.id}`);
    },
  });
  return (
    <Page
      title="核对并提交"
      crumbs={[
        { name: "首页", href: "/" },
        { name: item.name, href: at() },
      ]}
    >
      <ErrorSummary
        title="还不能提交"
        errors={[
          ...(open.length > 0 ? [{ message: `还有 ${open.length} 处没填好，请回到清单补上` }] : []),
          ...(submit.error ? refusalLines(submit.error) : []),
        ]}
      />
      <SaveLine />
      <RenewalNotice />
      {sections(hand).map((section) => (
        <section key={section.title}>
          <h2>{section.title}</h2>
          <SummaryList rows={section.rows} />
        </section>
      ))}
      <p className="check-promise">
        按“提交申请”，表示您确认以上内容和材料真实。提交后由窗口核对，再告诉您是否受理。
      </p>
      <div className="btns">
        {open.length > 0 ? (
          <LinkButton href={at()} kind="primary">
            回到清单补上
          </LinkButton>
        ) : (
          <Button kind="primary" busy={submit.isPending} onClick={() => submit.mutate()}>
            提交申请
          </Button>
        )}
        <LinkButton href="/cases">保存，以后再办</LinkButton>
      </div>
    </Page>
  );
}

function refusalLines(error: Refused): { message: string }[] {
  return error.fields.length > 0
    ? error.fields.map(({ message }) => ({ message }))
    : [{ message: error.message }];
}

function sections(hand: DraftInHand): { title: string; rows: SummaryRow[] }[] {
  const { item, tasks } = hand;
  return tasks.flatMap((task) => {
    if (task.key === "situation") return [{ title: task.title, rows: situationRows(hand) }];
    if (task.key === "materials") return [{ title: "材料", rows: materialRows(hand) }];
    const page = Number(task.key.split("/")[1]) - 1;
    return item.form?.pages[page] ? [{ title: task.title, rows: formRows(hand, page) }] : [];
  });
}

function situationRows({ item, content, at }: DraftInHand): SummaryRow[] {
  return visibleQuestions(item, content.situation).map((question) => {
    const answer = content.situation[question.id];
    const values: unknown[] = Array.isArray(answer) ? answer : [answer];
    const labels = optionsOf(question).filter((option) => values.includes(option.value));
    return {
      key: question.id,
      head: question.text,
      value: labels.map((option) => option.label).join("\n") || "没有答",
      change: at("situation"),
    };
  });
}

function formRows({ item, content, at }: DraftInHand, page: number): SummaryRow[] {
  const answers = formAnswers(item, content);
  return visibleFields(item.form!, answers)
    .filter((each) => each.page === page)
    .map(({ field }) => ({
      key: field.id,
      head: field.label,
      value: answerWords(field, content.answers[field.id]) || "没有填",
      change: at(`form/${page + 1}`),
    }));
}

const promiseWords = { deferral: "以后补交（已签名承诺）", commitment: "用承诺代替（已签名）" };

function materialRows({ item, content, at }: DraftInHand): SummaryRow[] {
  return askedMaterials(item, content).map((material) => {
    const entry = content.materials.find((each) => each.material === material.id);
    const files = entry?.files ?? [];
    const shared = isShared(material);
    return {
      key: material.id,
      head: material.name,
      value: shared
        ? "不用交，由系统核验"
        : entry?.record
          ? "已有，不用再交"
          : entry?.promise
            ? promiseWords[entry.promise.kind]
            : files.map((file) => file.name).join("\n") || "没有交",
      change: shared ? undefined : at("materials"),
    };
  });
}
