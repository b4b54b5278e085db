import type { VoiceChoices, VoiceReceipt } from "#contract/voice.ts";
import {
  voiceAboutNames,
  voiceAbouts,
  voiceChannelNames,
  voiceChannels,
  voiceKindNames,
} from "#contract/voice-words.ts";
import { post } from "../../shared/api.ts";
import { refresh, useRead } from "../../shared/query.tsx";
import type { AskedField, Choice } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import type { ListKind } from "./lists.ts";

interface Props {
  list: ListKind;
  onDone: (receipt: VoiceReceipt) => void;
  onClose: () => void;
}

/** Somebody came to the desk, rang, or left a letter: typed by staff. Without name and phone it is anonymous. */
export function RegisterDialog(props: Props) {
  const choices = useRead<VoiceChoices>("/voices/choices");
  return choices.data ? <Form {...props} choices={choices.data} /> : null;
}

function Form({ list, choices, onDone, onClose }: Props & { choices: VoiceChoices }) {
  return (
    <CommandDialog<VoiceReceipt>
      title={`登记${list.title}`}
      action="登记"
      fields={fields(list, choices)}
      start={{ about: "matter", channel: "counter" }}
      send={(data, requestKey) => post("/staff/voices", { requestKey, ...data })}
      onDone={(receipt) => {
        void refresh(`/staff${list.path}`);
        onDone(receipt);
      }}
      onClose={onClose}
    >
      <p>照群众说的写。不留姓名和电话的是匿名，登记后把查询码交给他。</p>
    </CommandDialog>
  );
}

function fields({ kinds }: ListKind, { organs, counters }: VoiceChoices): AskedField[] {
  const named = (values: readonly string[], names: Record<string, string>): Choice[] =>
    values.map((value) => ({ value, label: names[value] ?? value }));
  const organChoices = organs.map(({ code, name }) => ({ value: code, label: name }));
  return [
    { name: "kind", label: "类别", required: true, kind: "choice", options: named(kinds, voiceKindNames) },
    {
      ...{ name: "channel", label: "怎么来的", required: true, kind: "choice" },
      options: named(voiceChannels, voiceChannelNames),
    },
    { name: "text", label: "是怎么回事", required: true, kind: "paragraph", max: 2000 },
    {
      ...{ name: "about", label: "关于什么", required: true, kind: "choice" },
      options: named(
        voiceAbouts.filter((about) => about !== "item"),
        voiceAboutNames,
      ),
    },
    { name: "organ", label: "哪个部门", required: false, kind: "choice", options: organChoices },
    {
      ...{ name: "counter", label: "哪个窗口", required: false, kind: "choice" },
      options: counters.map((counter) => ({ value: counter, label: counter })),
    },
    { name: "person", label: "哪名工作人员", required: false, kind: "line", max: 40 },
    { name: "name", label: "反映人姓名", required: false, kind: "line", max: 50 },
    { name: "phone", label: "反映人手机号", required: false, kind: "line", max: 11 },
  ];
}
