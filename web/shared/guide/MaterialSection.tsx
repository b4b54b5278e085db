import { useState } from "react";
import type { Answers } from "#contract/form.ts";
import type { Demand } from "#contract/item.ts";
import { type AskedMaterial, missingAnswers, possibleMaterials } from "#server/kernel/situation.ts";
import { Questions } from "../form/Questions.tsx";
import { keep, kept } from "../kept.ts";
import { Checkbox } from "../ui/CheckboxGroup.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Tag } from "../ui/Tag.tsx";
import { copiesWords, groupMaterials } from "./materials.ts";

/** 要带什么: a few questions narrow the list; what one has already can be ticked off. */
export function MaterialSection(props: {
  item: Demand & { key: string };
  answers: Answers;
  onAnswer: (answers: Answers) => void;
}) {
  const { item, answers } = props;
  const [have, setHave] = useState(() => kept<string[]>(`have.${item.key}`) ?? []);
  const { bring, perhaps, shared } = groupMaterials(possibleMaterials(item, answers));
  const tick = (id: string, ticked: boolean) => {
    const next = ticked ? [...have, id] : have.filter((each) => each !== id);
    setHave(next);
    keep(`have.${item.key}`, next);
  };
  if (item.materials.length === 0) return <p>不用带材料。</p>;
  return (
    <>
      {item.questions.length > 0 && (
        <div className="guide-questions no-print">
          <h3>先答几个问题，只看您要带的</h3>
          <Questions item={item} answers={answers} onChange={props.onAnswer} />
        </div>
      )}
      <Narrowed item={item} answers={answers} count={bring.length} />
      <MaterialList title="您要带" list={bring} have={have} onTick={tick} />
      <Perhaps list={perhaps} />
      {shared.length > 0 && (
        <Notice kind="success" title="这些不用您带">
          <ul>
            {shared.map(({ material }) => (
              <li key={material.id}>
                {material.name}：{material.notes ?? "由系统向发证部门核验"}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function Narrowed({ item, answers, count }: { item: Demand; answers: Answers; count: number }) {
  if (item.questions.length === 0) return null;
  const open = missingAnswers(item, answers).length;
  return (
    <p role="status" className="guide-narrowed">
      {open > 0 ? `还有 ${open} 个问题没答，下面先列出可能要的。` : `按您的情况，一共要带 ${count} 样。`}
    </p>
  );
}

function MaterialList(props: {
  title: string;
  list: readonly AskedMaterial[];
  have: readonly string[];
  onTick: (id: string, ticked: boolean) => void;
}) {
  if (props.list.length === 0) return null;
  return (
    <>
      <h3>{props.title}</h3>
      <ul className="materials">
        {props.list.map(({ material, because }) => (
          <li key={material.id}>
            <Checkbox
              checked={props.have.includes(material.id)}
              onChange={(ticked) => props.onTick(material.id, ticked)}
            >
              <b>{material.name}</b>
              {props.have.includes(material.id) && <span className="materials-have">（已经有了）</span>}
            </Checkbox>
            <div className="materials-facts">
              <p>
                {copiesWords(material)}
                {material.necessity === "optional" && "，有就带"}
              </p>
              {because && <p>{because}</p>}
              {material.why && <p>{material.why}</p>}
              {material.notes && <p>{material.notes}</p>}
              {material.necessity === "deferrable" && <Tag kind="waiting">可以后补</Tag>}
              {material.commitment && <Tag kind="waiting">可以用书面承诺代替</Tag>}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Perhaps({ list }: { list: readonly AskedMaterial[] }) {
  if (list.length === 0) return null;
  return (
    <>
      <h3>看情况，可能要带</h3>
      <ul className="materials">
        {list.map(({ material, because }) => (
          <li key={material.id}>
            <b>{material.name}</b>
            <p className="materials-because">{because}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
