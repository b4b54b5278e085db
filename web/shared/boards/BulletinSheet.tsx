import type { Bulletin } from "#contract/bulletin.ts";
import { Notice } from "../ui/Notice.tsx";
import { dateWords } from "../words.ts";
import { Blocks } from "./Blocks.tsx";

/** A published bulletin as everybody reads it: when, which edition, what was corrected, the figures as they were frozen. */
export function BulletinSheet({ bulletin, newer }: { bulletin: Bulletin; newer: string }) {
  const { edition, newest, publishedOn, reason, changes, digest, view } = bulletin;
  return (
    <>
      <p className="soft">{`${view.about}。${dateWords(publishedOn)}公布，第 ${edition} 版。`}</p>
      {edition < newest && (
        <Notice kind="warning" title="这一版已经更正">
          <a href={newer}>{`看第 ${newest} 版`}</a>
        </Notice>
      )}
      {reason !== undefined && (
        <Notice kind="info" title={`与第 ${edition - 1} 版相比，更正 ${changes.length} 处`}>
          <p>{`原因：${reason}`}</p>
          <ul>
            {changes.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Blocks view={view} />
      <p className="soft bulletin-digest">{`数据摘要 ${digest}`}</p>
    </>
  );
}
