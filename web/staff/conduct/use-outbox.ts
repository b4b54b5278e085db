import { useCallback, useEffect, useRef, useState } from "react";
import { newRequestKey, post } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { conduct } from "./conduct.ts";
import { keepTaps, readTaps, sendTaps, type Tap } from "./outbox.ts";

export interface Refusal {
  tap: Tap;
  message: string;
}

export interface Outbox {
  /** What waits to be sent. */
  taps: readonly Tap[];
  refused: readonly Refusal[];
  /** The line broke at the last try. */
  stuck: boolean;
  tap: (what: Omit<Tap, "requestKey">) => void;
  /** Tries again what waits. */
  send: () => void;
}

const write = ({ path, body, requestKey }: Tap) => post(path, { requestKey, ...body });

/** Taps of one round: kept first, then sent; sent again when the network is back or the page is opened anew. */
export function useOutbox(round: string): Outbox {
  const [taps, setTaps] = useState<readonly Tap[]>(() => readTaps(round));
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  const [stuck, setStuck] = useState(false);
  const waiting = useRef(taps);
  const sending = useRef(false);
  const hold = useCallback(
    (now: readonly Tap[]) => {
      waiting.current = now;
      keepTaps(round, now);
      setTaps(now);
    },
    [round],
  );
  const send = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    const all = await sendTaps(
      () => waiting.current[0],
      write,
      async (tap, message) => {
        // Read anew first, so that what was tapped never looks untapped in between.
        await refresh(`${conduct}/rounds`);
        hold(waiting.current.slice(1));
        if (message !== undefined) setRefused((now) => [...now, { tap, message }]);
      },
    );
    sending.current = false;
    setStuck(!all);
  }, [hold]);
  useEffect(() => {
    const again = () => void send();
    again();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [send]);
  return {
    taps,
    refused,
    stuck,
    send: () => void send(),
    tap: (what) => {
      setRefused([]);
      hold([...waiting.current, { ...what, requestKey: newRequestKey() }]);
      void send();
    },
  };
}
