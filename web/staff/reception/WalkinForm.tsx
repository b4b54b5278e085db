import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Submitted } from "#contract/draft.ts";
import type { PointList } from "#contract/sites.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Questions } from "../../shared/form/Questions.tsx";
import { refresh, useRead } from "../../shared/query.tsx";
import { ErrorSummary } from "../../shared/ui/ErrorSummary.tsx";
import { todayAt } from "../../shared/words.ts";
import { takeFocus, useShortcuts } from "../frame/shortcuts.ts";
import { keyKeeper } from "../intention.ts";
import { Applicant } from "./Applicant.tsx";
import type { Counter } from "./counter.ts";
import { Handing } from "./Handing.tsx";
import { useHall } from "./hall.ts";
import { ItemForm } from "./ItemForm.tsx";
import { LookUp } from "./LookUp.tsx";
import { onEnter } from "./next-field.ts";
import type { Done } from "./Received.tsx";
import { rememberItem } from "./recent-items.ts";
import {
  type Alter,
  allHanded,
  applicantOf,
  contentOf,
  type Fault,
  faultsOf,
  type Walkin,
  withTyped,
} from "./reception.ts";
import { Verdict } from "./Verdict.tsx";

export interface WalkinFormProps {
  counter: Counter;
  /** The number that was called for it. */
  ticket?: number | undefined;
  walkin: Walkin;
  onChange: (alter: Alter) => void;
  onOther: () => void;
  onDone: (done: Done) => void;
}

/** Identity, situation, form, materials: one after another; F8 and F9 end it from anywhere. */
export function WalkinForm({ counter, ticket, walkin, onChange, onOther, onDone }: WalkinFormProps) {
  const item = counter.matterFor(walkin);
  const today = todayAt(new Date());
  const hall = useHall();
  const [errors, setErrors] = useState<Fault[]>([]);
  const form = useRef<HTMLDivElement>(null);
  // Who was called is known: typing begins with what is not.
  const known = ticket !== undefined && walkin.name !== "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form is entered
  useLayoutEffect(() => takeFocus(firstField(form.current, known)), []);
  const { send, sending, refused } = useReceive(counter, walkin, { hall: hall.id, ticket }, onDone);
  useEffect(() => {
    if (refused) setErrors(refusalFaults(refused));
  }, [refused]);
  const faults = faultsOf(item, walkin, today);
  const forwards = useForwards(counter, hall.id);
  const receive = (accept: boolean) => {
    const wrong = [...faults, ...hall.faults];
    setErrors(wrong);
    if (wrong.length === 0) send(accept);
  };
  const allPapers = () => onChange((now) => ({ ...now, handed: allHanded(item, now) }));
  useShortcuts("窗口收件", [
    { key: "F2", does: "换个事项", run: onOther },
    { key: "F4", does: "材料都收到了", run: allPapers },
    { key: "F8", does: "收件", run: () => receive(false) },
    ...(forwards ? [] : [{ key: "F9", does: "收件并受理", run: () => receive(true) }]),
  ]);
  // What was right in the meantime is not held up any longer.
  const still = errors.filter(({ field }) => refused || faults.some((each) => each.field === field));
  const fault = new Map(still.map(({ field, message }) => [field, message]));
  return (
    <div className="walkin">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter walks from field to field, as counters do */}
      <div className="walkin-form" ref={form} onKeyDown={onEnter}>
        <ErrorSummary errors={errors} />
        <Part title="申请人">
          <Applicant item={counter} walkin={walkin} errors={fault} today={today} onChange={onChange} />
        </Part>
        {item.questions.length > 0 && (
          <Part title="情形" hint="按选项前的数字或字母就选中">
            <div className="walkin-questions">
              <Questions
                item={item}
                answers={walkin.situation}
                errors={fault}
                onChange={(situation) => onChange((now) => ({ ...now, situation }))}
              />
            </div>
          </Part>
        )}
        {item.form && (
          <Part title="申请表">
            <ItemForm
              item={item}
              content={contentOf(item, walkin)}
              typed={walkin.typed}
              errors={fault}
              onType={(id, answer) => onChange((now) => withTyped(now, id, answer))}
            />
          </Part>
        )}
        <Part title="材料">
          <Handing
            item={item}
            walkin={walkin}
            errors={fault}
            onChange={onChange}
            onAll={allPapers}
            lookUp={<LookUp counter={counter} walkin={walkin} hall={hall.id} onChange={onChange} />}
          />
        </Part>
      </div>
      <Verdict
        name={counter.name}
        facts={counter.factsFor(walkin)}
        hall={hall}
        faults={[...faults, ...hall.faults]}
        sending={sending}
        forwards={forwards}
        onReceive={receive}
        onOther={onOther}
      />
    </div>
  );
}

function firstField(form: HTMLElement | null, known: boolean): HTMLElement | null | undefined {
  return form?.querySelector<HTMLElement>(known ? ".walkin-part ~ .walkin-part input" : "input");
}

function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className="walkin-part" aria-label={title}>
      <h2>
        {title}
        {hint && <span className="soft">{hint}</span>}
      </h2>
      {children}
    </section>
  );
}

/** Whether the hall only receives this matter for the organ (A17). */
function useForwards({ key, bundle }: Counter, hall: string): boolean {
  const read = useRead<PointList>("/halls", { params: { item: key }, enabled: !bundle && hall !== "" });
  return read.data?.points.find(({ id }) => id === hall)?.how === "forward";
}

function useReceive(
  counter: Counter,
  walkin: Walkin,
  { hall, ticket }: { hall: string; ticket: number | undefined },
  onDone: (done: Done) => void,
) {
  const { key, name, bundle } = counter;
  const [keyOf] = useState(() => keyKeeper(newRequestKey));
  const underWay = useRef(false);
  const receive = useMutation<Submitted, Refused, boolean>({
    mutationFn: (accept) => {
      const applicant = applicantOf(walkin);
      const content = contentOf(counter.matterFor(walkin), walkin);
      const from = { ...(bundle && { bundle }), ...(ticket !== undefined && { ticket }) };
      const body = { item: key, ...from, hall, applicant, content, accept };
      return post("/staff/receptions", { requestKey: keyOf(body), ...body });
    },
    onSuccess: (submitted, accepted) => {
      rememberItem({ key, name, ...(bundle && { bundle }) });
      void refresh("/staff/inbox", "/staff/tickets");
      const whose = applicantOf(walkin);
      const parts = bundle ? counter.partsFor(walkin) : [];
      onDone({ ...submitted, accepted, item: name, parts, party: whose.enterprise?.name ?? whose.name });
    },
    onSettled: () => {
      underWay.current = false;
    },
  });
  // One reception is received once: neither F8 pressed again nor F9 after it makes another, or ends the next one's.
  const send = (accept: boolean) => {
    if (underWay.current) return;
    underWay.current = true;
    receive.mutate(accept);
  };
  return { send, sending: receive.isPending, refused: receive.error };
}

/** `answers.shopArea`, `materials.plan`, `applicant.phone` as the controls of this page. */
function refusalFaults(refused: Refused): Fault[] {
  if (refused.fields.length === 0) return [{ field: "", message: refused.message }];
  return refused.fields.map(({ field, message }) => {
    const [part = "", ...rest] = field.split(".");
    const own = part === "answers" || part === "situation";
    return { field: own ? rest.join(".") : `${part}-${rest.at(-1) ?? part}`, message };
  });
}
