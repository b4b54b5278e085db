/** What people call the places of facts. */
import type { Dimension } from "#contract/metric.ts";
import { nameOfItem } from "#server/modules/items/index.ts";
import { counterNames, hallNames, organNames } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";

/** `-` stands for none. */
const noneOf: Partial<Record<Dimension, string>> = {
  organ: "不分机构",
  item: "不属于事项",
  hall: "网上或者不在大厅",
  counter: "不在窗口",
  staff: "系统或者群众自己",
  channel: "没有渠道",
};

const channelNames: Record<string, string> = {
  ...{ portal: "网上", counter: "窗口", kiosk: "自助机", guide: "导办台", phone: "手机", web: "网上" },
  ...{ village: "村（社区）", point: "服务点", tablet: "窗口平板", qr: "扫码", sms: "短信", call: "电话" },
};

export const channelName = (id: string) => channelNames[id] ?? id;

export async function namesFor(
  services: Services,
  division: string,
  by: Dimension,
  ids: readonly string[],
): Promise<(id: string) => string> {
  const names = await namesOf(
    services,
    division,
    by,
    ids.filter((id) => id !== "-"),
  );
  return (id) => (id === "-" ? (noneOf[by] ?? "无") : names(id));
}

async function namesOf(
  services: Services,
  division: string,
  by: Dimension,
  ids: readonly string[],
): Promise<(id: string) => string> {
  const { db } = services;
  const named = (names: ReadonlyMap<string, string>) => (id: string) => names.get(id) ?? id;
  if (by === "organ") {
    const organs = await organNames(db, division);
    return (id) => organs.get(id)?.name ?? id;
  }
  if (by === "item") {
    const found = await Promise.all(
      ids.map(async (id) => [id, await nameOfItem(services, division, id)] as const),
    );
    return named(new Map(found.flatMap(([id, name]) => (name === undefined ? [] : [[id, name] as const]))));
  }
  if (by === "hall") return named(await hallNames(db, division));
  if (by === "counter") return named(await countersInWords(services, division, ids));
  if (by === "staff") {
    const known = ids.filter((id) => /^[0-9a-f-]{36}$/.test(id));
    const people = await staffNames(db, division, known);
    return (id) => people.get(id) ?? "工作人员";
  }
  if (by === "channel") return channelName;
  if (by === "month") return (id) => `${id.slice(0, 4)}年${Number(id.slice(5))}月`;
  return by === "year" ? (id) => `${id}年` : (id) => id;
}

async function countersInWords({ db }: Services, division: string, ids: readonly string[]) {
  const [halls, counters] = await Promise.all([hallNames(db, division), counterNames(db, division)]);
  const words = (id: string) => {
    const [hall = "", counter = ""] = id.split("/");
    return `${halls.get(hall) ?? hall} ${counters.get(id) ?? counter}`;
  };
  return new Map(ids.map((id) => [id, words(id)]));
}
