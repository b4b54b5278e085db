/** The rules of a hall's queues as a small form, and back. Pure. */
import type { HallQueueRules } from "#contract/queue-settings.ts";
import type { AskedField } from "../form/asked.ts";
import type { Filled } from "../form/filled.ts";

const number = (name: string, label: string, min: number, max: number): AskedField => ({
  ...{ name, label, required: true, kind: "number", min, max },
});

/** One weight and one lift for each class, then the limits of calling. */
export function fieldsOf({ classes }: HallQueueRules): AskedField[] {
  return [
    ...classes.map(({ id, name }) => number(`weight-${id}`, `${name}：权重，小的先叫`, 1, 9)),
    ...classes
      .filter(({ lift }) => lift)
      .map(({ id, name }) => number(`lift-${id}`, `${name}：等满多少分钟提到最前`, 1, 600)),
    number("recallTimes", "叫了没来，可以重呼几次", 0, 9),
    number("recallSeconds", "隔多少秒才能重呼", 5, 600),
    number("restoreTimes", "过号可以恢复几次", 0, 9),
    number("restoreMinutes", "过号多少分钟以内可以恢复", 1, 600),
    number("restoreBehind", "恢复以后先让几个人", 0, 20),
    number("alarm", "等了多少分钟提醒监察人员", 1, 600),
    number("nearby", "前面还有几个人时发短信", 1, 20),
    number("comeBack", "在外面等的，提前多少分钟请回来", 1, 120),
    { name: "personRequired", label: "取号要说是谁（刷身份证或登记）", required: false, kind: "tick" },
    { name: "onTheWay", label: "来的路上可以在手机上先取号", required: false, kind: "tick" },
  ];
}

export function startOf(rules: HallQueueRules): Filled {
  const { classes, recall, restore, alarm, nearby, comeBack, personRequired, onTheWay } = rules;
  return {
    ...Object.fromEntries(classes.map(({ id, weight }) => [`weight-${id}`, weight])),
    ...Object.fromEntries(classes.flatMap(({ id, lift }) => (lift ? [[`lift-${id}`, lift.minutes]] : []))),
    ...{ recallTimes: recall.times, recallSeconds: recall.seconds },
    ...{ restoreTimes: restore.times, restoreMinutes: restore.minutes, restoreBehind: restore.behind },
    ...{ alarm: alarm.minutes, nearby: nearby.ahead, comeBack: comeBack.minutes },
    ...{ personRequired, onTheWay },
  };
}

/** What is not in the form stays as it was. */
export function rulesFrom(rules: HallQueueRules, data: Record<string, unknown>): HallQueueRules {
  const n = (name: string) => Number(data[name]);
  return {
    classes: rules.classes.map(({ lift, ...one }) => ({
      ...{ ...one, weight: n(`weight-${one.id}`) },
      ...(lift && { lift: { ...lift, minutes: n(`lift-${one.id}`) } }),
    })),
    recall: { ...rules.recall, times: n("recallTimes"), seconds: n("recallSeconds") },
    restore: {
      ...rules.restore,
      ...{ times: n("restoreTimes"), minutes: n("restoreMinutes"), behind: n("restoreBehind") },
    },
    alarm: { ...rules.alarm, minutes: n("alarm") },
    nearby: { ...rules.nearby, ahead: n("nearby") },
    comeBack: { ...rules.comeBack, minutes: n("comeBack") },
    personRequired: data.personRequired === true,
    onTheWay: data.onTheWay === true,
  };
}
