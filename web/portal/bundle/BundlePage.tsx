import { useState } from "react";
import type { BundleGuide } from "#contract/bundle.ts";
import type { Answers } from "#contract/form.ts";
import type { BundlePlan } from "#server/kernel/bundle/compile.ts";
import { limitInWords } from "#server/kernel/item/words.ts";
import { missingAnswers } from "#server/kernel/situation.ts";
import { planOf, sparedOf } from "../../shared/bundle/matter.ts";
import { SavingsTable } from "../../shared/bundle/SavingsTable.tsx";
import { Questions } from "../../shared/form/Questions.tsx";
import { keep, kept } from "../../shared/kept.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { PrintButton } from "../../shared/ui/PrintButton.tsx";
import { MaterialSection } from "../guide/MaterialSection.tsx";
import { Page } from "../Page.tsx";
import { PlanPicture } from "./PlanPicture.tsx";
import "../pages/guide.css";
import "./bundle.css";

const crumbs = [
  { name: "首页", href: "/" },
  { name: "一件事一次办", href: "/bundles" },
];

/** 一件事: a few questions, then what is needed, in which order, by when, and what one need not do. */
export function BundlePage({ bundle }: { bundle: string }) {
  const guide = useRead<BundleGuide>(`/bundles/${encodeURIComponent(bundle)}`);
  if (guide.data) return <Guide guide={guide.data} />;
  return (
    <Page title="一件事一次办" crumbs={crumbs}>
      <Loaded query={guide}>{() => null}</Loaded>
    </Page>
  );
}

function Guide({ guide }: { guide: BundleGuide }) {
  const { bundle, organs } = guide;
  const [answers, setAnswers] = useState<Answers>(() => kept(`situation.${bundle.key}`) ?? {});
  const answer = (next: Answers) => {
    setAnswers(next);
    keep(`situation.${bundle.key}`, next);
  };
  const plan = planOf(guide, answers);
  const open = missingAnswers(bundle, answers).length;
  return (
    <Page title={bundle.name} crumbs={crumbs} under={<span>{`${organs[bundle.lead] ?? ""}牵头办理`}</span>}>
      <p className="bundle-summary">{bundle.summary}</p>
      <section className="guide-questions no-print">
        <h2>先答几个问题</h2>
        <Questions item={bundle} answers={answers} onChange={answer} />
      </section>
      <p role="status" className="guide-narrowed">
        {open > 0 ? `还有 ${open} 个问题没答，答完就知道要办哪几项。` : summaryWords(plan)}
      </p>
      {open === 0 && plan.parts.length > 0 && (
        <WhatFollows guide={guide} plan={plan} answers={answers} onAnswer={answer} />
      )}
    </Page>
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
      <Fees plan={plan} organs={guide.organs} />
      <div className="btns">
        <LinkButton href={`/bundles/${key}/apply`} kind="primary">
          一次申请
        </LinkButton>
        <PrintButton>打印这份清单</PrintButton>
      </div>
    </>
  );
}

function Fees({ plan, organs }: { plan: BundlePlan; organs: Record<string, string> }) {
  const total = plan.fees.reduce((sum, { totalFen }) => sum + totalFen, 0);
  if (plan.fees.length === 0) return <p>不收费。</p>;
  return (
    <section>
      <h2>多少钱</h2>
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
    </section>
  );
}
