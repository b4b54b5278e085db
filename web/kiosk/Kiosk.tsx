import { useEffect, useRef, useState } from "react";
import type { DeviceState } from "#contract/devices.ts";
import type { KioskHome } from "#contract/kiosk.ts";
import { useDevice } from "../shared/device/device.ts";
import { Enrol } from "../shared/device/Enrol.tsx";
import { useRead } from "../shared/query.tsx";
import { AtWork } from "./AtWork.tsx";
import { Cover } from "./frame/Cover.tsx";
import { hasVoice } from "./voice.ts";

/** How often an idle kiosk asks whether the hall has opened, or its printer has paper again. */
const lookSeconds = 10;

/** The whole kiosk: not enrolled, locked, cut off, or at work. */
export function Kiosk() {
  const state = useRef<Pick<DeviceState, "paper" | "page">>({ paper: "none", page: "start" });
  const { device, live } = useDevice("kiosk", () => ({
    ...{ ...state.current, version: __TONGBAN_VERSION__ },
    sound: hasVoice() ? ("on" as const) : ("none" as const),
  }));
  const usable = device !== undefined && device !== null && device.locked === undefined;
  const home = useRead<KioskHome>("/kiosk", { enabled: usable, every: lookSeconds });
  const [kept, setKept] = useState<KioskHome>();
  // What a page was just told is newer than what was read before it.
  useEffect(() => setKept(home.data), [home.data]);
  if (device === undefined && live) return <main id="main" aria-busy="true" />;
  if (device === null) return <Enrol kind="kiosk" />;
  if (device?.locked !== undefined)
    return (
      <Cover icon="cross" title="暂停使用" words={`${device.locked}。请用旁边的机器，或者到窗口办理。`} />
    );
  const known = kept ?? home.data;
  if (!known) {
    if (!live || home.isError)
      return <Cover icon="plug" title="连不上" words="机器正在重新连接。请用旁边的机器，或者到窗口办理。" />;
    return <main id="main" aria-busy="true" />;
  }
  state.current.paper = known.paper;
  return (
    <AtWork
      home={known}
      live={live && !home.isError}
      onHome={setKept}
      onPage={(page) => {
        state.current.page = page;
      }}
    />
  );
}
