import type { ReactNode } from "react";
import { Button } from "../../shared/ui/Button.tsx";
import { Dialog } from "../../shared/ui/Dialog.tsx";

/** Something secret that is shown once, to be handed over. */
export function HandOver(props: {
  title: string;
  secret: string;
  /** What was done with it when the window is closed: “已经交给本人”. */
  done: string;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      actions={
        <Button kind="primary" onClick={props.onClose}>
          {`${props.done}，关闭`}
        </Button>
      }
    >
      {props.children}
      <p>
        <code className="secret">{props.secret}</code>
      </p>
    </Dialog>
  );
}
