import { useEffect, useState } from "react";
import { type QrDrawing, qrOf } from "./qr.ts";
import { useLatest } from "./use-latest.ts";
import "./qr-code.css";

/** A code to scan; `label` says what for, to those who hear the page. Its size comes from the page's `.qr`. */
export function QrCode(props: {
  text: string;
  label: string;
  /** It stands on the page: time to print. */
  onDrawn?: () => void;
}) {
  const { text, label, onDrawn } = props;
  const [drawing, setDrawing] = useState<QrDrawing>();
  const drawn = useLatest(onDrawn);
  useEffect(() => {
    let wanted = true;
    void qrOf(text).then((made) => wanted && setDrawing(made));
    return () => {
      wanted = false;
    };
  }, [text]);
  useEffect(() => {
    if (drawing) drawn.current?.();
  }, [drawing, drawn]);
  if (!drawing) return <div className="qr" aria-hidden="true" />;
  return (
    <svg className="qr" viewBox={`0 0 ${drawing.side} ${drawing.side}`} role="img" aria-label={label}>
      <path d={drawing.path} />
    </svg>
  );
}
