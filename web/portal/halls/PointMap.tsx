import type { Place } from "#server/kernel/sites/distance.ts";
import { dotsOf, type NearPoint } from "./near.ts";

const size = { width: 320, height: 240, edge: 28 };

/** A drawing of where the points lie to each other, without streets: north above, numbers as on the list. */
export function PointMap({ shown, place }: { shown: readonly NearPoint[]; place: Place | undefined }) {
  const dots = dotsOf(shown, place, size);
  if (dots.length === 0) return null;
  const synthetic = shown.some(({ point }) => point.position?.source === "synthetic");
  return (
    <figure className="point-map no-print">
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label="服务点的方位图，编号和上面的列表一样"
      >
        <path className="point-map-north" d="M14 34V12M14 12l-5 7M14 12l5 7" />
        <text className="point-map-word" x="14" y="48">
          北
        </text>
        {dots.map(({ id, x, y, number }) =>
          number === undefined ? (
            <g key={id} className="point-map-me">
              <circle cx={x} cy={y} r="9" />
              <text x={x} y={y + 24}>
                您
              </text>
            </g>
          ) : (
            <g key={id} className="point-map-dot">
              <circle cx={x} cy={y} r="11" />
              <text x={x} y={y + 5}>
                {number}
              </text>
            </g>
          ),
        )}
      </svg>
      <figcaption>上北下南，只画方位，不画路。{synthetic && <b>位置是演示数据，不是实测。</b>}</figcaption>
    </figure>
  );
}
