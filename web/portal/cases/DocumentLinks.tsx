import type { TimelineEntry } from "#contract/case.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { VisuallyHidden } from "../../shared/ui/VisuallyHidden.tsx";

/** The papers of a case, as PDF: receipt, notices, decision. */
export function DocumentLinks({ timeline }: { timeline: readonly TimelineEntry[] }) {
  const documents = timeline.flatMap((entry) =>
    entry.document ? [{ seq: entry.seq, ...entry.document }] : [],
  );
  if (documents.length === 0) return null;
  return (
    <ul className="documents" aria-label="文书">
      {documents.map((document) => (
        <li key={document.seq}>
          <a href={document.href} className="go" target="_blank" rel="noreferrer">
            <Icon name="file" />
            {`${document.name}（PDF）`}
            <VisuallyHidden>（在新窗口打开）</VisuallyHidden>
          </a>
        </li>
      ))}
    </ul>
  );
}
