import { Notice } from "../../shared/ui/Notice.tsx";
import type { Calling } from "./calling-context.tsx";
import { waitingOf } from "./desk.ts";

/** What came of the last press, where it is not plain to see: a refusal, or nobody to call. */
export function Outcome({ calling: { refused, nobody, panel } }: { calling: Calling }) {
  if (refused)
    return (
      <Notice kind="error" announce>
        {refused.message}
      </Notice>
    );
  if (nobody && !panel.current && waitingOf(panel) === 0)
    return <Notice announce>现在没有人在等。有人取号，这里会马上看到。</Notice>;
  return null;
}
