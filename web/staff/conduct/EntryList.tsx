import { useState } from "react";
import { Link } from "wouter";
import type { Entry } from "#contract/conduct.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords, plainDate } from "../../shared/words.ts";
import { ContestDialog } from "./ContestDialog.tsx";
import { pointsWords, standing } from "./conduct.ts";
import { photoAddress } from "./PhotoInput.tsx";

/** Entries with all that is known of them; whose they are may contest what can still be contested. */
export function EntryList({ entries }: { entries: readonly Entry[] }) {
  return (
    <ul className="conduct-entries">
      {entries.map((entry) => (
        <li key={entry.id} className="conduct-entry">
          <OneEntry entry={entry} />
        </li>
      ))}
    </ul>
  );
}

export function OneEntry({ entry }: { entry: Entry }) {
  const { itemName, points, reason, photo, round, by, at, contest, contestUntil, struck } = entry;
  const [contesting, setContesting] = useState(false);
  const state = standing(entry);
  return (
    <>
      <p>
        <strong
          className={struck ? "conduct-struck" : undefined}
        >{`${itemName}，${pointsWords(points)}`}</strong>{" "}
        {state && <Tag kind={state.kind}>{state.word}</Tag>}
      </p>
      {reason !== itemName && <p>{reason}</p>}
      <p className="soft">
        {`${by}，${instantWords(at)}${round === undefined ? "" : `，第 ${round} 次巡查`}`}
      </p>
      {photo && (
        <p className="conduct-photo">
          <a href={photoAddress(photo)} target="_blank" rel="noreferrer">
            <img src={photoAddress(photo)} alt={`照片：${itemName}`} loading="lazy" />
            <span className="visually-hidden">（在新窗口打开）</span>
          </a>
        </p>
      )}
      {contest && (
        <p>
          <Link href={`/conduct/contests/${contest.number}`}>看申诉</Link>
          {contest.reasons && `　处理理由：${contest.reasons}`}
        </p>
      )}
      {contestUntil && (
        <p>
          <Button onClick={() => setContesting(true)}>
            申诉<span className="visually-hidden">：{itemName}</span>
          </Button>{" "}
          {`${plainDate(contestUntil)}前可以申诉`}
        </p>
      )}
      {contesting && <ContestDialog entry={entry} onClose={() => setContesting(false)} />}
    </>
  );
}
