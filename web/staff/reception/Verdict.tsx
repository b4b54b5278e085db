import { Button } from "../../shared/ui/Button.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import type { CounterFact } from "./counter.ts";
import type { HallChoice } from "./hall.ts";
import type { Fault } from "./reception.ts";

/** Beside the form: what it is, what is still missing, and the two ways to end it. */
export function Verdict(props: {
  name: string;
  facts: readonly CounterFact[];
  hall: HallChoice;
  faults: readonly Fault[];
  sending: boolean;
  /** The point only receives it for the organ, which accepts it (代收转办, A17). */
  forwards: boolean;
  onReceive: (accept: boolean) => void;
  onOther: () => void;
}) {
  const { hall, faults, forwards } = props;
  return (
    <section className="verdict" aria-label="收件">
      <h2>{props.name}</h2>
      <SummaryList rows={[...props.facts]} />
      {hall.choices.length > 1 && (
        <Select
          id="hall"
          label="在哪个大厅"
          empty="请选择"
          options={hall.choices}
          value={hall.id}
          onChange={hall.choose}
        />
      )}
      <p role="status" className={faults.length === 0 ? "verdict-good" : "soft"}>
        {faults.length === 0 ? "都齐了，可以收件。" : `还差 ${faults.length} 处。`}
      </p>
      {forwards && <p>本服务点代收转办：收件后由承办部门受理，期限从今天一样算。纸质材料请开交接单。</p>}
      <div className="verdict-ends">
        {!forwards && (
          <Button kind="primary" busy={props.sending} onClick={() => props.onReceive(true)}>
            收件并受理 <kbd>F9</kbd>
          </Button>
        )}
        <Button
          kind={forwards ? "primary" : "plain"}
          busy={props.sending}
          onClick={() => props.onReceive(false)}
        >
          收件 <kbd>F8</kbd>
        </Button>
        <Button kind="quiet" onClick={props.onOther}>
          换个事项 <kbd>F2</kbd>
        </Button>
      </div>
    </section>
  );
}
