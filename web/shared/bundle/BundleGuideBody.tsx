import type { ReactNode } from "react";
import type { BundleGuide } from "#contract/bundle.ts";
import type { Answers } from "#contract/form.ts";
import type { BundlePlan } from "#server/kernel/bundle/compile.ts";
import { limitInWords } from "#server/kernel/item/words.ts";
import { missingAnswers } from "#server/kernel/situation.ts";
import { Questions } from "../form/Questions.tsx";
import { MaterialSection } from "../guide/MaterialSection.tsx";
import { Notice } from "../ui/Notice.tsx";
import { sparedOf } from "./matter.ts";
import { PlanPicture } from "./PlanPicture.tsx";
import { SavingsTable } from "./SavingsTable.tsx";
import "../guide/guide.css";
import "./bundle.css";

/** The guide of a bundle: its questions, then what these answers call for; `children` is what one does next. */
export function BundleGuideBody(props: {
  guide: BundleGuide;
  plan: BundlePlan;
  answers: Answers;
  onAnswer: (answers: Answers) => void;
  children: ReactNode;
}) {
  const { guide, plan, answers } = props;
  const { bundle } = guide;
  const open = missingAnswers(bundle, answers).length;
  return (
    <>
      <p className="bundle-summary">{bundle.summary}</p>
      {bundle.questions.length > 0 && (
        <section className="guide-questions no-print">
          <h2>先答几个问题</h2>
          <Questions item={bundle} answers={answers} onChange={props.onAnswer} />
        </section>
      )}
      <p role="status" className="guide-narrowed">
        {open > 0 ? `还有 ${open} 个问题没答，答完就知道要办哪几项。` : summaryWords(plan)}
      </p>
      {open === 0 && plan.parts.length > 0 && <WhatFollows {...props} />}
    </>
  );
}

function summaryWords({ parts, promised }: BundlePlan): string {
  if (parts.length === 0) return "按您的情况，没有要办的。";
  return `按您的情况，一共 ${parts.length} 项，一次申请，承诺 ${limitInWords(promised)}办完。`;
}

function WhatFollows(props: {
  guide: BundleGuide;
  plan: BundlePlan;
  answers: Answers;
  onAnswer: (answers: Answers) => void;
  children: ReactNode;
}) {
  const { guide, plan, answers } = props;
  const { key } = guide.bundle;
  const spared = sparedOf(plan, answers);
  // The bundle's own questions stand above; here only those of its items.
  const own = new Set(guide.bundle.questions.map((question) => question.id));
  const rest = { ...plan.demand, key, questions: plan.demand.questions.filter(({ id }) => !own.has(id)) };
  return (
    <>
      <section>
        <h2>要办哪几项</h2>
        <PlanPicture plan={plan} organs={guide.organs} />
      </section>
      <section>
        <h2>比一项一项办，省了什么</h2>
        <SavingsTable savings={plan.savings} />
      </section>
      <section>
        <h2>要带什么</h2>
        <MaterialSection item={rest} answers={answers} onAnswer={props.onAnswer} />
        {spared.length > 0 && (
          <Notice kind="success" title="这些不用您带">
            <ul>
              {spared.map((each) => (
                <li key={each.name}>{`${each.name}：${each.because}`}</li>
              ))}
            </ul>
          </Notice>
        )}
      </section>
      <section>
        <h2>多少钱</h2>
        <BundleFees plan={plan} organs={guide.organs} />
      </section>
      {props.children}
    </>
  );
}

/** Fees summed for the applicant and told apart by organ (R2.34). */
export function BundleFees({ plan, organs }: { plan: BundlePlan; organs: Record<string, string> }) {
  const total = plan.fees.reduce((sum, { totalFen }) => sum + totalFen, 0);
  if (plan.fees.length === 0) return <p>不收费。</p>;
  return (
    <>
      <p className="guide-figure">
        {plan.fees.every(({ known }) => known)
          ? `一共 ${total / 100} 元`
          : "有的费用要看实际情况，按下面的标准收"}
      </p>
      <ul>
        {plan.fees.flatMap(({ organ, fees }) =>
          fees.map(({ item, fee }) => (
            <li key={`${item} ${fee.name}`}>{`${organs[organ] ?? ""}：${fee.name}，${fee.standard}`}</li>
          )),
        )}
      </ul>
    </>
  );
}
