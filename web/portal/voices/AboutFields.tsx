import type { VoiceChoices } from "#contract/voice.ts";
import { type VoiceAbout, voiceAboutNames, voiceAbouts } from "#contract/voice-words.ts";
import { RadioGroup } from "../../shared/ui/RadioGroup.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import type { Told } from "./report.ts";

interface Props {
  told: Told;
  itemName: string | undefined;
  choices: VoiceChoices | undefined;
  errorOf: (field: string) => string | undefined;
  onChange: (changes: Partial<Told>) => void;
}

/** What it is about, and which one. */
export function AboutFields({ told, itemName, choices, errorOf, onChange }: Props) {
  const offered = voiceAbouts.filter((about) => about !== "item" || told.item !== undefined);
  return (
    <>
      <RadioGroup
        id="about"
        label="关于什么"
        value={told.about}
        options={offered.map((about) => ({
          value: about,
          label: about === "item" ? `事项：${itemName ?? "刚才看的事项"}` : voiceAboutNames[about],
        }))}
        onChange={(about) => onChange({ about: about as VoiceAbout })}
        error={errorOf("about")}
      />
      {told.about === "case" && (
        <TextInput
          id="number"
          label="办件编号"
          optional
          hint="收件凭证和短信里有，记不得可以不填"
          autoComplete="off"
          spellCheck={false}
          value={told.number}
          onChange={(text) => onChange({ number: text.replace(/\s/g, "").toUpperCase() })}
          error={errorOf("number")}
        />
      )}
      {told.about === "counter" && (
        <Select
          id="counter"
          label="哪个窗口"
          empty="请选择"
          value={told.counter}
          options={(choices?.counters ?? []).map((counter) => ({ value: counter, label: counter }))}
          onChange={(counter) => onChange({ counter })}
          error={errorOf("counter")}
        />
      )}
      {told.about === "person" && (
        <TextInput
          id="person"
          label="这名工作人员是谁"
          hint="姓名或工号；记不得可以写窗口和样子"
          autoComplete="off"
          maxLength={40}
          value={told.person}
          onChange={(person) => onChange({ person })}
          error={errorOf("person")}
        />
      )}
      {(told.about === "organ" || told.about === "person") && (
        <Select
          id="organ"
          label="哪个部门"
          optional={told.about === "person"}
          empty={told.about === "person" ? "不清楚" : "请选择"}
          value={told.organ}
          options={(choices?.organs ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(organ) => onChange({ organ })}
          error={errorOf("organ")}
        />
      )}
    </>
  );
}
