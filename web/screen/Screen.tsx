import { useCallback, useRef } from "react";
import type { DeviceState } from "#contract/devices.ts";
import { useDevice } from "../shared/device/device.ts";
import { Enrol } from "../shared/device/Enrol.tsx";
import { hallOf } from "./address.ts";
import { Starting } from "./frame/Starting.tsx";
import { HallScreen } from "./HallScreen.tsx";
import type { SoundState } from "./sound/announcer.ts";

/**
 * A screen shows the hall of its address; without one, the hall it was enrolled in. An enrolled one says every half
 * minute whether it can be heard.
 */
export function Screen() {
  const named = hallOf(location.pathname);
  const heard = useRef<SoundState>("loading");
  const hear = useCallback((state: SoundState) => {
    heard.current = state;
  }, []);
  const { device } = useDevice("screen", () => stateOf(heard.current));
  const hall = named ?? device?.hall;
  if (device?.locked !== undefined) return <Starting trouble={device.locked} />;
  if (hall !== undefined) return <HallScreen key={hall} hall={hall} onSound={hear} />;
  return device === null ? <Enrol kind="screen" /> : <Starting />;
}

const stateOf = (sound: SoundState): DeviceState => ({
  ...{ version: __TONGBAN_VERSION__, paper: "none", page: "screen" },
  sound: sound === "on" ? "on" : sound === "off" ? "off" : "none",
});
