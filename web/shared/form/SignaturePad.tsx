import { type PointerEvent, useRef, useState } from "react";
import { Button } from "../ui/Button.tsx";

/** Dots of the picture, whatever size the pad has on the screen. */
const size = { width: 900, height: 300 };

/** A pad to sign on with a finger, a pen or the mouse. Nothing is a signature before it is confirmed. */
export function SignaturePad(props: { label: string; busy: boolean; onDone: (picture: Blob) => void }) {
  const { label, busy, onDone } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [inked, setInked] = useState(false);
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const pen = penOf(event.currentTarget, inked);
    pen?.beginPath();
    pen?.moveTo(...dotAt(event));
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const pen = event.currentTarget.getContext("2d");
    pen?.lineTo(...dotAt(event));
    pen?.stroke();
    setInked(true);
  };
  const clear = () => {
    canvas.current?.getContext("2d")?.clearRect(0, 0, size.width, size.height);
    setInked(false);
  };
  const done = () => canvas.current?.toBlob((picture) => picture && onDone(picture), "image/png");
  return (
    <>
      <canvas
        {...size}
        ref={canvas}
        className="signature-pad"
        role="img"
        aria-label={`${label}的签名框，${inked ? "写了字" : "空白"}。不方便手写的，请选“键入姓名”`}
        onPointerDown={begin}
        onPointerMove={draw}
      />
      <div className="btns">
        <Button disabled={!inked} busy={busy} onClick={done}>
          用这个签名
        </Button>
        <Button kind="quiet" disabled={!inked || busy} onClick={clear}>
          清除
        </Button>
      </div>
    </>
  );
}

/** Paper under a first stroke, so that the picture is the same wherever it is looked at. */
function penOf(canvas: HTMLCanvasElement, inked: boolean): CanvasRenderingContext2D | null {
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  if (!inked) {
    pen.fillStyle = "white";
    pen.fillRect(0, 0, size.width, size.height);
  }
  Object.assign(pen, { lineWidth: 7, lineCap: "round", lineJoin: "round", strokeStyle: "black" });
  return pen;
}

function dotAt({ currentTarget, clientX, clientY }: PointerEvent<HTMLCanvasElement>): [number, number] {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return [((clientX - left) * size.width) / width, ((clientY - top) * size.height) / height];
}
