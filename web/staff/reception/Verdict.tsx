import type { ItemGuide } from "#contract/portal.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import type { HallChoice } from "./hall.ts";
import type { Fault } from "./reception.ts";

/** Beside the form: what it is, what is still missing, and the two ways to end it. */
export function Verdict(props: {
  guide: ItemGuide;
  hall: HallChoice;
  faults: readonly Fault[];
  sending: boolean;
  onReceive: (accept: boolean) => void;
  onOther: () => void;
}) {
  const { guide, hall, faults } = props;
  const { item } = guide;
  return (
    <section className="verdict" aria-label="收件">
      <h2>{item.name}</h2>
      <SummaryList
        rows={[
          { key: "organ", head: "承办", value: guide.organName },
          { key: "promised", head: "承诺", value: guide.limits.promised || "未定" },
          {
            key: "fees",
            head: "收费",
            value: item.fees.length > 0 ? item.fees.map((fee) => fee.name).join("、") : "不收费",
          },
        ]}
      />
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
      <div className="verdict-ends">
        <Button kind="primary" busy={props.sending} onClick={() => props.onReceive(true)}>
          收件并受理 <kbd>F9</kbd>
        </Button>
        <Button busy={props.sending} onClick={() => props.onReceive(false)}>
          收件 <kbd>F8</kbd>
        </Button>
        <Button kind="quiet" onClick={props.onOther}>
          换个事项 <kbd>F2</kbd>
        </Button>
      </div>
    </section>
  );
}
