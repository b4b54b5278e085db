import { useDeferredValue, useMemo } from "react";
import { useLocation, useSearchParams } from "wouter";
import type { BundleGuide } from "#contract/bundle.ts";
import type { EditedBundle } from "#contract/bundle-editing.ts";
import { ErrorSummary } from "../../shared/ui/ErrorSummary.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Tabs } from "../../shared/ui/Tabs.tsx";
import { BasicsEditor } from "./BasicsEditor.tsx";
import { type Door, DraftCommands } from "./DraftCommands.tsx";
import { standingOf } from "./editing.ts";
import { CompositeEditor, GivenEditor, LabelsEditor } from "./MoreEditor.tsx";
import { Outcome } from "./Outcome.tsx";
import { PartsEditor } from "./PartsEditor.tsx";
import { QuestionsEditor } from "./QuestionsEditor.tsx";
import { SameEditor } from "./SameEditor.tsx";
import type { SectionProps } from "./section.ts";
import { Trial } from "./Trial.tsx";
import { type Editing, useEditing } from "./use-editing.ts";
import { useLookAt } from "./use-look-at.ts";
import "./bundles.css";

export { keptName } from "./use-editing.ts";

const tabs = [
  { key: "edit", title: "编辑" },
  { key: "try", title: "像群众一样试办" },
];

/** A bundle in hand: its sections on one side, what it comes to on the other, recompiled at every edit. */
export function Workbench(props: {
  edited: EditedBundle;
  /** Organs for which this person may lead. */
  leads: readonly string[];
  door: Door;
}) {
  const { edited, door } = props;
  const editing = useEditing(edited);
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const guide = useGuide(edited, editing);
  const tab = params.get("tab") ?? "edit";
  return (
    <>
      <DraftCommands {...{ edited, editing, guide, door }} />
      <Tabs
        label="一件事"
        tabs={tabs}
        current={tab}
        onChange={(next) => navigate(`/bundles/${edited.key}?tab=${next}`, { replace: true })}
      >
        {tab === "try" ? (
          <Trial guide={guide} />
        ) : (
          <Editor {...{ edited, editing, guide }} leads={props.leads} />
        )}
      </Tabs>
    </>
  );
}

function useGuide({ rules, organs }: EditedBundle, { bundle, items }: Editing): BundleGuide {
  // Typing goes first; the figures follow as soon as there is time.
  const settled = useDeferredValue(bundle);
  return useMemo(
    () => ({ bundle: settled, items: [...items.values()], rules, organs }),
    [settled, items, rules, organs],
  );
}

function Editor(props: {
  edited: EditedBundle;
  editing: Editing;
  guide: BundleGuide;
  leads: readonly string[];
}) {
  const { edited, editing, guide } = props;
  const { bundle, items, change, answers } = editing;
  const lookAt = useLookAt();
  const standing = useMemo(() => standingOf(guide, answers), [guide, answers]);
  const problems = useMemo(() => [...editing.faults, ...standing.problems], [editing.faults, standing]);
  const section: SectionProps = { bundle, items, organs: edited.organs, problems, change, lookAt };
  return (
    <div className="bundle-work">
      <div className="bundle-form">
        <ErrorSummary errors={editing.errors} />
        <BasicsEditor {...section} fresh={editing.revision === 0 && !edited.current} leads={props.leads} />
        <QuestionsEditor {...section} />
        <PartsEditor {...section} onAdd={editing.addPart} />
        <GivenEditor {...section} />
        <SameEditor {...section} />
        <LabelsEditor {...section} />
        <CompositeEditor {...section} />
      </div>
      <section className="bundle-outcome" aria-label="算出来的结果">
        <h2>算出来的结果</h2>
        {editing.bundle.parts.length === 0 && <Notice>先在“办哪几项”里加事项。</Notice>}
        <Outcome {...{ guide, standing, answers }} onAnswer={editing.answer} />
      </section>
    </div>
  );
}
