import type { ValueSource } from "#contract/evaluation.ts";

/** Where a value comes from: the metric, with a way to what is behind it; and last year's. */
export function SourceLine(props: {
  source: ValueSource;
  href: string | undefined;
  last: string | undefined;
  /** Why last year's is not compared. */
  refused?: string | undefined;
}) {
  const { source, href, last, refused } = props;
  if (source.metric === undefined && last === undefined && refused === undefined) return null;
  return (
    <p className="soft evaluation-source">
      {source.metric !== undefined && (href ? <a href={href}>取自业务数据，看明细</a> : "取自业务数据")}
      {refused === undefined ? (
        last !== undefined && <span>{`上年 ${last}`}</span>
      ) : (
        <span>{`上年不可比：${refused}`}</span>
      )}
    </p>
  );
}
