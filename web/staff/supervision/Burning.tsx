import { Link } from "wouter";
import type { BoardLine, Count } from "#contract/supervision.ts";
import type { WatchLight } from "#contract/watch.ts";
import { barsInOrder, barsOf, countOf, type Lit } from "./bars.ts";
import { lightNames, lights, pageOf } from "./supervision.ts";
import "./supervision.css";

const shapes: Record<WatchLight, string> = {
  warning: "M12 3 22 20H2Z",
  yellow: "M4 4h16v16H4Z",
  red: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z",
};

function Mark({ light }: { light: WatchLight }) {
  return (
    <svg className={`mark ${light}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[light]} />
    </svg>
  );
}

/** What burns in the whole hall now, in five figures. */
export function Totals({ total }: { total: BoardLine }) {
  return (
    <ul className="totals" aria-label="现在">
      {lights.map((light) => (
        <li key={light}>
          <Total count={countOf(total, light)} name={lightNames[light]} light={light} />
        </li>
      ))}
      <li>
        <Total count={total.overdue} name="件超期" />
      </li>
      <li>
        <Total count={total.dueToday} name="件今天到期" />
      </li>
    </ul>
  );
}

function Total({ count, name, light }: { count: Count; name: string; light?: WatchLight }) {
  const words = (
    <>
      {light && <Mark light={light} />}
      <b>{count.n.toLocaleString("zh-CN")}</b>
      <span>{name}</span>
    </>
  );
  if (count.n === 0) return <span className="total">{words}</span>;
  return (
    <Link className="total" href={pageOf(count)}>
      {words}
    </Link>
  );
}

interface BarsProps {
  title: string;
  lines: readonly (Lit & { id?: string; name: string })[];
  /** The lines keep their order, and none is left out: the months of a year. */
  inOrder?: boolean;
}

/** The picture: a bar a place, from zero, one scale for all; the table below says the same. */
export function Bars({ title, lines, inOrder = false }: BarsProps) {
  const bars = inOrder ? barsInOrder(lines) : barsOf(lines);
  return (
    <section className="bars" aria-label={title}>
      <h2>{title}</h2>
      {bars.length === 0 ? (
        <p className="soft">没有牌，也没有预警。</p>
      ) : (
        <ol>
          {bars.map(({ line, parts, length }) => (
            <li key={line.id ?? line.name}>
              <span className="bar-name">{line.name}</span>
              <span className="bar" style={{ inlineSize: `${length}%` }}>
                {parts.map(({ light, count, share }) => (
                  <Link
                    key={light}
                    href={pageOf(count)}
                    className={`bar-part ${light}`}
                    style={{ flexGrow: share }}
                    aria-label={`${line.name}：${lightNames[light]} ${count.n} 件`}
                  >
                    <Mark light={light} />
                    {count.n}
                  </Link>
                ))}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
