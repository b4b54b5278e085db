/** What the forms of the screens ask, and how their answers become settings and notices. Pure. */
import type { KeptNotice, ScreenSettings, ScreensView } from "#contract/screen.ts";
import { todayAt } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import type { Filled } from "../form/filled.ts";

export const path = "/staff/screens";

/** No zone is called so: the whole hall. */
const WHOLE = "*";

const paneNames = {
  called: "叫号",
  waiting: "等候人数",
  map: "大厅地图",
  notices: "公告",
  today: "今日大厅",
} as const;

const choices = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

export const settingFields = (zones: ScreensView["zones"]): AskedField[] => [
  {
    ...{ name: "panes", label: "显示什么", required: true, kind: "several", options: choices(paneNames) },
    hint: "第一项最大",
  },
  {
    ...{ name: "arrangement", label: "几项怎么放", required: true, kind: "choice" },
    options: choices({ split: "分屏，同时显示", rotate: "轮流显示" }),
  },
  { name: "seconds", label: "轮流时每项几秒", required: true, kind: "number", min: 5, max: 300 },
  {
    ...{ name: "zone", label: "哪个区", required: true, kind: "choice" },
    options: [
      { value: WHOLE, label: "整个大厅" },
      ...zones.map(({ id, name }) => ({ value: id, label: name })),
    ],
    hint: "选了一个区，就只显示、只念这个区的号",
  },
  {
    ...{ name: "theme", label: "底色", required: true, kind: "choice" },
    options: choices({ dark: "深色", light: "浅色" }),
  },
  { name: "on", label: "念出叫到的号码", required: false, kind: "tick" },
  { name: "volume", label: "音量（0 到 100）", required: true, kind: "number", min: 0, max: 100 },
  { name: "times", label: "每个号念几遍", required: true, kind: "number", min: 1, max: 3 },
  {
    ...{ name: "voice", label: "谁来念", required: true, kind: "choice" },
    options: choices({ clips: "大厅的录音", system: "电脑自带的中文语音，没有时用录音" }),
  },
];

export function filledOf({ sound, zone = WHOLE, ...settings }: ScreenSettings): Filled {
  return { ...settings, zone, ...sound };
}

/** The form answered, as settings; the former settings keep the order of the panes that stay. */
export function settingsOf(data: Record<string, unknown>, before: ScreenSettings): ScreenSettings {
  const { on = false, volume, times, voice, zone, panes, ...rest } = data;
  const chosen = panes as ScreenSettings["panes"];
  const kept = before.panes.filter((pane) => chosen.includes(pane));
  const settings = {
    ...{ ...rest, panes: [...kept, ...chosen.filter((pane) => !kept.includes(pane))] },
    ...(zone !== WHOLE && { zone }),
    sound: { on, volume, times, voice },
  };
  return settings as ScreenSettings;
}

/** “叫号、等候人数，分屏，企业服务区，声音 80”. */
export function settingWords(settings: ScreenSettings, zones: ScreensView["zones"]): string {
  const { panes, arrangement, seconds, zone, sound } = settings;
  const zoneName = zones.find(({ id }) => id === zone)?.name ?? "整个大厅";
  const several = panes.length > 1 && (arrangement === "split" ? "分屏" : `轮流，每项 ${seconds} 秒`);
  const heard = sound.on ? `声音 ${sound.volume}` : "静音";
  return [panes.map((pane) => paneNames[pane]).join("、"), several, zoneName, heard]
    .filter(Boolean)
    .join("，");
}

export const noticeFields = (today: string): AskedField[] => [
  { name: "title", label: "标题", required: true, kind: "line", max: 30, hint: "写短一点，远处也能看清" },
  { name: "text", label: "内容", required: true, kind: "paragraph", max: 200 },
  { name: "from", label: "从哪天起显示", required: true, kind: "date" },
  {
    name: "until",
    label: "显示到哪天",
    required: true,
    kind: "date",
    min: today,
    hint: "过了这一天自动撤下",
  },
  { name: "urgent", label: "重要：叫号时也在屏幕下方显示", required: false, kind: "tick" },
];

export function noticeStart(notice: KeptNotice | undefined, today: string): Filled {
  if (!notice) return { from: today, until: today, urgent: false };
  const { title, text, urgent, from, until } = notice;
  return { title, text, urgent, from: dayOf(from), until: dayOf(until, -1) };
}

/** Whole days of the county: from the beginning of the first to the end of the last. */
export function noticeBody(data: Record<string, unknown>): Record<string, unknown> {
  const { from, until, urgent = false, ...words } = data;
  return {
    ...words,
    urgent,
    from: `${from}T00:00:00+08:00`,
    until: `${nextDay(String(until))}T00:00:00+08:00`,
  };
}

const dayOf = (instant: string, offsetMs = 0) => todayAt(new Date(Date.parse(instant) + offsetMs));

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3_600_000).toISOString().slice(0, 10);
}

export const stateNames: Record<KeptNotice["state"], string> = {
  coming: "还没开始",
  shown: "正在显示",
  over: "已撤下",
};
