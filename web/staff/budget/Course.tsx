import type { BudgetYearPage } from "#contract/budget.ts";
import { tenThousandWords, tenThousandYuan } from "#server/kernel/money/amount.ts";

const WIDTH = 480;
const HEIGHT = 170;
const LEFT = 44;
const TOP = 8;
const FOOT = 16;
const room = HEIGHT - TOP - FOOT;

type Month = BudgetYearPage["months"][number];

/** Executed so far, month by month, against the even course of the year; the table beneath says the same. */
export function Course({ months, until }: { months: readonly Month[]; until: string }) {
  const begun = months.filter(({ month }) => month <= until);
  const top = Math.max(1, ...months.map(({ planned }) => planned), ...begun.map(({ soFar }) => soFar));
  const y = (fen: number) => HEIGHT - FOOT - (Math.max(0, fen) / top) * room;
  const step = (WIDTH - LEFT) / 12;
  const middle = (at: number) => LEFT + step * (at + 0.5);
  const course = months.map(({ planned }, at) => `${at === 0 ? "M" : "L"}${middle(at)} ${y(planned)}`);
  return (
    <figure className="budget-chart">
      <figcaption>
        累计执行与序时进度（万元）
        <span className="budget-key">累计执行</span>
        <span className="budget-key planned">序时进度</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={inWords(begun)}>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <line className="budget-grid" x1={LEFT} x2={WIDTH} y1={y(top * share)} y2={y(top * share)} />
            <text className="budget-tick" x={LEFT - 4} y={y(top * share) + 3} textAnchor="end">
              {tenThousandYuan(Math.round(top * share))}
            </text>
          </g>
        ))}
        {months.map(({ month, soFar }, at) => (
          <g key={month}>
            {month <= until && (
              <rect
                className="budget-column"
                x={middle(at) - step * 0.3}
                width={step * 0.6}
                y={y(soFar)}
                height={HEIGHT - FOOT - y(soFar)}
                rx="1"
              />
            )}
            <text className="budget-tick" x={middle(at)} y={HEIGHT - 4} textAnchor="middle">
              {at + 1}
              <tspan className="budget-month">月</tspan>
            </text>
          </g>
        ))}
        <path className="budget-planned" d={course.join("")} />
      </svg>
    </figure>
  );
}

const inWords = (months: readonly Month[]) =>
  months
    .map(({ month, soFar, planned }) => {
      const number = Number(month.slice(5));
      return `到 ${number} 月执行 ${tenThousandWords(soFar)}，序时进度 ${tenThousandWords(planned)}`;
    })
    .join("；");
