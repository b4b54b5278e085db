import { useId, useState } from "react";
import type { MetricCatalogue, MetricView } from "#contract/metric.ts";
import { useRead } from "../../shared/query.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";

/** A metric of the catalogue, found by some of its words. */
export function MetricPicker(props: {
  label: string;
  value: string;
  /** Left out: those there are already, those that do not fit. */
  without?: (metric: MetricView) => boolean;
  onPick: (metric: MetricView | undefined) => void;
}) {
  const { label, value, without, onPick } = props;
  const catalogue = useRead<MetricCatalogue>("/metrics");
  const [words, setWords] = useState("");
  const id = useId();
  if (!catalogue.data) return null;
  const fitting = catalogue.data.metrics.filter((metric) => !without?.(metric));
  const sought = words.trim();
  const found = fitting.filter(
    ({ id: own, name, subject }) => own === value || `${subject}${name}`.includes(sought),
  );
  return (
    <>
      <TextInput
        id={`${id}-words`}
        label={`${label}：按字查找`}
        width="short"
        maxLength={20}
        value={words}
        onChange={setWords}
      />
      <Select
        label={label}
        empty={`请选择（${found.length} 个）`}
        options={found.map(({ id: own, name, unit, subject }) => ({
          value: own,
          label: `${subject}：${name}（${unit}）`,
        }))}
        value={value}
        onChange={(own) => onPick(fitting.find((metric) => metric.id === own))}
      />
    </>
  );
}
