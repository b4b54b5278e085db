import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Field } from "#contract/form.ts";
import type { RegisterFact, RegisterFacts } from "#contract/registers.ts";
import { answerWords } from "#server/kernel/answer-words.ts";
import { post, type Refused } from "../../shared/api.ts";
import { FormField, type FormFieldProps } from "../../shared/form/FormField.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { useDraft } from "./draft.ts";
import { standing, withFacts } from "./facts.ts";

/**
 * What registers know of this draft. What is still open is filled in once, when they answer; while they are asked, and
 * when they do not answer, everything is filled in by hand as before.
 */
export function useRegisterFacts(): RegisterFacts | undefined {
  const { draft, change } = useDraft();
  const path = `/drafts/${draft.id}/registers`;
  const { data } = useQuery<RegisterFacts, Refused>({
    queryKey: [path],
    queryFn: () => post<RegisterFacts>(path),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const filled = useRef(false);
  useEffect(() => {
    if (!data || filled.current) return;
    filled.current = true;
    change((now) => {
      const answers = withFacts(now.answers, data.facts);
      return answers === now.answers ? now : { ...now, answers };
    });
  }, [data, change]);
  return data;
}

/** What could not be looked up, said plainly: it holds nobody up. */
export function RegisterNotice({ facts }: { facts: RegisterFacts | undefined }) {
  const { silent = [], unknown = [] } = facts ?? {};
  if (silent.length + unknown.length === 0) return null;
  return (
    <Notice title="有的信息没能自动填">
      {silent.length > 0 && (
        <p>{`${silent.join("、")}现在连不上，请照常自己填、照常交材料。受理后系统会再核对，不用您跑。`}</p>
      )}
      {unknown.length > 0 && <p>{`${unknown.join("、")}里没有查到，请照常自己填、照常交材料。`}</p>}
    </Notice>
  );
}

/** One field with what a register says of it: where it came from, or that the two differ. */
export function RegisterField({ fact, ...props }: FormFieldProps & { fact: RegisterFact | undefined }) {
  const { field, answer, onChange } = props;
  if (!fact) return <FormField {...props} />;
  const state = standing(answer, fact);
  if (state === "same" && fact.authoritative && !props.error) return <Settled field={field} fact={fact} />;
  return (
    <>
      <FormField {...props} />
      {state === "same" && <p className="from-register">{`来自${fact.from}，${fact.on}`}</p>}
      {state === "differs" && (
        <Notice kind="warning" title={`和${fact.from}不一样`}>
          <p>{`登记的是：${answerWords(field, fact.value)}（${fact.on}）。${nextWords(fact)}`}</p>
          <Button onClick={() => onChange(fact.value)}>
            改用登记的<span className="visually-hidden">{field.label}</span>
          </Button>
        </Notice>
      )}
    </>
  );
}

function nextWords({ authoritative }: RegisterFact): string {
  if (authoritative) return "这一项以登记为准；登记有误，请先到登记机关更正，或者到窗口办理。";
  return "您填的不会被改掉，工作人员会核对。";
}

/** What a register settles is shown and not changed here. */
function Settled({ field, fact }: { field: Field; fact: RegisterFact }) {
  return (
    <div className="field" id={field.id}>
      <p className="field-label">{field.label}</p>
      <p>{answerWords(field, fact.value)}</p>
      <p className="from-register">{`来自${fact.from}，${fact.on}。以登记为准，不用填`}</p>
    </div>
  );
}
