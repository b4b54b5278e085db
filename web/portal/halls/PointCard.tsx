import { Link } from "wouter";
import { howNames, siteKindNames } from "#contract/site-words.ts";
import type { How, OpenState, Point } from "#contract/sites.ts";
import { Tag, type TagKind } from "../../shared/ui/Tag.tsx";

const howTags: Record<How, TagKind> = { here: "good", forward: "running", advice: "asked" };

/** Open or not, in words; beyond the official notices it is said to be uncertain. */
export function OpenTag({ now }: { now: OpenState }) {
  return (
    <Tag
      kind={now.open ? "good" : "ended"}
    >{`${now.words}${now.provisional ? "（以放假通知为准）" : ""}`}</Tag>
  );
}

export function HowTag({ how }: { how: How }) {
  return <Tag kind={howTags[how]}>{howNames[how]}</Tag>;
}

/** One point on a list: whether it is worth going there now. */
export function PointCard({ point, away, number }: { point: Point; away?: string; number: number }) {
  const { id, name, kind, how, now, hours, address, waiting, kiosks } = point;
  return (
    <li>
      <h2 className="point-name">
        <span className="point-number" aria-hidden="true">
          {number}
        </span>
        <Link href={`/halls/${id}`}>{name}</Link>
      </h2>
      <p className="point-tags">
        {how && <HowTag how={how} />}
        <OpenTag now={now} />
      </p>
      {away && <p className="point-away">{away}</p>}
      <p className="point-facts">{[siteKindNames[kind], address].join("，")}</p>
      {hours && <p className="point-facts">{hours}</p>}
      {waiting !== undefined && (
        <p className="point-facts">
          {`现在 ${waiting} 人在等。`}
          <Link className="hall-link" href={`/halls/${id}`}>
            看排队和取号
          </Link>
        </p>
      )}
      {kiosks > 0 && <p className="point-facts">{`有自助终端 ${kiosks} 台`}</p>}
    </li>
  );
}
