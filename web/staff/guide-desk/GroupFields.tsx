import type { HallQueues } from "#contract/queue.ts";
import { Checkbox } from "../../shared/ui/CheckboxGroup.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import type { Wish } from "./taking.ts";

/** R12.1: whoever may go first, with the proof seen by the person at the desk. */
export function GroupFields(props: {
  hall: HallQueues;
  wish: Wish;
  error: string | undefined;
  onChange: (more: Partial<Wish>) => void;
}) {
  const { hall, wish, error, onChange } = props;
  const group = hall.groups.find(({ id }) => id === wish.group);
  if (hall.groups.length === 0) return null;
  return (
    <div className="wish-group">
      <Select
        label="要照顾的群体"
        empty="不是"
        options={hall.groups.map(({ id, name }) => ({ value: id, label: name }))}
        value={wish.group}
        onChange={(chosen) => onChange({ group: chosen, proven: false })}
      />
      {group && (
        <div id="proven">
          {error && <p className="field-error">{error}</p>}
          <Checkbox checked={wish.proven} onChange={(proven) => onChange({ proven })}>
            {`证明看过了：${group.proof}`}
          </Checkbox>
        </div>
      )}
    </div>
  );
}
