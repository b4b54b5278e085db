import type { Grade } from "#contract/rating.ts";
import { gradeNames, grades, starOf } from "#server/kernel/rating/rating.ts";
import { FieldGroup } from "../../shared/ui/Field.tsx";
import "./rating.css";

const outline = "m12 3 2.8 5.7 6.2.9-4.5 4.4 1.1 6.2-5.6-3-5.6 3 1.1-6.2L3 9.6l6.2-.9z";

/** So many of five stars, for the eye; the words beside it say the same. */
export function StarRow({ star }: { star: number }) {
  return (
    <span className="star-row" aria-hidden="true">
      {[1, 2, 3, 4, 5].map((place) => (
        <svg
          key={place}
          viewBox="0 0 24 24"
          className={place <= star ? "full" : undefined}
          aria-hidden="true"
        >
          <path d={outline} />
        </svg>
      ))}
    </span>
  );
}

/** The five grades, the best first; none is chosen beforehand (R4.5). Arrow keys move between them. */
export function StarChoice(props: {
  name: string;
  value: Grade | undefined;
  error?: string | undefined;
  onChange: (grade: Grade) => void;
}) {
  return (
    <FieldGroup id={props.name} label="您满意吗" error={props.error}>
      {() => (
        <div className="stars">
          {grades.map((grade) => (
            <label key={grade} className="star-choice">
              <input
                type="radio"
                name={props.name}
                value={grade}
                checked={props.value === grade}
                onChange={() => props.onChange(grade)}
              />
              <StarRow star={starOf(grade)} />
              <span>{`${gradeNames[grade]}（${starOf(grade)} 星）`}</span>
            </label>
          ))}
        </div>
      )}
    </FieldGroup>
  );
}
