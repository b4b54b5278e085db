import type { CounterPanel, HallQueues } from "#contract/queue.ts";
import { post } from "../../shared/api.ts";
import { refresh, useRead } from "../../shared/query.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { panelPath } from "./paths.ts";

/** 免叫号、免排队: somebody of a group of this counter's area sits down; there is a number for the figures only (R12.1). */
export function DirectDialog(props: { panel: CounterPanel; groups: readonly string[]; onClose: () => void }) {
  const { panel, groups, onClose } = props;
  const { data } = useRead<HallQueues>(`/halls/${panel.session?.hall ?? ""}/queues`);
  if (!data) return null;
  const named = data.groups.filter(({ id }) => groups.includes(id));
  return (
    <CommandDialog
      title="免取号接待"
      action="开始接待"
      fields={[
        {
          ...{ name: "group", label: "看过证明，是", required: true, kind: "choice" },
          options: named.map(({ id, name, proof }) => ({ value: id, label: `${name}（${proof}）` })),
        },
        {
          ...{ name: "queue", label: "办哪一类", required: true, kind: "choice" },
          options: panel.queues.map(({ id, name }) => ({ value: id, label: name })),
        },
      ]}
      start={panel.queues.length === 1 ? { queue: panel.queues[0]!.id } : {}}
      send={(body, requestKey) => post(`${panelPath}/direct`, { requestKey, ...body })}
      onDone={() => {
        onClose();
        void refresh(panelPath);
      }}
      onClose={onClose}
    >
      <p>这位不取号、不排队，直接开始办。</p>
    </CommandDialog>
  );
}
