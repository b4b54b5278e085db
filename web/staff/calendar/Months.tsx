import { classes } from "../../shared/ui/classes.ts";
import { type DayKind, type Loaded, monthOf } from "./year.ts";

const months = Array.from({ length: 12 }, (_, at) => at + 1);
const weekdays = ["一", "二", "三", "四", "五", "六", "日"];
const marks: Record<DayKind, string> = { work: "", rest: "", holiday: "休", "make-up": "班" };
const words: Record<DayKind, string> = { work: "", rest: "周末", holiday: "放假", "make-up": "调休上班" };

/** Twelve small months: 休 is a day off, 班 a weekend on which people work. */
export function Months({ year }: { year: Loaded }) {
  return (
    <div className="months">
      {months.map((month) => (
        <table key={month} className="month">
          <caption>{`${month} 月`}</caption>
          <thead>
            <tr>
              {weekdays.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {monthOf(year, month).map((week) => (
              <tr key={week.find(Boolean)?.day}>
                {week.map((day, at) =>
                  day ? (
                    <td key={day.day} className={classes(day.kind)}>
                      {day.number}
                      {marks[day.kind] && <span aria-hidden="true">{marks[day.kind]}</span>}
                      {words[day.kind] && <span className="visually-hidden">{words[day.kind]}</span>}
                    </td>
                  ) : (
                    <td key={weekdays[at]} />
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
