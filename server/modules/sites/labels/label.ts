/** What stands on a sticker or a poster: whose it is, what scanning leads to, and where. Pure. */
import type { LabelTarget } from "#contract/labels.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { SiteGround } from "../ground.ts";
import { placedPoint } from "../point-query.ts";
import "../site-refusals.ts";

export interface Label {
  /** Above the title: 窗口, 办事指南. */
  over: string;
  title: string;
  /** Below the title: the hall, the organ. */
  under: string;
  /** What one finds by scanning, in a few words each. */
  gives: string[];
  address: string;
}

/** Refused: something that is not there any more. `origin` is the address people reach us by. */
export function labelOf(ground: SiteGround, origin: string, target: LabelTarget): Label {
  switch (target.kind) {
    case "point":
      return pointLabel(ground, origin, target.hall);
    case "counter":
      return counterLabel(ground, origin, target);
    case "item":
      return itemLabel(ground, origin, target.item);
    case "kiosk":
      return kioskLabel(ground, origin, target.device);
  }
}

function pointLabel(ground: SiteGround, origin: string, id: string): Label {
  const { hall } = placedPoint(ground, id);
  return {
    ...{ over: "服务点", title: hall.name, under: hall.address },
    gives: ["能办什么", "什么时候开", "有多少人在等"],
    address: `${origin}/halls/${id}`,
  };
}

function counterLabel(ground: SiteGround, origin: string, at: { hall: string; counter: string }): Label {
  const { hall, counters } = placedPoint(ground, at.hall);
  const counter = counters.find(({ id }) => id === at.counter);
  if (!counter) throw refuse("site-not-found");
  return {
    ...{ over: `${counter.id} 号窗口`, title: counter.name, under: hall.name },
    gives: ["这个窗口办什么", "取号", "评价"],
    address: `${origin}/halls/${hall.id}/counters/${counter.id}`,
  };
}

function itemLabel({ matters, organisation }: SiteGround, origin: string, key: string): Label {
  const matter = matters.get(key);
  if (!matter) throw refuse("site-matter-unknown");
  return {
    ...{ over: "办事指南", title: matter.name, under: organisation.organ.get(matter.organ)?.name ?? "" },
    gives: ["要带什么", "去哪办", "多久", "多少钱"],
    address: `${origin}/items/${key}`,
  };
}

function kioskLabel(ground: SiteGround, origin: string, device: string): Label {
  const kiosk = ground.kiosks.find(({ id }) => id === device);
  if (!kiosk) throw refuse("site-not-found");
  const { hall } = placedPoint(ground, kiosk.hall);
  return {
    ...{ over: "自助终端", title: kiosk.name, under: hall.name },
    gives: ["自助能办什么", "打印", "不会用时找谁"],
    address: `${origin}/halls/${hall.id}`,
  };
}
