import { type UseQueryResult, useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Comparison, EditionCheck, FigureDifference } from "#contract/edition.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords } from "../../shared/words.ts";
import "./editions.css";

export const isRunning = (check: EditionCheck | undefined) =>
  check?.state === "waiting" || check?.state === "running";

/** Reads an edition at the desk: again and again while it is being checked. */
export function useChecked<T extends { check?: EditionCheck }>(path: string): UseQueryResult<T, Refused> {
  const [running, setRunning] = useState(false);
  const query = useRead<T>(path, running ? { every: 2 } : {});
  if (isRunning(query.data?.check) !== running) setRunning(isRunning(query.data?.check));
  return query;
}

/** Checks a published edition again: long work that one may leave and come back to. `path`: of the edition. */
export function CheckAgain({ path, check }: { path: string; check: EditionCheck | undefined }) {
  const start = useMutation<unknown, Refused, void>({
    mutationFn: () => post(`${path}/check`, { requestKey: newRequestKey() }),
    onSuccess: () => refresh(path),
  });
  const runs = isRunning(check);
  return (
    <section aria-label="重新核对" className="edition-check">
      <h3>重新核对</h3>
      <p className="soft">
        核验摘要、签名和全部办件的经过，再按公布时的口径从现在的数据重新计算。可以离开本页，回来再看。
      </p>
      <Button busy={start.isPending || runs} onClick={() => start.mutate()}>
        重新核对
      </Button>
      {start.error && (
        <Notice kind="error" announce>
          {start.error.message}
        </Notice>
      )}
      {check && runs && (
        <>
          <p role="status">{`正在核对：${check.done} / ${check.total}`}</p>
          <progress max={Math.max(1, check.total)} value={check.done} aria-label="核对进度" />
        </>
      )}
      {check?.state === "failed" && (
        <Notice kind="error" announce>
          上一次核对没有完成，请再试一次；还是不行，请告诉系统管理员。
        </Notice>
      )}
      {check?.comparison && !runs && (
        <Outcome comparison={check.comparison} at={check.finishedAt ?? check.askedAt} />
      )}
    </section>
  );
}

function Outcome({ comparison, at }: { comparison: Comparison; at: string }) {
  const { intact, altered, compared, differing } = comparison;
  const sound = intact && differing.length === 0;
  return (
    <>
      <Notice kind={sound ? "success" : "warning"} announce>
        <p>{intact ? "公布的内容与公布时一致，没有被改动。" : "公布的内容已被改动。"}</p>
        {altered.length > 0 && (
          <ul>
            {altered.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
        <p>{`重新计算 ${compared} 项数据，${differing.length === 0 ? "全部相符" : `${differing.length} 项要看`}（${instantWords(at)}）。`}</p>
      </Notice>
      {differing.length > 0 && (
        <ul className="edition-differences">
          {differing.map((one) => (
            <Difference key={one.place} one={one} />
          ))}
        </ul>
      )}
    </>
  );
}

const WHY: Record<FigureDifference["why"], { words: string; kind: "good" | "asked" | "waiting" }> = {
  later: { words: "数据后来有变", kind: "waiting" },
  elsewhere: { words: "明细不是办件", kind: "waiting" },
  altered: { words: "经过被改动", kind: "asked" },
  unknown: { words: "原因不明", kind: "asked" },
};

function Difference({ one }: { one: FigureDifference }) {
  const { what, why, sentence, parts, causes } = one;
  return (
    <li>
      <p>
        <Tag kind={WHY[why].kind}>{what === "definition" ? "口径已经没有" : WHY[why].words}</Tag> {sentence}
      </p>
      {(parts.length > 0 || causes.length > 0) && (
        <details>
          <summary>{`${one.name}：差在哪里`}</summary>
          <ul>
            {parts.map((words) => (
              <li key={words}>{words}</li>
            ))}
            {causes.map((cause) => (
              <li key={cause.sentence}>
                {cause.number ? (
                  <a href={`/staff/cases/${cause.number}`}>{cause.sentence}</a>
                ) : (
                  cause.sentence
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
