import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { forget, keep, kept } from "../../shared/kept.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { ConfirmDialog } from "../../shared/ui/Dialog.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { useSignedIn } from "../account.ts";
import { FormErrors } from "../form/FormErrors.tsx";
import { dataOf, type Filled, faultsOf, startOf } from "../form/filled.ts";
import { useFaults } from "../form/use-faults.ts";
import { useShortcuts } from "../frame/shortcuts.ts";
import { ActionFields } from "./ActionFields.tsx";
import { actionForm } from "./action-fields.ts";
import { graveWords } from "./actions.ts";
import { type PanelProps, placeOf } from "./panel.ts";
import { rememberPhrases } from "./phrases.ts";
import { RefusedNotice } from "./RefusedNotice.tsx";
import { ResubmitPanel } from "./ResubmitPanel.tsx";
import { SupplyPanel } from "./SupplyPanel.tsx";
import type { ShownCase } from "./shown-case.ts";
import { useAct } from "./use-act.ts";
import "./act.css";

/** An action's form beside what was asked, so that one can look while one writes. What is typed is kept. */
export function ActionPanel(props: PanelProps) {
  return (
    <section className="act" aria-label={props.action.button}>
      <Panel {...props} />
    </section>
  );
}

function Panel(props: PanelProps) {
  if (props.action.id === "resubmit") return <ResubmitPanel {...props} />;
  return props.action.id === "supply" ? <SupplyPanel {...props} /> : <ActionFormPanel {...props} />;
}

function ActionFormPanel({ application, action, onDone, onLeave }: PanelProps) {
  const { number, version } = application.case;
  const me = useSignedIn();
  const [{ fields, unknown }] = useState(() => actionForm(action.data, settled(application)));
  const place = placeOf(number, action.id);
  const [filled, setFilled] = useState<Filled>(() => ({
    ...startOf(fields, me.name),
    ...kept<Filled>(place),
  }));
  const [seen, setSeen] = useState(version);
  const { found, summary, errors, find, mend } = useFaults();
  const [asking, setAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const {
    act,
    busy,
    error,
    forget: forgetRefusal,
  } = useAct(number, (words) => {
    rememberPhrases(fields, filled);
    forget(place);
    onDone(words);
  });
  useEffect(() => focusFirst(form.current), []);
  useEffect(() => {
    setAsking(false);
    if (error) find(error.fields.map(({ field, message }) => ({ field: lastPart(field), message })));
  }, [error, find]);
  const change = (name: string, value: unknown) => {
    mend(name);
    setFilled((now) => {
      const next = { ...now, [name]: value };
      keep(place, next);
      return next;
    });
  };
  const send = () => act({ action, version: seen, ...(action.data && { data: dataOf(fields, filled) }) });
  const submit = () => {
    const wrong = faultsOf(fields, filled);
    find(wrong);
    forgetRefusal();
    if (wrong.length > 0) return;
    if (action.grave) setAsking(true);
    else send();
  };
  useShortcuts("填写", [{ key: "ctrl+Enter", does: action.button, run: submit }]);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === "Escape" && !asking && !event.nativeEvent.isComposing) onLeave();
      }}
    >
      <h2>{action.button}</h2>
      <FormErrors faults={summary} />
      {error && found.length === 0 && (
        <RefusedNotice number={number} message={error.message} code={error.code} />
      )}
      {seen !== version && <ChangedNotice onSeen={() => setSeen(version)} />}
      {unknown.length > 0 && (
        <Notice kind="warning">{`本页还不能填写${unknown.join("、")}，请联系系统管理员。`}</Notice>
      )}
      {action.id === "revoke" && application.falseCommitment && <FalseNotice />}
      <ActionFields
        application={application}
        fields={fields}
        filled={filled}
        errors={errors}
        onChange={change}
      />
      <div className="btns">
        <Button type="submit" kind="primary" busy={busy !== undefined} disabled={unknown.length > 0}>
          {action.button} <kbd>Ctrl+Enter</kbd>
        </Button>
        <Button onClick={onLeave}>
          先不办 <kbd>Esc</kbd>
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={`${action.button}？`}
          action={action.button}
          leave="先不办"
          busy={busy !== undefined}
          onConfirm={send}
          onClose={() => setAsking(false)}
        >
          <p>{graveWords(action.button, application.case)}</p>
        </ConfirmDialog>
      )}
    </form>
  );
}

/** What the rules have answered already is not asked: a false commitment is a false application (R2.31). */
const settled = ({ falseCommitment }: ShownCase) => (falseCommitment ? ["deceived"] : []);

function FalseNotice() {
  return (
    <Notice kind="warning" title="经核查，申请人的承诺不实">
      <p>按以欺骗手段取得处理，撤销后三年内不能再申请同一事项，不用另外勾选。</p>
    </Notice>
  );
}

/** `data.opinion` and `data.materials.0.problem` are about the opinion and about the materials. */
function lastPart(path: string): string {
  const [first = "", second] = path.split(".");
  return first === "data" && second ? second : first;
}

function focusFirst(form: HTMLFormElement | null) {
  form?.querySelector<HTMLElement>("textarea, input, select, button")?.focus({ preventScroll: true });
  const top = form?.getBoundingClientRect().top ?? 0;
  if (top < 0 || top > window.innerHeight / 2) form?.scrollIntoView({ block: "start" });
}

/** The case moved while the form was open: nothing is sent before the person has looked. */
export function ChangedNotice({ onSeen }: { onSeen: () => void }) {
  return (
    <Notice kind="warning" announce title="办件刚有新进展，左边已经是最新情况。">
      <p>请看过再办；您填的内容都还在。</p>
      <div className="btns">
        <Button onClick={onSeen}>看过了，接着办</Button>
      </div>
    </Notice>
  );
}
