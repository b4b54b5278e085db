import { checkForm, visibleFields } from "#server/kernel/form.ts";
import { formAnswers } from "#server/kernel/submission.ts";
import { NotFoundPage } from "../pages/NotFoundPage.tsx";
import { useDraft } from "./draft.ts";
import { RegisterField, RegisterNotice, useRegisterFacts } from "./RegisterField.tsx";
import { TaskPage } from "./TaskPage.tsx";

/** One page of the item's form. */
export function FormPage({ page }: { page: number }) {
  const { item, content, change, today } = useDraft();
  const facts = useRegisterFacts();
  const { form } = item;
  const shown = form?.pages[page];
  if (!form || !shown) return <NotFoundPage />;
  const answers = formAnswers(item, content);
  const fields = visibleFields(form, answers).filter((each) => each.page === page);
  const problems = () => checkForm(form, answers, today).filter((problem) => problem.page === page);
  return (
    <TaskPage task={`form/${page + 1}`} title={shown.title} intro={shown.intro} problems={problems}>
      {(checked) => {
        const wrong = new Map(checked ? problems().map(({ field, message }) => [field, message]) : []);
        const shownFields = fields.map(({ field }) => (
          <RegisterField
            key={field.id}
            field={field}
            fact={facts?.facts.find((fact) => fact.field === field.id)}
            answer={content.answers[field.id]}
            error={wrong.get(field.id)}
            errors={wrong}
            onChange={(answer) =>
              change((now) => ({ ...now, answers: { ...now.answers, [field.id]: answer } }))
            }
          />
        ));
        return (
          <>
            <RegisterNotice facts={facts} />
            {shownFields}
          </>
        );
      }}
    </TaskPage>
  );
}
