import type { MaterialView } from "#contract/application.ts";
import { FieldGroup, type FieldProps } from "../../shared/ui/Field.tsx";
import type { Correction } from "../form/filled.ts";

/** What is usually wrong, one press away; the words can be changed. */
const usual = [
  "没有提交",
  "看不清，请重新拍照或扫描",
  "不是规定的样式",
  "没有签名或盖章",
  "已过有效期",
  "与申请表填写的不一致",
];

/** R2.9 一次性告知: tick every material that is not right and say what is wrong with it, all at once. */
export function Corrections(
  props: FieldProps & {
    materials: readonly MaterialView[];
    value: Correction[];
    onChange: (value: Correction[]) => void;
  },
) {
  const { materials, value, onChange, ...field } = props;
  // What is checked with another body is never asked of the applicant (R1.17).
  const asked = materials.filter((material) => !material.shared);
  const problemOf = (name: string) => value.find(({ material }) => material === name)?.problem;
  const write = (name: string, problem: string | undefined) => {
    const kept = value.filter(({ material }) => material !== name);
    const next = problem === undefined ? kept : [...kept, { material: name, problem }];
    const order = (each: Correction) => materials.findIndex((material) => material.name === each.material);
    onChange(next.sort((left, right) => order(left) - order(right)));
  };
  return (
    <FieldGroup {...field} hint="只能告知一次：把所有不对的地方一次写全">
      {() => (
        <ul className="corrections">
          {asked.map((material) => (
            <li key={material.id}>
              <One
                material={material}
                problem={problemOf(material.name)}
                onChange={(problem) => write(material.name, problem)}
              />
            </li>
          ))}
        </ul>
      )}
    </FieldGroup>
  );
}

function One(props: {
  material: MaterialView;
  problem: string | undefined;
  onChange: (problem: string | undefined) => void;
}) {
  const { material, problem, onChange } = props;
  const absent = material.files.length === 0 && !material.paper;
  return (
    <>
      <label className="choice">
        <input
          type="checkbox"
          checked={problem !== undefined}
          onChange={(event) => onChange(event.target.checked ? (absent ? usual[0] : "") : undefined)}
        />
        <span>
          {material.name}
          {absent && <span className="soft">（没有交）</span>}
        </span>
      </label>
      {problem !== undefined && (
        <div className="correction">
          <textarea
            className="input"
            rows={2}
            maxLength={500}
            aria-label={`${material.name}哪里不对`}
            placeholder="哪里不对，怎样改"
            value={problem}
            onChange={(event) => onChange(event.target.value)}
          />
          <ul className="chips" aria-label="常见的问题">
            {usual.map((words) => (
              <li key={words}>
                <button type="button" className="chip" onClick={() => onChange(joined(problem, words))}>
                  {words}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

const joined = (problem: string, words: string) => (problem.trim() ? `${problem.trim()}；${words}` : words);
