import { Link } from "wouter";
import type { AllowedAction, ClockView } from "#contract/case.ts";
import { forget, kept } from "../../shared/kept.ts";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { leftWords, todayAt } from "../../shared/words.ts";
import { rolesOf, useSignedIn } from "../account.ts";
import { useShortcuts } from "../frame/shortcuts.ts";
import { byUrgency, lightOf } from "../inbox/clocks.ts";
import { actionButtons, nextNumber } from "./actions.ts";
import { Licence } from "./Licence.tsx";
import { placeOf } from "./panel.ts";
import type { ShownCase } from "./shown-case.ts";
import { useAct } from "./use-act.ts";

/** How long still, and what the reader may do now. */
export function Side(props: {
  application: ShownCase;
  /** What was just done here, in words. */
  done: string | undefined;
  /** What was being done when somebody else moved the case, so that it cannot be done any more. */
  overtaken: AllowedAction | undefined;
  onAct: (action: AllowedAction) => void;
  onDone: (words: string) => void;
  onLeave: () => void;
}) {
  const { application, done, overtaken } = props;
  return (
    <section className="case-side" id="side" aria-label="期限和办理">
      {done && <Done words={done} number={application.case.number} />}
      {overtaken && <Overtaken action={overtaken} number={application.case.number} onLeave={props.onLeave} />}
      {application.licence && <Licence licence={application.licence} />}
      <Clocks application={application} />
      <Actions {...props} />
      <FreeServices application={application} />
    </section>
  );
}

/** R12.9 the result by free post, the seals of a new enterprise: ordered here for the applicant. */
function FreeServices({ application: { case: summary } }: { application: ShownCase }) {
  const isClerk = rolesOf(useSignedIn()).includes("clerk");
  if (!isClerk || summary.type !== "application") return null;
  return (
    <p className="no-print">
      <Link href={`/free-services/new?about=${summary.number}`}>替申请人要免费邮寄或刻章</Link>
    </p>
  );
}

function Done({ words, number }: { words: string; number: string }) {
  const next = nextNumber(kept<string[]>("inbox.numbers") ?? [], number);
  return (
    <Notice kind="success" announce title={words}>
      <div className="btns">
        {next && (
          <LinkButton href={`/cases/${next}`} kind="primary">
            下一件 <kbd>J</kbd>
          </LinkButton>
        )}
        <LinkButton href="/">
          回收件箱 <kbd>O</kbd>
        </LinkButton>
      </div>
    </Notice>
  );
}

/** What was typed stays in sight, to be taken along. */
function Overtaken(props: { action: AllowedAction; number: string; onLeave: () => void }) {
  const { action, number, onLeave } = props;
  const place = placeOf(number, action.id);
  const typed = Object.values(kept<Record<string, unknown>>(place) ?? {});
  const texts = typed.filter((value): value is string => typeof value === "string" && value.trim() !== "");
  return (
    <Notice kind="warning" announce title={`办件刚有新进展，现在不能“${action.button}”了。`}>
      {texts.length > 0 && <p>您刚才写的：</p>}
      {texts.map((text) => (
        <p key={text} className="opinion">
          {text}
        </p>
      ))}
      <div className="btns">
        <Button
          onClick={() => {
            forget(place);
            onLeave();
          }}
        >
          知道了
        </Button>
      </div>
    </Notice>
  );
}

function Clocks({ application: { case: summary } }: { application: ShownCase }) {
  const clocks = byUrgency(summary.clocks);
  const today = todayAt(new Date());
  return (
    <>
      <h2>期限</h2>
      {clocks.length === 0 ? (
        <p className="soft">{summary.concluded ? "已经办结，不再计时。" : "现在没有在算的期限。"}</p>
      ) : (
        <dl className="case-clocks">
          {clocks.map((clock) => (
            <div key={clock.id}>
              <dt>{clock.name}</dt>
              <dd>
                <ClockWords clock={clock} today={today} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function ClockWords({ clock, today }: { clock: ClockView; today: string }) {
  const light = lightOf(clock);
  const words = leftWords(clock, today);
  const [amount = words, date] = words.split("（");
  return (
    <>
      {light ? <Tag kind={light}>{amount}</Tag> : <b>{amount}</b>}
      <span className="case-clock-more">
        {[date?.replace("）", ""), clock.reason].filter(Boolean).join("，")}
      </span>
    </>
  );
}

function Actions({ application, onAct, onDone }: Parameters<typeof Side>[0]) {
  const buttons = actionButtons(application.allowed);
  const { act, busy, error } = useAct(application.case.number, onDone);
  const press = (id: string) => {
    const action = application.allowed.find((each) => each.id === id);
    if (!action) return;
    if (action.data || action.grave) return onAct(action);
    act({ action, version: application.case.version });
  };
  useShortcuts(
    "这个办件",
    buttons.map(({ action, letter }) => ({ key: letter, does: action.button, run: () => press(action.id) })),
  );
  return (
    <div className="no-print">
      <h2>办理</h2>
      {error && (
        <Notice kind="error" announce>
          {error.message}
        </Notice>
      )}
      {buttons.length === 0 && <p className="soft">{waitingWords(application)}</p>}
      <div className="case-actions">
        {buttons.map(({ action, letter, primary }) => (
          <Button
            key={action.id}
            kind={primary ? "primary" : "plain"}
            busy={busy === action.id}
            aria-keyshortcuts={letter || undefined}
            onClick={() => press(action.id)}
          >
            {action.button}
            {letter && <kbd>{letter.toUpperCase()}</kbd>}
          </Button>
        ))}
      </div>
    </div>
  );
}

function waitingWords({ case: { concluded, awaits } }: ShownCase): string {
  if (concluded) return "这件事已经办结，您这里没有要做的。";
  return awaits ? `现在等${awaits}办理，您这里没有要做的。` : "现在没有要做的。";
}
