import { useState } from "react";
import type { ActAnswer, AllowedAction } from "#contract/case.ts";
import type { StaffFreeOrder } from "#contract/free-services.ts";
import { freeProofNames, freeReasonNames } from "#contract/free-words.ts";
import { post, upload } from "../../shared/api.ts";
import { FileInput } from "../../shared/ui/FileInput.tsx";
import { actionForm } from "../case/action-fields.ts";
import type { AskedField, Choice } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { NextActions } from "../parts/NextActions.tsx";

interface Props {
  order: StaffFreeOrder;
  onDone: (words: string) => void;
}

/** What may be done now, each with its form in a dialog; what is usual first. */
export function OrderActions({ order, onDone }: Props) {
  const shown = order.allowed.filter(({ id }) => id !== "assign" || order.suppliers.length > 0);
  return (
    <NextActions
      allowed={shown}
      ask={(action, close) => (
        <ActDialog
          key={action.id}
          order={order}
          action={action}
          onDone={(words) => {
            close();
            onDone(words);
          }}
          onClose={close}
        />
      )}
    />
  );
}

function ActDialog(props: Props & { action: AllowedAction; onClose: () => void }) {
  const { order, action } = props;
  const [photo, setPhoto] = useState<string>();
  return (
    <CommandDialog<ActAnswer>
      title={action.button}
      action={action.button}
      grave={action.grave}
      fields={fieldsOf(action, order)}
      send={(data, requestKey) =>
        post(`/staff/free-services/orders/${order.number}/acts/${action.id}`, {
          ...{ requestKey, version: order.version },
          data: photo === undefined ? data : { ...data, photo },
        })
      }
      onDone={() => props.onDone(action.button)}
      onClose={props.onClose}
    >
      {action.id === "deliver" && (
        <Photo megabytes={order.photoMegabytes} taken={photo !== undefined} onTaken={setPhoto} />
      )}
    </CommandDialog>
  );
}

/** One photo, sent as soon as it is taken; needed only where it is the proof. */
function Photo(props: { megabytes: number; taken: boolean; onTaken: (id: string) => void }) {
  const [progress, setProgress] = useState<number>();
  const [trouble, setTrouble] = useState<string>();
  const send = async (file: File | undefined) => {
    if (!file) return;
    setTrouble(undefined);
    setProgress(0);
    try {
      props.onTaken((await upload(file, setProgress, "/staff/free-services/photos")).id);
    } catch (refused) {
      setTrouble(refused instanceof Error ? refused.message : "照片没有传上，请再试一次");
    }
    setProgress(undefined);
  };
  return (
    <FileInput
      label="送达照片"
      hint="用照片证明送达的，先传照片"
      optional
      accept=".jpg,.jpeg,.png"
      largest={props.megabytes * 1024 * 1024}
      progress={progress}
      prompt={props.taken ? "照片已传，换一张" : "拍照或选择照片"}
      error={trouble}
      onChoose={([file]) => void send(file)}
    />
  );
}

const inWords = ({ value, label }: Choice): Choice => ({
  value,
  label: freeReasonNames[value] ?? freeProofNames[value] ?? label,
});

/** A supplier is chosen, not typed; the photo has a control of its own. */
function fieldsOf({ data }: AllowedAction, { suppliers }: StaffFreeOrder): AskedField[] {
  return actionForm(data, ["photo"]).fields.map((field): AskedField => {
    if (field.kind === "choice") return { ...field, options: field.options.map(inWords) };
    if (field.name !== "supplier") return field;
    const { name, label, required } = field;
    const options = suppliers.map((one) => ({ value: one.id, label: one.name }));
    return { name, label, required, kind: "choice", options };
  });
}
