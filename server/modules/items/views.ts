/** What pages are given of an item. Pure. */
import type {
  CatalogueItem,
  ItemComparison,
  Judgement,
  PublicVersions,
  VersionMark,
  VersionView,
} from "#contract/catalogue.ts";
import type { Item } from "#contract/item.ts";
import type { ItemGuide } from "#contract/portal.ts";
import type { Actor } from "#server/kernel/access/actor.ts";
import { changesBetween, countsOf } from "#server/kernel/item/changes.ts";
import { differences } from "#server/kernel/item/differences.ts";
import { judgeItem } from "#server/kernel/item/gate.ts";
import type { GateRules } from "#server/kernel/item/gate-limits.ts";
import { onlineGrade, onlineGradeNames } from "#server/kernel/item/online-grade.ts";
import { limitInWords } from "#server/kernel/item/words.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import type { ItemChange } from "./changes-store.ts";
import { allowedActions } from "./item-policy.ts";
import { type ItemVersion, isOpenOn } from "./items.ts";

/** The guide of a published version, as it stands on this day. */
export function guideOf({ item, status }: ItemVersion, organName: string, day: string): ItemGuide {
  const grade = onlineGrade(item.channel);
  const open = isOpenOn({ version: item.version, status, cancelledFrom: item.cancelledFrom ?? null }, day);
  const note = noteOf(item, open, day);
  return {
    item,
    organName,
    ...(grade && { grade, gradeText: onlineGradeNames[grade] }),
    online: open && (item.channel?.online ?? false),
    complete: true,
    ...(note && { note }),
    limits: { statutory: limitInWords(item.statutory), promised: limitInWords(item.promised) },
  };
}

function noteOf(item: Item, open: boolean, day: string): string | undefined {
  if (item.status === "suspended") return "这个事项暂停办理，恢复后可以继续申请";
  if (item.cancelledFrom && item.cancelledFrom > day)
    return `这个事项将于 ${dayInWords(item.cancelledFrom)}取消`;
  return open ? undefined : "这个事项已经取消，不再办理";
}

function dayInWords(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year} 年 ${month} 月 ${date} 日`;
}

/** What a public list tells of an item whose guide is still being worked out: the law's facts, no promises. */
export function stubOf({ item }: ItemVersion, organName: string): ItemGuide {
  const { promised, channel, form, result, contact, quota, intermediary, ...known } = item;
  const unwritten = {
    special: [],
    conditions: [],
    steps: [],
    materials: [],
    questions: [],
    fees: [],
    faq: [],
  };
  return {
    item: { ...known, ...unwritten },
    organName,
    online: false,
    complete: false,
    note: "这个事项的办事指南正在完善，请先到窗口或打电话咨询",
    limits: { statutory: limitInWords(item.statutory), promised: "窗口告知" },
  };
}

export function markOf(version: ItemVersion): VersionMark {
  const { revision, draftedBy, draftedAt, publishedBy, publishedAt, status, item } = version;
  return {
    ...{ version: version.version, status, revision, draftedBy, draftedAt },
    ...(item.effectiveFrom && { effectiveFrom: item.effectiveFrom }),
    ...(item.cancelledFrom && { cancelledFrom: item.cancelledFrom }),
    ...(publishedBy && { publishedBy }),
    ...(publishedAt && { publishedAt }),
  };
}

export interface Onlooker {
  actor: Actor;
  division: string;
  organName: (uscc: string) => string;
  /** What the publishing gate measures by. */
  rules: GateRules;
}

export function versionView(
  version: ItemVersion,
  { actor, division, organName, rules }: Onlooker,
): VersionView {
  const { completeness, problems, publishable } = judgeItem(version.item, rules);
  const judgement: Judgement = { ...completeness, problems, publishable };
  const seen = version.status === "draft" ? { draft: version } : { current: version };
  return {
    mark: markOf(version),
    item: version.item,
    organName: organName(version.item.implementation.organ),
    judgement,
    allowed: allowedActions(actor, division, seen),
  };
}

export function catalogueItem(
  versions: readonly ItemVersion[],
  changes: readonly (ItemChange & { id: number })[],
  onlooker: Onlooker,
): CatalogueItem {
  const draft = versions.find((it) => it.status === "draft");
  const current = versions.find((it) => it.status !== "draft");
  return {
    key: versions[0]!.key,
    ...(current && { current: versionView(current, onlooker) }),
    ...(draft && { draft: versionView(draft, onlooker) }),
    versions: versions.map(markOf),
    changes: [...changes],
    allowed: allowedActions(onlooker.actor, onlooker.division, { current, draft }),
  };
}

/** A13 of two versions. */
export function comparison(before: ItemVersion, after: ItemVersion): ItemComparison {
  return {
    key: before.key,
    from: before.version,
    to: after.version,
    counts: changesBetween(countsOf(before.item), countsOf(after.item)),
    differences: differences(before.item, after.item),
  };
}

/** The published versions, newest first, each with what it saved against the one before it (A13). */
export function publicVersions(versions: readonly ItemVersion[]): PublicVersions {
  const published = versions.filter((it) => it.status !== "draft");
  return {
    versions: published.map((it, index) => {
      const before = published[index + 1];
      return {
        version: it.version,
        status: it.status,
        publishedOn: shanghaiDay(it.publishedAt!),
        ...(it.item.effectiveFrom && { effectiveFrom: it.item.effectiveFrom }),
        ...(it.item.cancelledFrom && { cancelledFrom: it.item.cancelledFrom }),
        ...(before && { counts: changesBetween(countsOf(before.item), countsOf(it.item)) }),
      };
    }),
  };
}
