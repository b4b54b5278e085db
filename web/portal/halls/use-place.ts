/** Where the reader is, if they let the browser say so. It stays in this page: nothing of it is sent. */
import { useState } from "react";
import type { Place } from "#server/kernel/sites/distance.ts";

export interface PlaceState {
  place?: Place | undefined;
  asking: boolean;
  refused?: string | undefined;
  ask: () => void;
  forget: () => void;
}

const reasons: Record<number, string> = {
  1: "您没有允许使用位置。请在上面选乡镇和村。",
  2: "手机现在找不到位置。请在上面选乡镇和村。",
  3: "找位置花的时间太长了。请再试，或者在上面选乡镇和村。",
};

export function usePlace(): PlaceState {
  const [state, setState] = useState<Pick<PlaceState, "place" | "asking" | "refused">>({ asking: false });
  const ask = () => {
    if (!navigator.geolocation) return setState({ asking: false, refused: reasons[2] });
    setState({ asking: true });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setState({ asking: false, place: { lon: coords.longitude, lat: coords.latitude } }),
      ({ code }) => setState({ asking: false, refused: reasons[code] ?? reasons[2] }),
      { timeout: 10_000, maximumAge: 60_000 },
    );
  };
  return { ...state, ask, forget: () => setState({ asking: false }) };
}
