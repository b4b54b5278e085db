import { memo } from "react";
import type { BundleGuide } from "#contract/bundle.ts";
import type { Answers } from "#contract/form.ts";
import type { BundlePlan } from "#server/kernel/bundle/compile.ts";
import { savedShare } from "#server/kernel/bundle/savings.ts";
import type { Problem } from "#server/kernel/item/problem.ts";
import { limitInWords } from "#server/kernel/item/words.ts";
import { materialsFor } from "#server/kernel/situation.ts";
import { BundleFees } from "../../shared/bundle/BundleGuideBody.tsx";
import { sparedOf } from "../../shared/bundle/matter.ts";
import { PlanPicture } from "../../shared/bundle/PlanPicture.tsx";
import { SavingsTable } from "../../shared/bundle/SavingsTable.tsx";
import { Questions } from "../../shared/form/Questions.tsx";
import { copiesWords } from "../../shared/guide/materials.ts";
import { Details } from "../../shared/ui/Details.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Fact } from "../parts/Facts.tsx";
import { placeOf, type Standing } from "./editing.ts";
import "../../shared/bundle/bundle.css";

interface OutcomeProps {
  guide: BundleGuide;
  standing: Standing;
  answers: Answers;
  onAnswer: (answers: Answers) => void;
}

/** What the bundle comes to, reckoned anew at every edit: figures first, then picture, list and form. */
export const Outcome = memo(function Outcome({ guide, standing, answers, onAnswer }: OutcomeProps) {
  const { plan, problems } = standing;
  return (
    <>
      <Problems problems={problems} />
      {guide.bundle.questions.length > 0 && (
        <Details summary="按这些回答计算">
          <Questions item={guide.bundle} answers={answers} onChange={onAnswer} />
        </Details>
      )}
      {plan ? (
        <Reckoned plan={plan} guide={guide} answers={answers} />
      ) : (
        <p className="soft">加上事项，这里就算出申请表、材料、时限和省了多少。</p>
      )}
    </>
  );
});

function Problems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <Notice kind="warning" title={`发布前要改 ${problems.length} 处`}>
      <ul>
        {problems.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            <a href={`#${placeOf(path)}`} onClick={() => document.getElementById(placeOf(path))?.focus()}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Reckoned({ plan, guide, answers }: { plan: BundlePlan; guide: BundleGuide; answers: Answers }) {
  const { organs, bundle } = guide;
  const fields = plan.demand.form?.pages.flatMap((page) => page.fields) ?? [];
  return (
    <>
      <dl className="facts" data-outcome>
        <Fact label="要办">{`${plan.parts.length} 项（共 ${bundle.parts.length} 项）`}</Fact>
        <Fact label="承诺">{limitInWords(plan.promised)}</Fact>
        <Fact label="法定最长">{plan.statutory ? limitInWords(plan.statutory) : "无"}</Fact>
        <Fact label="材料">{`${materialsFor(plan.demand, answers).length} 样`}</Fact>
        <Fact label="填写">{`${fields.length} 栏`}</Fact>
        <Fact label="跑动">{`${plan.savings.together.trips} 次`}</Fact>
      </dl>
      <h3>比一项一项办</h3>
      <SavingsTable savings={plan.savings} />
      <p>{sparedWords(plan)}</p>
      <Details summary="谁等谁" open>
        <PlanPicture plan={plan} organs={organs} />
      </Details>
      <Materials plan={plan} answers={answers} />
      <Details summary={`申请表（${fields.length} 栏）`}>
        {plan.demand.form?.pages.map((page) => (
          <div key={page.title}>
            <h4>{page.title}</h4>
            <ul>
              {page.fields.map((field) => (
                <li key={field.id}>{field.required ? field.label : `${field.label}（选填）`}</li>
              ))}
            </ul>
          </div>
        ))}
      </Details>
      <Details summary="收费">
        <BundleFees plan={plan} organs={organs} />
      </Details>
    </>
  );
}

function sparedWords({ savings }: BundlePlan): string {
  const shares = [
    ["材料", savedShare(savings, "materials")],
    ["环节", savedShare(savings, "steps")],
    ["时间", savedShare(savings, "days")],
    ["跑动", savedShare(savings, "trips")],
  ] as const;
  return shares
    .filter(([, share]) => share)
    .map(([what, share]) => `${what}${share! < 0 ? "多" : "少"} ${Math.abs(Math.round(share! * 1000) / 10)}%`)
    .join("，");
}

/** The one list, each with why it is asked; then what another part's result provides. */
function Materials({ plan, answers }: { plan: BundlePlan; answers: Answers }) {
  const asked = materialsFor(plan.demand, answers);
  const spared = sparedOf(plan, answers);
  return (
    <Details summary={`材料（${asked.length} 样，免交 ${spared.length} 样）`}>
      <ul>
        {asked.map(({ material, because }) => (
          <li key={material.id}>
            {`${material.name}（${copiesWords(material)}）`}
            {because && <span className="soft">{`：${because}`}</span>}
          </li>
        ))}
        {spared.map(({ name, because }) => (
          <li key={`spared ${name}`}>
            {`${name}（免交）`}
            <span className="soft">{`：${because}`}</span>
          </li>
        ))}
      </ul>
    </Details>
  );
}
