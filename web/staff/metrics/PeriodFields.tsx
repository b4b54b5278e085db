import { DateInput } from "../../shared/ui/DateInput.tsx";
import { Choices } from "../parts/Choices.tsx";
import { dayAfter, lastDay, periodsOf, type Span } from "./metrics.ts";

/** A period by its first and its last day, or by one of the usual ones, each an address of its own. */
export function PeriodFields(props: {
  span: Span;
  today: string;
  onChange: (span: Span) => void;
  to: (span: Span) => string;
}) {
  const { from, to } = props.span;
  const usual = periodsOf(props.today);
  const change = (next: Span) => {
    if (next.from !== "" && next.from < next.to) props.onChange(next);
  };
  return (
    <>
      <nav className="filters no-print" aria-label="常用期间">
        <Choices
          label="常用期间"
          current={usual.find(({ span }) => span.from === from && span.to === to)?.name ?? ""}
          choices={usual.map(({ name }) => ({ value: name, label: name }))}
          to={(chosen) => props.to(usual.find(({ name }) => name === chosen)!.span)}
        />
      </nav>
      <div className="filter-fields no-print">
        <DateInput label="从" value={from} onChange={(next) => change({ from: next, to })} />
        <DateInput
          label="到"
          value={lastDay(to)}
          onChange={(next) => next !== "" && change({ from, to: dayAfter(next) })}
        />
      </div>
    </>
  );
}
