import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import "./dialog.css";

export interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons below; the first is the one that goes on. */
  actions?: ReactNode;
  wide?: boolean;
}

/** The browser's own modal dialog: keeps the focus inside, closes on Escape, gives the focus back. */
export function Dialog({ title, onClose, children, actions, wide }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      className={wide ? "dialog wide" : "dialog"}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={heading}>{title}</h2>
        <button type="button" className="dialog-close" aria-label="关闭" onClick={onClose}>
          <Icon name="cross" />
        </button>
      </div>
      {children}
      {actions && <div className="btns">{actions}</div>}
    </dialog>
  );
}

/** Asks once before something grave, naming what will happen. */
export function ConfirmDialog(props: {
  title: string;
  children: ReactNode;
  /** What the button does: “撤回申请”. */
  action: string;
  /** What the other button says; absent: “先不撤回申请”. */
  leave?: string;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      actions={
        <>
          <Button kind="danger" busy={props.busy ?? false} onClick={props.onConfirm}>
            {props.action}
          </Button>
          <Button onClick={props.onClose}>{props.leave ?? `先不${props.action}`}</Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
