import { type RefObject, useEffect } from "react";

/** The receipt of one application: a written paper of its case, printed as soon as it is there. */
export function Receipt(props: {
  number: string;
  frame: RefObject<HTMLIFrameElement | null>;
  onLoad: () => void;
}) {
  const address = `/api/documents/${props.number}/1.pdf`;
  return (
    <>
      <p>
        <a href={address} target="_blank" rel="noreferrer">
          没有打印出来？在新窗口打开收件凭证（PDF）
        </a>
      </p>
      <iframe
        ref={props.frame}
        className="received-receipt"
        src={address}
        title="收件凭证"
        onLoad={props.onLoad}
      />
    </>
  );
}

/** The page itself is the receipt of a whole, whose parts each have a number of their own. */
export function usePrintedOnce(wanted: boolean): void {
  useEffect(() => {
    if (wanted) window.print();
  }, [wanted]);
}
