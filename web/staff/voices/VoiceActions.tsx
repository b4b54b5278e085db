import { useState } from "react";
import type { ActAnswer, AllowedAction } from "#contract/case.ts";
import type { StaffVoice } from "#contract/voice.ts";
import { voiceCodeNames } from "#contract/voice-words.ts";
import { post } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { actionForm } from "../case/action-fields.ts";
import type { AskedField, Choice } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { listOf } from "./lists.ts";

/** What may be done now, each with its form in a dialog. */
export function VoiceActions({ voice, onDone }: { voice: StaffVoice; onDone: (words: string) => void }) {
  const [acting, setActing] = useState<AllowedAction>();
  if (voice.allowed.length === 0) return <p className="soft">您现在没有要办的。</p>;
  return (
    <>
      <div className="btns">
        {voice.allowed.map((action, at) => (
          <Button
            key={action.id}
            kind={action.grave ? "danger" : at === 0 ? "primary" : "plain"}
            onClick={() => setActing(action)}
          >
            {action.button}
          </Button>
        ))}
      </div>
      {acting && (
        <CommandDialog<ActAnswer>
          key={acting.id}
          title={acting.button}
          action={acting.button}
          grave={acting.grave}
          fields={fieldsOf(acting, voice)}
          send={(data, requestKey) =>
            post(`/staff/voices/${voice.number}/acts/${acting.id}`, {
              requestKey,
              version: voice.version,
              data,
            })
          }
          onDone={() => {
            void refresh(`/staff${listOf(voice.kind).path}`, "/staff/inbox");
            setActing(undefined);
            onDone(acting.button);
          }}
          onClose={() => setActing(undefined)}
        />
      )}
    </>
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
