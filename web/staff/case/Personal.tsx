import { useMutation } from "@tanstack/react-query";
import { createContext, type FormEvent, useContext, useState } from "react";
import { post, type Refused } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Dialog } from "../../shared/ui/Dialog.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { VisuallyHidden } from "../../shared/ui/VisuallyHidden.tsx";

interface Ground {
  number: string;
  /** The reason given last on this page. */
  reason: string;
  setReason: (reason: string) => void;
}

const ReasonContext = createContext<Ground | undefined>(undefined);
export const Reveals = ReasonContext.Provider;

/** A masked value; in full after a reason, which goes into the audit log (R13.5). */
export function Personal({ field, label, text }: { field: string; label: string; text: string }) {
  const [asking, setAsking] = useState(false);
  const [full, setFull] = useState<string>();
  if (!text.includes("*")) return text;
  if (full !== undefined) {
    return (
      <span className="personal">
        {full}
        <button type="button" className="personal-show" onClick={() => setFull(undefined)}>
          收起<VisuallyHidden>{label}</VisuallyHidden>
        </button>
      </span>
    );
  }
  return (
    <span className="personal">
      {text}
      <button type="button" className="personal-show" onClick={() => setAsking(true)}>
        <Icon name="eye" />
        显示全文<VisuallyHidden>：{label}</VisuallyHidden>
      </button>
      {asking && (
        <AskReason
          field={field}
          label={label}
          onShown={(shown) => {
            setFull(shown);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </span>
  );
}

const usual = ["核对身份证件", "电话联系申请人", "制作证照或文书", "邮寄送达"];

function AskReason(props: {
  field: string;
  label: string;
  onShown: (text: string) => void;
  onClose: () => void;
}) {
  const { field, label } = props;
  const ground = useContext(ReasonContext);
  const [reason, setReason] = useState(ground?.reason ?? "");
  const show = useMutation<{ text: string }, Refused>({
    mutationFn: () => post(`/applications/${ground?.number}/reveal`, { field, reason: reason.trim() }),
    onSuccess: ({ text }) => {
      ground?.setReason(reason.trim());
      props.onShown(text);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    show.mutate();
  };
  return (
    <Dialog title={`显示${label}全文`} onClose={props.onClose}>
      <form onSubmit={submit}>
        <TextInput
          id="reason"
          label="为什么要看"
          hint="谁、什么时候、为什么看，都会记入审计日志"
          width="long"
          maxLength={200}
          value={reason}
          onChange={setReason}
          error={show.error?.message}
        />
        <ul className="chips" aria-label="常用的理由">
          {usual.map((each) => (
            <li key={each}>
              <button type="button" className="chip" onClick={() => setReason(each)}>
                {each}
              </button>
            </li>
          ))}
        </ul>
        <div className="btns">
          <Button type="submit" kind="primary" busy={show.isPending}>
            显示全文
          </Button>
          <Button onClick={props.onClose}>不看了</Button>
        </div>
      </form>
    </Dialog>
  );
}
