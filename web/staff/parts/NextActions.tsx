import { type ReactNode, useState } from "react";
import type { AllowedAction } from "#contract/case.ts";
import { Button } from "../../shared/ui/Button.tsx";

/**
 * What may be done with a case now, a button each, what is usual first; the one that was pressed is asked for by
 * `ask`, which is told how to go away again.
 */
export function NextActions({
  allowed,
  ask,
}: {
  allowed: readonly AllowedAction[];
  ask: (action: AllowedAction, close: () => void) => ReactNode;
}) {
  const [acting, setActing] = useState<AllowedAction>();
  if (allowed.length === 0) return <p className="soft">您现在没有要办的。</p>;
  return (
    <>
      <div className="btns">
        {allowed.map((action, at) => (
          <Button
            key={action.id}
            kind={action.grave ? "danger" : at === 0 ? "primary" : "plain"}
            onClick={() => setActing(action)}
          >
            {action.button}
          </Button>
        ))}
      </div>
      {acting && ask(acting, () => setActing(undefined))}
    </>
  );
}
