import { useState } from "react";
import type { BundleGuide } from "#contract/bundle.ts";
import type { Answers } from "#contract/form.ts";
import type { BundlePlan } from "#server/kernel/bundle/compile.ts";
import { visibleFields } from "#server/kernel/form.ts";
import { BundleGuideBody } from "../../shared/bundle/BundleGuideBody.tsx";
import { FormField } from "../../shared/form/FormField.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { standingOf } from "./editing.ts";

/** The guide and the form as a resident has them, from what is being edited; nothing is handed in. */
export function Trial({ guide }: { guide: BundleGuide }) {
  const [answers, setAnswers] = useState<Answers>({});
  const [applying, setApplying] = useState(false);
  const { plan } = standingOf(guide, answers);
  if (!plan) {
    return <Notice kind="warning">还不能试办：请先加上事项，并改正互相等待的地方。</Notice>;
  }
  return (
    <div className="trial">
      <Notice>这里和群众看到的一样，只是试办，不会产生办件。</Notice>
      <h2>{guide.bundle.name || "还没有名称"}</h2>
      <BundleGuideBody guide={guide} plan={plan} answers={answers} onAnswer={setAnswers}>
        {applying ? (
          <TrialForm plan={plan} answers={answers} onAnswer={setAnswers} />
        ) : (
          <div className="btns">
            <Button kind="primary" onClick={() => setApplying(true)}>
              一次申请
            </Button>
          </div>
        )}
      </BundleGuideBody>
    </div>
  );
}

function TrialForm(props: { plan: BundlePlan; answers: Answers; onAnswer: (answers: Answers) => void }) {
  const { plan, answers, onAnswer } = props;
  const { form } = plan.demand;
  if (!form) return <p>不用填表。</p>;
  const shown = visibleFields(form, { ...answers, ...plan.given });
  return form.pages.map((page, place) => (
    <section key={page.title}>
      <h2>{page.title}</h2>
      {page.intro && <p>{page.intro}</p>}
      {shown
        .filter((each) => each.page === place)
        .map(({ field }) => (
          <FormField
            key={field.id}
            field={field}
            answer={answers[field.id]}
            error={undefined}
            onChange={(answer) => onAnswer({ ...answers, [field.id]: answer })}
          />
        ))}
    </section>
  ));
}
