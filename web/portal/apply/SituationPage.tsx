import { missingAnswers } from "#server/kernel/situation.ts";
import { Questions } from "../../shared/form/Questions.tsx";
import { useDraft } from "./draft.ts";
import { TaskPage } from "./TaskPage.tsx";

/** 情形: a few questions that decide what must be filled in and handed in. */
export function SituationPage() {
  const { item, content, change } = useDraft();
  const missing = () =>
    missingAnswers(item, content.situation).map((question) => ({
      field: question.id,
      message: `请回答：${question.text}`,
    }));
  return (
    <TaskPage
      task="situation"
      title="您的情况"
      intro="答完这几个问题，后面只出现您要填、要交的。"
      problems={missing}
    >
      {(checked) => (
        <Questions
          item={item}
          answers={content.situation}
          errors={new Map(checked ? missing().map(({ field }) => [field, "请选择一项"]) : [])}
          onChange={(situation) => change((now) => ({ ...now, situation }))}
        />
      )}
    </TaskPage>
  );
}
