import { Link } from "wouter";
import type { DraftSummary } from "#contract/draft.ts";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords } from "../../shared/words.ts";
import "./cases.css";

/** Applications begun and not handed in. */
export function DraftList({ drafts }: { drafts: readonly DraftSummary[] }) {
  if (drafts.length === 0) return null;
  return (
    <ul className="cases">
      {drafts.map((draft) => (
        <li key={draft.id}>
          <Link href={`/drafts/${draft.id}`} className="cases-name">
            {draft.item.name}
          </Link>
          <p className="cases-facts">
            <Tag kind="asked">还没交</Tag>
            <span>{`${instantWords(draft.savedAt)} 保存，点开接着填`}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
