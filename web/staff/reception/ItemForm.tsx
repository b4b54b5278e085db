import { useState } from "react";
import type { DraftContent } from "#contract/draft.ts";
import type { Answers, Field } from "#contract/form.ts";
import type { Demand } from "#contract/item.ts";
import { isAnswered } from "#server/kernel/condition.ts";
import { visibleFields } from "#server/kernel/form.ts";
import { formAnswers } from "#server/kernel/submission.ts";
import { FormField } from "../../shared/form/FormField.tsx";
import { Button } from "../../shared/ui/Button.tsx";

/** All pages of the item's form in one flow. What the applicant's identity has answered is not asked again. */
export function ItemForm(props: {
  item: Demand;
  content: DraftContent;
  typed: Answers;
  errors: ReadonlyMap<string, string>;
  onType: (id: string, answer: Answers[string]) => void;
}) {
  const { item, content, typed, errors } = props;
  const [whole, setWhole] = useState(false);
  if (!item.form) return null;
  const fields = visibleFields(item.form, formAnswers(item, content)).map(({ field }) => field);
  const isKnown = ({ id, prefill }: Field) =>
    prefill !== undefined && !(id in typed) && !errors.has(id) && isAnswered(content.answers[id]);
  const known = whole ? [] : fields.filter(isKnown);
  return (
    <>
      {known.length > 0 && (
        <p className="known">
          {`按上面的身份填好了：${known.map((field) => field.label).join("、")}`}
          <Button kind="quiet" onClick={() => setWhole(true)}>
            要改
          </Button>
        </p>
      )}
      <div className="fields">
        {fields
          .filter((field) => !known.includes(field))
          .map((field) => (
            <FormField
              key={field.id}
              field={field}
              answer={content.answers[field.id]}
              error={errors.get(field.id)}
              errors={errors}
              onChange={(answer) => props.onType(field.id, answer)}
            />
          ))}
      </div>
    </>
  );
}
