import type { ReactNode } from "react";
import { classes } from "../shared/ui/classes.ts";
import { Icon, type IconName } from "../shared/ui/Icon.tsx";
import "./parts.css";

/** One large button: a picture, a word, a few more. */
export function Big(props: {
  name: string;
  words?: string | undefined;
  icon?: IconName;
  main?: boolean;
  chosen?: boolean;
  busy?: boolean;
  onPress: () => void;
}) {
  const { name, words, icon, main, chosen, busy } = props;
  return (
    <button
      type="button"
      className={classes("big", main && "main", chosen && "chosen")}
      aria-disabled={busy || undefined}
      {...(chosen !== undefined && { "aria-pressed": chosen })}
      onClick={() => !busy && props.onPress()}
    >
      {icon && <Icon name={icon} />}
      <span>
        <strong>{busy ? "请稍候…" : name}</strong>
        {words && <small>{words}</small>}
      </span>
    </button>
  );
}

/** What the page says, above: one sentence and at most one more. */
export function Say({ title, icon, children }: { title: string; icon?: IconName; children?: ReactNode }) {
  return (
    <div className="kiosk-say">
      {icon && (
        <span className="sign" aria-hidden="true">
          <Icon name={icon} />
        </span>
      )}
      <h1 tabIndex={-1}>{title}</h1>
      {children && <p>{children}</p>}
    </div>
  );
}

/** What there is to press, below. */
export function Do({ children }: { children: ReactNode }) {
  return <div className="kiosk-do">{children}</div>;
}

/** Something went wrong: what to do next, and once more. */
export function Trouble({ message, onAgain }: { message: string; onAgain?: () => void }) {
  return (
    <>
      <div className="told bad" role="alert">
        <p>{message}</p>
      </div>
      {onAgain && <Big name="再试一次" icon="turn" onPress={onAgain} />}
    </>
  );
}
