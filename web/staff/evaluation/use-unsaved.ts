/** What is being written of a self-evaluation: hours of work, which no answer of the server may take away. */
import { useState } from "react";
import type { EvaluationContent } from "#contract/evaluation.ts";
import type { EvaluationView } from "#contract/evaluation-desk.ts";
import { withOwnValues } from "#server/kernel/evaluation/own-values.ts";

export interface Written {
  content: EvaluationContent;
  /** What it was written upon: sent along with it, so that nobody's work is overwritten. */
  base: EvaluationContent;
  version: number;
  /** Sent and saved; the server's answer with it has not been read yet. */
  sent?: EvaluationContent;
  /** As which version. */
  savedAs?: number;
}

type Read = Pick<EvaluationView, "content" | "version" | "writtenVersion">;

export const begin = ({ content, version }: Pick<EvaluationView, "content" | "version">): Written => ({
  content,
  base: content,
  version,
});

/**
 * The same after the server's version has been read. What was not changed since is taken from there; what was typed
 * while a save of one's own was on its way goes on upon it; figures that were read meanwhile come in beside it; upon
 * somebody else's save it stays as it is, and is refused when saved.
 */
export function caughtUp(now: Written, view: Read): Written {
  if (view.version === now.version) return now;
  if (now.content === now.base || now.content === now.sent) return begin(view);
  if (now.sent && view.writtenVersion === now.savedAs) return { ...begin(view), content: now.content };
  if (view.writtenVersion <= now.version) {
    const content = withOwnValues(now.content, view.content);
    return { ...now, content, base: view.content, version: view.version };
  }
  return now;
}

export function useUnsaved(view: EvaluationView) {
  const [written, setWritten] = useState(() => begin(view));
  const now = caughtUp(written, view);
  if (now !== written) setWritten(now);
  const { content, version } = now;
  return {
    ...{ content, version, changed: content !== now.base },
    /** Somebody else saved upon what this was written upon. */
    overtaken: version !== view.version,
    setContent: (alter: (before: EvaluationContent) => EvaluationContent) =>
      setWritten((before) => ({ ...before, content: alter(before.content) })),
    saved: (sent: EvaluationContent, savedAs: number) =>
      setWritten((before) => ({ ...before, sent, savedAs })),
    takeNew: () => setWritten(begin(view)),
  };
}
