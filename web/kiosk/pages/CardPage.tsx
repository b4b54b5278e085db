import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { CardRead, KioskHome } from "#contract/kiosk.ts";
import { post, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Big, Do, Say, Trouble } from "../parts.tsx";
import { useKiosk } from "../person.tsx";
import { say } from "../voice.ts";

/** How often the reader is asked while a card is waited for. */
const lookMs = 1500;

/** Card, then face: one after the other, each a page of its own. */
export function CardPage({ onDone }: { onDone: () => void }) {
  const { home, setHome } = useKiosk();
  const card = useMutation<CardRead, Refused>({ mutationFn: () => post<CardRead>("/kiosk/card") });
  const face = useMutation<KioskHome, Refused, string>({
    mutationFn: (sealed) => post<KioskHome>("/kiosk/sign-in", { card: sealed }),
    onSuccess: (known) => {
      setHome(known);
      void refresh("/kiosk");
      onDone();
    },
  });
  const waiting = !card.data && home.reader === undefined;
  useAgain(waiting && !card.isPending, card.mutate);
  if (home.reader !== undefined)
    return (
      <>
        <Say title="现在不能刷身份证" icon="card" />
        <Do>
          <Trouble message={home.reader} />
        </Do>
      </>
    );
  if (!card.data) return <AskCard refused={card.error} />;
  return (
    <>
      <Say title={`${card.data.name}，请看镜头`} icon="camera">
        摘下口罩和帽子，站正，脸对着镜头
      </Say>
      <Do>
        {face.error && <Trouble message={face.error.message} />}
        <Big
          name={face.error ? "再看一次镜头" : "我看好了"}
          icon="camera"
          main
          busy={face.isPending}
          onPress={() => face.mutate(card.data.card)}
        />
        <Big
          name="换一张身份证"
          icon="card"
          onPress={() => {
            face.reset();
            card.reset();
          }}
        />
      </Do>
    </>
  );
}

function AskCard({ refused }: { refused: Refused | null }) {
  useEffect(() => say("请把身份证放在读卡区"), []);
  // Nothing on the reader yet is what is waited for, and no trouble.
  const trouble = refused && refused.code !== "kiosk-no-card" ? refused : undefined;
  return (
    <>
      <Say title="请放身份证" icon="card">
        平放在下面亮灯的读卡区，不要拿走
      </Say>
      <Do>
        {trouble && <Trouble message={trouble.message} />}
        <div className="told center" role="status">
          <p>正在等身份证…</p>
        </div>
      </Do>
    </>
  );
}

function useAgain(wanted: boolean, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  const first = useRef(true);
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(() => latest.current(), first.current ? 0 : lookMs);
    first.current = false;
    return () => clearTimeout(timer);
  }, [wanted]);
}
