import { Link } from "wouter";
import type { JointLink } from "#contract/application.ts";
import { waitWords } from "../../shared/joint-words.ts";
import { Notice } from "../../shared/ui/Notice.tsx";

/** The whole that a case is part of, and what it waits for there (R2.30). */
export function PartOf({ joint: { number, name, waits } }: { joint: JointLink }) {
  return (
    <>
      <p className="case-whole">
        属于一件事：<Link href={`/cases/${number}`}>{name}</Link>
      </p>
      {waits.length > 0 && <Notice kind="info">{`${waitWords(waits)}，现在不用办。`}</Notice>}
    </>
  );
}
