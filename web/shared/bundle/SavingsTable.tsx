import type { Savings, Tally } from "#server/kernel/bundle/savings.ts";
import "./savings.css";

const rows: { what: keyof Tally; name: string; unit: string }[] = [
  { what: "materials", name: "材料", unit: "样" },
  { what: "steps", name: "环节", unit: "个" },
  { what: "days", name: "时间", unit: "个工作日" },
  { what: "trips", name: "跑动", unit: "次" },
];

/** One by one against all at once: 减材料、减环节、减时限、减跑动. */
export function SavingsTable({ savings: { alone, together } }: { savings: Savings }) {
  return (
    <table className="savings">
      <thead>
        <tr>
          <td />
          <th scope="col">一项一项办</th>
          <th scope="col">一次办</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ what, name, unit }) => (
          <tr key={what}>
            <th scope="row">{name}</th>
            <td>{`${alone[what]} ${unit}`}</td>
            <td
              className={together[what] < alone[what] ? "less" : undefined}
            >{`${together[what]} ${unit}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
