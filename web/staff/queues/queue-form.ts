/** One queue of a hall as a small form, and back. Pure. */
import type { EditableQueue, EditableQueues, SaveQueue } from "#contract/queue-settings.ts";
import type { AskedField } from "../form/asked.ts";
import type { FieldFault, Filled } from "../form/filled.ts";

export function queueFields({ zones, counters }: EditableQueues): AskedField[] {
  return [
    { name: "name", label: "队列名称", required: true, kind: "line", max: 30 },
    {
      ...{ name: "prefix", label: "号码的字头", required: true, kind: "line", max: 2 },
      hint: "一到两个大写字母，同一大厅不能重复，例如 A、BC",
    },
    {
      ...{ name: "zone", label: "所在分区", required: false, kind: "choice" },
      options: zones.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      ...{ name: "counters", label: "由哪些窗口叫号", required: true, kind: "several" },
      options: counters.map(({ id, name }) => ({ value: id, label: `${id} ${name}` })),
    },
  ];
}

export const queueStart = ({ name, prefix, zone, counters }: EditableQueue): Filled => ({
  ...{ name, prefix, zone: zone ?? "", counters },
});

/** Small letters are taken as large ones. */
const prefixOf = (data: Record<string, unknown>) => String(data.prefix).trim().toUpperCase();

export function queueFaults(data: Record<string, unknown>): FieldFault[] {
  if (/^[A-Z]{1,2}$/.test(prefixOf(data))) return [];
  return [{ field: "prefix", message: "号码的字头要填一到两个英文字母，例如 A" }];
}

export function queueWish(
  data: Record<string, unknown>,
  version: number,
): Omit<SaveQueue, "requestKey" | "open"> {
  const { zone, counters } = data;
  return {
    ...{ version, name: String(data.name).trim(), prefix: prefixOf(data) },
    ...(typeof zone === "string" && zone !== "" && { zone }),
    counters: counters as string[],
  };
}
