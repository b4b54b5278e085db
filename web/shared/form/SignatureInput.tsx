import { useEffect, useRef, useState } from "react";
import type { Signature } from "#contract/form.ts";
import { dayWords } from "#server/kernel/answer-words.ts";
import { upload } from "../api.ts";
import { Button } from "../ui/Button.tsx";
import { CheckboxGroup } from "../ui/CheckboxGroup.tsx";
import { focusField } from "../ui/ErrorSummary.tsx";
import { FieldGroup, type FieldProps } from "../ui/Field.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { useLatest } from "../use-latest.ts";
import { todayAt } from "../words.ts";
import { SignaturePad } from "./SignaturePad.tsx";
import "./signature.css";

type Typed = Extract<Signature, { way: "typed" }>;

const ways = [
  { value: "drawn", label: "手写" },
  { value: "typed", label: "键入姓名" },
];

const confirmation = [{ value: "own", label: "这是我本人的签名，以上内容我看过并且认可" }];

/** A signature: drawn and confirmed, or, without a pointer, the name typed and confirmed. Either can be done again. */
export function SignatureInput(
  props: FieldProps & {
    id: string;
    label: string;
    signature: Signature | undefined;
    onChange: (signature: Signature | null) => void;
  },
) {
  const { signature, onChange, error, ...group } = props;
  const [way, setWay] = useState<string>(signature?.way ?? "drawn");
  const { busy, trouble, send } = useSending(onChange);
  const drawn = signature?.way === "drawn" ? signature : undefined;
  useFocusOf(props.id, drawn !== undefined);
  const choose = (next: string) => {
    setWay(next);
    if (signature) onChange(null);
  };
  return (
    <FieldGroup {...group} error={trouble ?? error} className="signature">
      {({ id }) => (
        <>
          {drawn ? (
            <Drawn id={id} label={props.label} file={drawn.file} onRedo={() => onChange(null)} />
          ) : (
            <RadioGroup
              id={`${id}-way`}
              label="签名方式"
              inline
              options={ways}
              value={way}
              onChange={choose}
            />
          )}
          {!drawn && way === "drawn" && (
            <SignaturePad label={props.label} busy={busy} onDone={(picture) => void send(picture)} />
          )}
          {!drawn && way === "typed" && (
            <TypedName id={id} signature={signature as Typed | undefined} onChange={onChange} />
          )}
          <p role="status" className="signature-status">
            {signature?.on === undefined ? "还没有签名" : `已签名，${dayWords(signature.on)}`}
          </p>
        </>
      )}
    </FieldGroup>
  );
}

function Drawn(props: { id: string; label: string; file: string; onRedo: () => void }) {
  return (
    <>
      <img
        className="signature-picture"
        src={`/api/files/${props.file}`}
        alt={`${props.label}：手写的签名`}
      />
      <Button id={`${props.id}-redo`} onClick={props.onRedo}>
        重签
      </Button>
    </>
  );
}

/** A name that is changed has to be confirmed again. */
function TypedName(props: {
  id: string;
  signature: Typed | undefined;
  onChange: (signature: Signature | null) => void;
}) {
  const { id, signature, onChange } = props;
  const name = signature?.name ?? "";
  const confirm = (confirmed: boolean) =>
    onChange({ way: "typed", name, ...(confirmed && { on: todayAt(new Date()) }) });
  return (
    <>
      <TextInput
        id={`${id}-name`}
        label="姓名"
        hint="写签名人的真实姓名，和身份证上一致"
        width="middle"
        maxLength={60}
        value={name}
        onChange={(text) => onChange(text === "" ? null : { way: "typed", name: text })}
      />
      <CheckboxGroup
        id={`${id}-confirmed`}
        label="确认"
        options={confirmation}
        value={signature?.on === undefined ? [] : ["own"]}
        onChange={(ticked) => confirm(ticked.length > 0)}
      />
    </>
  );
}

/** Brings the picture of a drawn signature; once it has arrived it is the answer. */
function useSending(onChange: (signature: Signature) => void) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const latest = useLatest(onChange);
  const send = async (picture: Blob) => {
    setBusy(true);
    setTrouble(undefined);
    try {
      const { id } = await upload(new File([picture], "签名.png", { type: "image/png" }), () => {});
      latest.current({ way: "drawn", file: id, on: todayAt(new Date()) });
    } catch (refused) {
      setTrouble(refused instanceof Error ? refused.message : "签名没有传上，请再试一次");
    } finally {
      setBusy(false);
    }
  };
  return { busy, trouble, send };
}

/** What was pressed is gone once it is signed, or to be signed again: the focus goes to what took its place. */
function useFocusOf(id: string, isDrawn: boolean) {
  const was = useRef(isDrawn);
  useEffect(() => {
    if (was.current === isDrawn) return;
    was.current = isDrawn;
    focusField(isDrawn ? `${id}-redo` : `${id}-way`);
  }, [id, isDrawn]);
}
