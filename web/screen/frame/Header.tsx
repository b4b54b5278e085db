import { useEffect, useState } from "react";
import type { ScreenPlan } from "#contract/screen.ts";
import type { HallLive } from "../../shared/hall-stream.ts";
import { dateWords, todayAt } from "../../shared/words.ts";
import type { SoundState } from "../sound/announcer.ts";
import type { SoundLevel } from "./local-sound.ts";
import { SoundControl } from "./SoundControl.tsx";

/** Whose screen it is, the time, whether it is live, whether it speaks. */
export function Header(props: {
  plan: ScreenPlan;
  zone: string | undefined;
  live: HallLive;
  sound: SoundState;
  level: SoundLevel;
  onLevel: (level: SoundLevel) => void;
  onOpenSound: () => Promise<void>;
}) {
  const { plan, zone, live } = props;
  const zoneName = plan.zones.find(({ id }) => id === zone)?.name;
  return (
    <>
      <header className="screen-head">
        <h1>
          {plan.hall.name}
          {zoneName && <span>{zoneName}</span>}
        </h1>
        <Clock />
        <SoundControl
          sound={props.sound}
          level={props.level}
          onLevel={props.onLevel}
          onOpen={props.onOpenSound}
        />
        <LiveMark live={live} />
      </header>
      {live === "lost" && (
        <p className="screen-lost" role="alert">
          网络断了，屏幕上的号码可能不是最新的，请留意窗口的叫号。正在重新连接…
        </p>
      )}
    </>
  );
}

function LiveMark({ live }: { live: HallLive }) {
  const words = { connecting: "正在连接", live: "实时", lost: "未连上" };
  return (
    <p className="screen-live" data-live={live}>
      {words[live]}
    </p>
  );
}

function Clock() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000);
    return () => clearInterval(timer);
  }, []);
  const time = now.toLocaleTimeString("zh-CN", {
    timeZone: "Asia/Shanghai",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (
    <p className="screen-clock">
      <span>{dateWords(todayAt(now))}</span>
      <time>{time}</time>
    </p>
  );
}
