/** Words of service points, the same on pages, sheets and paper. */
import type { Accessibility, How, SiteKind } from "./sites.ts";

export const howNames: Record<How, string> = { here: "当场办", forward: "代收转办", advice: "只咨询" };

export const siteKindNames: Record<SiteKind, string> = {
  hall: "县级大厅",
  branch: "分厅",
  town: "乡镇便民服务中心",
  village: "村级便民服务点",
  "self-service": "自助服务区",
};

export const accessibilityNames: Record<Accessibility, string> = {
  ramp: "无障碍坡道",
  lift: "电梯",
  toilet: "无障碍卫生间",
  "low-counter": "低位窗口",
  parking: "无障碍停车位",
  "sign-language": "手语服务",
  "hearing-loop": "助听设备",
  "tactile-paving": "盲道",
};

export const positionSourceNames = { measured: "实测", synthetic: "演示数据" } as const;
