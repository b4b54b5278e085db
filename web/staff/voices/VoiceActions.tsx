import type { ActAnswer, AllowedAction } from "#contract/case.ts";
import type { StaffVoice } from "#contract/voice.ts";
import { voiceCodeNames } from "#contract/voice-words.ts";
import { post } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { actionForm } from "../case/action-fields.ts";
import type { AskedField, Choice } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { NextActions } from "../parts/NextActions.tsx";
import { listOf } from "./lists.ts";

/** What may be done now, each with its form in a dialog. */
export function VoiceActions({ voice, onDone }: { voice: StaffVoice; onDone: (words: string) => void }) {
  return (
    <NextActions
      allowed={voice.allowed}
      ask={(action, close) => (
        <CommandDialog<ActAnswer>
          key={action.id}
          title={action.button}
          action={action.button}
          grave={action.grave}
          fields={fieldsOf(action, voice)}
          send={(data, requestKey) =>
            post(`/staff/voices/${voice.number}/acts/${action.id}`, {
              requestKey,
              version: voice.version,
              data,
            })
          }
          onDone={() => {
            void refresh(`/staff${listOf(voice.kind).path}`, "/staff/inbox");
            close();
            onDone(action.button);
          }}
          onClose={close}
        />
      )}
    />
  );
}

/** The same code may mean something else in a case of another type. */
const inWords = ({ value, label }: Choice): Choice => ({ value, label: voiceCodeNames[value] ?? label });

/** An organ is chosen, not typed. */
function fieldsOf(action: AllowedAction, { organs }: StaffVoice): AskedField[] {
  return actionForm(action.data).fields.map((field): AskedField => {
    if (field.kind === "choice") return { ...field, options: field.options.map(inWords) };
    if (field.name !== "owner") return field;
    const { name, label, required } = field;
    const options = organs.map((organ) => ({ value: organ.code, label: organ.name }));
    return { name, label, required, kind: "choice", options };
  });
}
