import { useState } from "react";
import type { BundleGuide } from "#contract/bundle.ts";
import type { Answers } from "#contract/form.ts";
import { BundleGuideBody } from "../../shared/bundle/BundleGuideBody.tsx";
import { planOf } from "../../shared/bundle/matter.ts";
import { keep, kept } from "../../shared/kept.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { PrintButton } from "../../shared/ui/PrintButton.tsx";
import { Page } from "../Page.tsx";

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
  return (
    <Page title={bundle.name} crumbs={crumbs} under={<span>{`${organs[bundle.lead] ?? ""}牵头办理`}</span>}>
      <BundleGuideBody guide={guide} plan={planOf(guide, answers)} answers={answers} onAnswer={answer}>
        <div className="btns">
          <LinkButton href={`/bundles/${bundle.key}/apply`} kind="primary">
            一次申请
          </LinkButton>
          <PrintButton>打印这份清单</PrintButton>
        </div>
      </BundleGuideBody>
    </Page>
  );
}
