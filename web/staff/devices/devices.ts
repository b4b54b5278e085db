/** Devices in words. Pure. */
import { type DeviceView, deviceKindNames } from "#contract/devices.ts";
import type { TagKind } from "../../shared/ui/Tag.tsx";
import type { AskedField } from "../form/asked.ts";
import { hallChoices, type Places } from "../people/people.ts";

export const path = "/staff/devices";

export function deviceFields(places: Places): AskedField[] {
  return [
    {
      name: "name",
      label: "名称",
      kind: "line",
      max: 60,
      required: true,
      hint: "写清放在哪里，例如“一楼东侧自助机”",
    },
    {
      ...{ name: "kind", label: "类型", kind: "choice", required: true },
      options: Object.entries(deviceKindNames).map(([value, label]) => ({ value, label })),
    },
    { name: "hall", label: "放在哪个大厅", kind: "choice", options: hallChoices(places), required: true },
    {
      ...{ name: "counter", label: "窗口编号", kind: "line", max: 40, required: false },
      hint: "只有窗口平板要填，例如 A03",
    },
  ];
}

export const standingWords: Record<DeviceView["standing"], { kind: TagKind; word: string }> = {
  waiting: { kind: "waiting", word: "还没连上" },
  live: { kind: "good", word: "在线" },
  silent: { kind: "warning", word: "没有消息" },
  closed: { kind: "ended", word: "已停用" },
};

const paperWords = { ok: "纸够", low: "纸快用完", out: "没有纸", none: undefined };
const soundWords = { on: undefined, off: "声音没开", none: undefined };

/** What a device said of itself that somebody should know; `attention`: somebody should go there. */
export function stateWords(device: DeviceView, version: string): { words: string[]; attention: boolean } {
  const { state } = device;
  if (!state || device.closed) return { words: [], attention: false };
  const other = state.version !== version ? `旧版本 ${state.version}，请刷新` : undefined;
  const words = [paperWords[state.paper], soundWords[state.sound], other];
  const attention =
    state.paper === "low" || state.paper === "out" || state.sound === "off" || other !== undefined;
  return { words: words.filter((word) => word !== undefined), attention };
}

/** “6 台设备：4 台在线，1 台没有消息，1 台暂停使用”. */
export function summaryWords(devices: readonly DeviceView[]): string {
  const count = (test: (device: DeviceView) => boolean) => devices.filter(test).length;
  const parts: [number, string][] = [
    [count(({ standing }) => standing === "live"), "在线"],
    [count(({ standing }) => standing === "silent"), "没有消息"],
    [count(({ standing }) => standing === "waiting"), "还没连上"],
    [count(({ locked }) => locked !== undefined), "暂停使用"],
    [count(({ state }) => state?.paper === "out"), "没有纸"],
  ];
  const words = parts.filter(([n]) => n > 0).map(([n, word]) => `${n} 台${word}`);
  return `${devices.length} 台设备${words.length > 0 ? `：${words.join("，")}` : ""}`;
}
