import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { Grade, Rated, RatingDetail } from "#contract/rating.ts";
import { isBad, starOf } from "#server/kernel/rating/rating.ts";
import { newRequestKey, type Refused } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { CheckboxGroup } from "../../shared/ui/CheckboxGroup.tsx";
import { ErrorSummary } from "../../shared/ui/ErrorSummary.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { StarChoice } from "./Stars.tsx";

/** What is sent, whatever way it goes. */
export interface SaidRating {
  requestKey: string;
  grade: Grade;
  codes: string[];
  text?: string;
}

const longest = 500;

/** One rating: stars, what was good or bad (of the stars that were chosen), a few words. Nothing is chosen beforehand. */
export function RatingForm(props: {
  details: readonly RatingDetail[];
  send: (said: SaidRating) => Promise<Rated>;
  onDone: (rated: Rated) => void;
  /** Without a keyboard nobody writes. */
  writing?: boolean;
}) {
  const { details, writing = true } = props;
  const name = useId();
  const [grade, setGrade] = useState<Grade>();
  const [codes, setCodes] = useState<string[]>([]);
  const [text, setText] = useState("");
  const [missing, setMissing] = useState(false);
  const [requestKey] = useState(newRequestKey);
  const rate = useMutation<Rated, Refused, Grade>({
    mutationFn: (chosen) => {
      const words = text.trim();
      return props.send({ requestKey, grade: chosen, codes, ...(words !== "" && { text: words }) });
    },
    onSuccess: props.onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(grade === undefined);
    if (grade !== undefined && [...text].length <= longest) rate.mutate(grade);
  };
  const choose = (chosen: Grade) => {
    setGrade(chosen);
    setCodes([]);
  };
  const unchosen = missing && grade === undefined ? "请先选几颗星" : undefined;
  const errors = [
    ...(unchosen ? [{ field: name, message: unchosen }] : []),
    ...(rate.error ? [{ message: rate.error.message }] : []),
  ];
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <StarChoice name={name} value={grade} error={unchosen} onChange={choose} />
      {grade !== undefined && <Details details={details} grade={grade} codes={codes} onChange={setCodes} />}
      {grade !== undefined && writing && (
        <Textarea
          label={isBad(grade) ? "哪里没做好" : "想说的话"}
          hint="评价会公开，请不要写姓名、电话、身份证号；写了的会自动去掉。"
          optional
          rows={3}
          max={longest}
          value={text}
          onChange={setText}
        />
      )}
      <Button type="submit" kind="primary" busy={rate.isPending}>
        提交评价
      </Button>
    </form>
  );
}

/** R4.6: only what belongs to the chosen stars. */
function Details(props: {
  details: readonly RatingDetail[];
  grade: Grade;
  codes: readonly string[];
  onChange: (codes: string[]) => void;
}) {
  const options = props.details
    .filter(({ code }) => code[0] === String(starOf(props.grade)))
    .map(({ code, text }) => ({ value: code, label: text }));
  return (
    <CheckboxGroup
      label={isBad(props.grade) ? "哪里不满意" : "哪里好"}
      hint="可以选几项，也可以不选"
      optional
      value={props.codes}
      options={options}
      onChange={props.onChange}
    />
  );
}
