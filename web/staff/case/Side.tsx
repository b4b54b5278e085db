import type { ApplicationView } from "#contract/application.ts";
import type { ClockView } from "#contract/case.ts";
import { kept } from "../../shared/kept.ts";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { leftWords, todayAt } from "../../shared/words.ts";
import { useShortcuts } from "../frame/shortcuts.ts";
import { byUrgency, lightOf } from "../inbox/clocks.ts";
import { actionButtons, nextNumber } from "./actions.ts";
import { unitNames } from "./data-words.ts";
import { useAct } from "./use-act.ts";

/** How long still, and what the reader may do now. */
export function Side(props: {
  application: ApplicationView;
  /** What was just done here, in words. */
  done: string | undefined;
  onAct: (id: string) => void;
  onDone: (words: string) => void;
}) {
  const { application, done } = props;
  return (
    <section className="case-side" id="side" aria-label="期限和办理">
      {done && <Done words={done} number={application.case.number} />}
      <Clocks application={application} />
      <Actions {...props} />
    </section>
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

function Clocks({ application: { case: summary } }: { application: ApplicationView }) {
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
              <dt>
                {clock.name}
                <span className="soft">{limitOf(clock)}</span>
              </dt>
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
      {date && <span className="soft">{date.replace("）", "")}</span>}
      {clock.reason && <span className="soft">{clock.reason}</span>}
    </>
  );
}

const limitOf = ({ limit: { n, unit } }: ClockView) => (n === 0 ? "当场" : `${n} ${unitNames[unit]}`);

function Actions({ application, onAct, onDone }: Parameters<typeof Side>[0]) {
  const buttons = actionButtons(application.allowed);
  const { act, busy, error } = useAct(application.case.number, onDone);
  const press = (id: string) => {
    const action = application.allowed.find((each) => each.id === id);
    if (!action) return;
    if (action.data || action.grave || id === "resubmit") return onAct(id);
    act({ action, version: application.case.version });
  };
  useShortcuts(
    "这个办件",
    buttons.map(({ action, letter }) => ({ key: letter, does: action.button, run: () => press(action.id) })),
  );
  return (
    <>
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
    </>
  );
}

function waitingWords({ case: { concluded, awaits } }: ApplicationView): string {
  if (concluded) return "这件事已经办结，您这里没有要做的。";
  return awaits ? `现在等${awaits}办理，您这里没有要做的。` : "现在没有要做的。";
}
