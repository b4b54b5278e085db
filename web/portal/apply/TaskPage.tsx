import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { useLocation } from "wouter";
import { Button } from "../../shared/ui/Button.tsx";
import { ErrorSummary, type FieldError, focusField } from "../../shared/ui/ErrorSummary.tsx";
import { Page } from "../Page.tsx";
import { useDraft } from "./draft.ts";
import { SaveLine } from "./SaveLine.tsx";
import { taskAfter } from "./tasks.ts";

/** One part of an application: its questions, “保存并继续”, and always “保存，以后再办”. */
export function TaskPage(props: {
  task: string;
  title: string;
  intro?: ReactNode;
  /** What is wrong now; looked at when the person wants to go on. */
  problems: () => FieldError[];
  /** The page's content; `checked` once the person has tried to go on. */
  children: (checked: boolean) => ReactNode;
}) {
  const { item, at, keeper, tasks } = useDraft();
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [checked, setChecked] = useState(false);
  const [, navigate] = useLocation();
  useEffect(() => void focusField(decodeURIComponent(location.hash.slice(1))), []);
  const leave = (address: string) =>
    keeper.flush().then(
      () => navigate(address),
      () => {}, // The line above the form says what went wrong.
    );
  const goOn = (event: FormEvent) => {
    event.preventDefault();
    const wrong = props.problems();
    setChecked(true);
    setErrors(wrong);
    if (wrong.length === 0) void leave(at(taskAfter(tasks, props.task)?.key));
  };
  return (
    <Page
      title={props.title}
      crumbs={[
        { name: "首页", href: "/" },
        { name: item.name, href: at() },
      ]}
    >
      {props.intro && <p>{props.intro}</p>}
      <ErrorSummary errors={errors} />
      <SaveLine />
      <form onSubmit={goOn} noValidate>
        {props.children(checked)}
        <div className="btns">
          <Button type="submit" kind="primary">
            保存并继续
          </Button>
          <Button onClick={() => void leave("/cases")}>保存，以后再办</Button>
        </div>
      </form>
    </Page>
  );
}
