import { type FormEvent, useState } from "react";
import { useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { type CatalogueFilter, statuses, types, waitings } from "./catalogue.ts";

/** Which items are shown: a choice counts at once, words when Enter is pressed. */
export function CatalogueFilters(props: {
  filter: CatalogueFilter;
  onChange: (filter: CatalogueFilter) => void;
}) {
  const { filter, onChange } = props;
  const [q, setQ] = useState(filter.q ?? "");
  const organs = useRead<{ organs: { uscc: string; shortName: string }[] }>("/staff/organs");
  const set = (key: keyof CatalogueFilter) => (value: string) => {
    const { [key]: _, ...rest } = filter;
    onChange(value ? { ...rest, [key]: value } : rest);
  };
  const search = (event: FormEvent) => {
    event.preventDefault();
    set("q")(q.trim());
  };
  return (
    <form className="filter-fields no-print" onSubmit={search} aria-label="筛选事项">
      <TextInput label="名称、编码" value={q} onChange={setQ} />
      <Select
        label="状态"
        empty="全部"
        options={statuses}
        value={filter.status ?? ""}
        onChange={set("status")}
      />
      <Select
        label="草稿"
        empty="不限"
        options={waitings}
        value={filter.waiting ?? ""}
        onChange={set("waiting")}
      />
      <Select
        label="实施机关"
        empty="全部"
        options={(organs.data?.organs ?? []).map(({ uscc, shortName }) => ({
          value: uscc,
          label: shortName,
        }))}
        value={filter.organ ?? ""}
        onChange={set("organ")}
      />
      <Select label="类型" empty="全部" options={types} value={filter.type ?? ""} onChange={set("type")} />
      <Button type="submit">查找</Button>
    </form>
  );
}
