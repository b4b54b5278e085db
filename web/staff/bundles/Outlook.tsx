import { useState } from "react";
import type { BundleGuide } from "#contract/bundle.ts";
import { fullestAnswers } from "#server/kernel/bundle/fullest.ts";
import { standingOf } from "./editing.ts";
import { Outcome } from "./Outcome.tsx";
import "./bundles.css";

/** What a bundle comes to, for those who may read and not edit it. */
export function Outlook({ guide }: { guide: BundleGuide }) {
  const [answers, setAnswers] = useState(() => fullestAnswers(guide.bundle));
  return (
    <section aria-label="这件事">
      <p className="bundle-summary">{guide.bundle.summary}</p>
      <Outcome {...{ guide, answers }} standing={standingOf(guide, answers)} onAnswer={setAnswers} />
    </section>
  );
}
