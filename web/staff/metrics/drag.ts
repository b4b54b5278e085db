/** Dragging by mouse, pen or finger: what is gripped follows the pointer, and falls on the zone beneath it. */
import { type MouseEvent, type PointerEvent, useRef, useState } from "react";

export interface Held<Piece> {
  piece: Piece;
  /** Where the pointer is, in the window. */
  x: number;
  y: number;
  /** Zone beneath the pointer that takes it. */
  zone: string | undefined;
}

/** A press that moves less is a press. */
const leastPx = 6;

/**
 * @param takes whether a zone takes a piece. Zones carry `data-zone`.
 * @returns what is held now, and what to spread on a button that can be dragged; pressing it does the same without a drag.
 */
export function useDrag<Piece>(
  takes: (piece: Piece, zone: string) => boolean,
  onDrop: (piece: Piece, zone: string) => void,
) {
  const [held, setHeld] = useState<Held<Piece>>();
  const press = useRef<{ x: number; y: number; dragged: boolean }>(undefined);
  const zoneAt = (piece: Piece, { clientX, clientY }: PointerEvent) => {
    const found = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-zone]");
    const zone = found?.dataset.zone;
    return zone !== undefined && takes(piece, zone) ? zone : undefined;
  };
  const grip = (piece: Piece, onPress: () => void) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || !event.isPrimary) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      press.current = { x: event.clientX, y: event.clientY, dragged: false };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = press.current;
      if (!from || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
      const { clientX: x, clientY: y } = event;
      from.dragged ||= Math.hypot(x - from.x, y - from.y) >= leastPx;
      if (from.dragged) setHeld({ piece, x, y, zone: zoneAt(piece, event) });
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const zone = press.current?.dragged ? zoneAt(piece, event) : undefined;
      setHeld(undefined);
      if (zone !== undefined) onDrop(piece, zone);
    },
    onPointerCancel: () => setHeld(undefined),
    // The press that ends a drag is none; one by keyboard (`detail` 0) always is.
    onClick: ({ detail }: MouseEvent) => {
      if (detail === 0 || !press.current?.dragged) onPress();
    },
  });
  return { held, grip };
}
